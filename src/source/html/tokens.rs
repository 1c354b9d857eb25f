//! What the tokenizer of `html5gum` sees, as tags and stretches of the decoded text.
//!
//! The tokenizer says where it stands, and hands over text in pieces: stretches of the page as they are, and what a character
//! reference stands for. Which of the two a piece is follows from the bytes passed since the last one, so that each
//! character of the text is tied to the bytes it was written with. The document type is passed over.

use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State};

use super::page::Page;

/// The longest value of an attribute that is looked at, in bytes: classes and dates are short.
const VALUE: usize = 1024;
/// No name that matters is longer, in bytes.
const NAME: usize = 64;

/// The attributes that say something about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    AriaHidden,
    Class,
    Colspan,
    Content,
    Hidden,
    Id,
    Name,
    Property,
    Role,
    Rowspan,
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name, in small letters.
    pub(super) name: Vec<u8>,
    /// Where it begins in the decoded text, and the first byte after it.
    pub(super) start: usize,
    pub(super) end: usize,
    attributes: Vec<(Attribute, String)>,
}

impl Tag {
    /// What an attribute says; empty where it says nothing.
    pub(super) fn get(&self, wanted: Attribute) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| *attribute == wanted).map(|(_, value)| value.as_str())
    }
}

/// The attribute under construction.
#[derive(Clone, Copy, Debug)]
enum Pending {
    /// None, or one that says nothing.
    Nothing,
    /// Its name is being read, and it may have no value.
    Name,
    Value(Attribute),
}

/// Hands what the tokenizer sees to a page.
pub(super) struct Tokens<'p, 'a> {
    page: &'p mut Page<'a>,
    decoded: &'a str,
    /// How far the tokenizer has come.
    position: usize,
    /// Text as it stands that was not yet handed on.
    run: std::ops::Range<usize>,
    /// The tag under construction.
    tag: Tag,
    is_end: bool,
    closes_itself: bool,
    last_start_tag: Vec<u8>,
    attribute_name: Vec<u8>,
    attribute_value: Vec<u8>,
    attribute: Pending,
    /// Where the comment under construction begins.
    comment: usize,
}

impl<'p, 'a> Tokens<'p, 'a> {
    /// Reads a page from `start` on.
    pub(super) fn new(page: &'p mut Page<'a>, decoded: &'a str, start: usize) -> Self {
        Self {
            page,
            decoded,
            position: start,
            run: start..start,
            tag: Tag::default(),
            is_end: false,
            closes_itself: false,
            last_start_tag: Vec::new(),
            attribute_name: Vec::new(),
            attribute_value: Vec::new(),
            attribute: Pending::Nothing,
            comment: start,
        }
    }

    /// Hands on the text met so far; what follows begins where the tokenizer stands.
    fn flush(&mut self) {
        let run = self.decoded.floor_char_boundary(self.run.start)..self.decoded.floor_char_boundary(self.run.end);
        if !run.is_empty() {
            self.page.text(run);
        }
        self.run = self.position..self.position;
    }

    fn end_attribute(&mut self) {
        let found = match std::mem::replace(&mut self.attribute, Pending::Nothing) {
            Pending::Nothing => None,
            Pending::Name => attribute(&self.attribute_name),
            Pending::Value(attribute) => Some(attribute),
        };
        if let Some(attribute) = found
            && self.tag.get(attribute).is_none()
        {
            let value = String::from_utf8_lossy(&self.attribute_value).into_owned();
            self.tag.attributes.push((attribute, value));
        }
    }

    fn init_tag(&mut self, is_end: bool) {
        self.flush();
        self.tag.name.clear();
        self.tag.attributes.clear();
        (self.is_end, self.closes_itself, self.attribute) = (is_end, false, Pending::Nothing);
    }
}

fn attribute(name: &[u8]) -> Option<Attribute> {
    Some(match name {
        b"aria-hidden" => Attribute::AriaHidden,
        b"class" => Attribute::Class,
        b"colspan" => Attribute::Colspan,
        b"content" => Attribute::Content,
        b"hidden" => Attribute::Hidden,
        b"id" => Attribute::Id,
        b"name" => Attribute::Name,
        b"property" => Attribute::Property,
        b"role" => Attribute::Role,
        b"rowspan" => Attribute::Rowspan,
        _ => return None,
    })
}

/// Adds bytes to a buffer that is never longer than `most`.
fn extend(buffer: &mut Vec<u8>, bytes: &[u8], most: usize) {
    buffer.extend_from_slice(&bytes[..bytes.len().min(most.saturating_sub(buffer.len()))]);
}

impl Emitter for Tokens<'_, '_> {
    type Token = std::convert::Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn init_string(&mut self) {
        // Something was passed over that is no text, such as `</>`.
        if self.position > self.run.end {
            self.flush();
        }
    }

    fn emit_string(&mut self, piece: &[u8]) {
        let passed = self.decoded.as_bytes().get(self.run.end..self.position).unwrap_or_default();
        if passed == piece || passed.first() != Some(&b'&') {
            // Pieces may differ from what was passed: the tokenizer makes one line end of two characters, and has a mark for a NUL.
            self.run.end = self.position;
            return;
        }
        let written = self.run.end..self.position;
        self.flush();
        self.page.reference(&String::from_utf8_lossy(piece), written);
    }

    fn init_start_tag(&mut self) {
        self.init_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.init_tag(true);
    }

    fn start_open_tag(&mut self) {
        self.tag.start = self.position.saturating_sub(1);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        extend(&mut self.tag.name, name, NAME);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
        self.attribute_name.clear();
        self.attribute_value.clear();
        self.attribute = Pending::Name;
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        extend(&mut self.attribute_name, name, NAME);
    }

    fn init_attribute_value(&mut self) {
        self.attribute = attribute(&self.attribute_name).map_or(Pending::Nothing, Pending::Value);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if matches!(self.attribute, Pending::Value(_)) {
            extend(&mut self.attribute_value, value, VALUE);
        }
    }

    fn set_self_closing(&mut self) {
        self.closes_itself = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.tag.end = self.position;
        self.run = self.position..self.position;
        if self.is_end {
            self.last_start_tag.clear();
            self.page.close(&self.tag);
            return None;
        }
        self.page.open(&self.tag);
        self.last_start_tag.clone_from(&self.tag.name);
        if self.closes_itself {
            // As in XHTML: the element is empty.
            self.page.close_empty(&self.tag);
            return None;
        }
        naive_next_state(&self.tag.name)
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start_tag.is_empty() && self.last_start_tag == self.tag.name
    }

    fn init_comment(&mut self) {
        self.comment = self.run.end;
        self.flush();
    }

    fn emit_current_comment(&mut self) {
        let passed = self.decoded.get(self.comment..self.position).unwrap_or_default();
        if let Some(mark) = passed.find("<!--") {
            self.page.comment(self.comment + mark..self.position);
        }
        self.run = self.position..self.position;
    }

    fn init_doctype(&mut self) {
        self.flush();
    }

    fn emit_current_doctype(&mut self) {
        self.run = self.position..self.position;
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Self::Token> {
        None
    }

    fn emit_error(&mut self, _: Error) {}
    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
