//! Tags and stretches of text → blocks.

use std::ops::Range;

use super::element::{Element, is_left_out, is_mark_only, is_signature, leads_to_note, stands_apart};
use super::head::Head;
use super::scope::Scopes;
use super::stack::{After, End, Open, Stack};
use super::tokens::{Attribute, Tag};
use crate::source::builder::{Builder, Built};
use crate::source::metadata::Metadata;

/// A page under construction.
pub(super) struct Page<'a> {
    decoded: &'a str,
    builder: Builder<'a>,
    stack: Stack,
    scopes: Scopes,
    /// How many open elements hide their text, are preformatted, headings, code, quotations in a line, and articles.
    hidden: usize,
    preformatted: usize,
    headings: usize,
    code: usize,
    quoted: usize,
    articles: usize,
    /// The digits of raised or lowered text.
    digits: Option<&'static [char; 10]>,
    head: Head,
    in_title: bool,
    /// Whether there is a heading that titles the page, and its `<title>` is none.
    has_heading: bool,
    /// The length of the text at the last line break.
    line_break: Option<usize>,
    /// Where the last tag that began a link ends.
    link: usize,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

impl<'a> Page<'a> {
    pub(super) fn new(decoded: &'a str, has_heading: bool) -> Self {
        Self {
            decoded,
            builder: Builder::new(decoded),
            stack: Stack::default(),
            scopes: Scopes::default(),
            hidden: 0,
            preformatted: 0,
            headings: 0,
            code: 0,
            quoted: 0,
            articles: 0,
            digits: None,
            head: Head::default(),
            in_title: false,
            has_heading,
            line_break: None,
            link: 0,
        }
    }

    /// Text as it stands.
    pub(super) fn text(&mut self, range: Range<usize>) {
        let text = &self.decoded[range.clone()];
        self.write(text, |page| match page.digits {
            Some(&RAISED) if is_power(page.builder.before(), text) => {
                page.builder.push_for("^", range.start..range.start);
                page.builder.push(range);
            }
            Some(digits) => page.shifted(text, digits, range.start),
            None => page.builder.push(range),
        });
    }

    /// Text that stands for some bytes.
    pub(super) fn reference(&mut self, text: &str, range: Range<usize>) {
        self.write(text, |page| page.builder.push_for(text, range));
    }

    fn write(&mut self, text: &str, push: impl FnOnce(&mut Self)) {
        if self.hidden > 0 {
            return;
        }
        if self.in_title {
            self.head.title(text);
            if self.has_heading {
                return;
            }
        }
        if self.code > 0 {
            self.builder.begin_code();
            push(self);
            self.builder.end_code();
        } else {
            push(self);
        }
    }

    /// Text whose digits are raised or lowered: *10⁶* is not 106, in Unicode as on the page.
    fn shifted(&mut self, text: &str, digits: &[char; 10], start: usize) {
        for (at, char) in text.char_indices() {
            let range = start + at..start + at + char.len_utf8();
            let minus = digits == &RAISED && matches!(char, '-' | '−');
            match char.to_digit(10).map(|digit| digits[digit as usize]).or(minus.then_some('⁻')) {
                Some(shifted) => self.builder.push_for(shifted.encode_utf8(&mut [0; 4]), range),
                None => self.builder.push(range),
            }
        }
    }

    /// A comment, with its marks.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        self.builder.comment(range);
        if self.hidden > 0 {
            self.builder.pass_over();
        }
    }

    /// A start tag.
    pub(super) fn open(&mut self, tag: &Tag) {
        let element = Element::of(&tag.name);
        if !element.is_inline() && !element.is_void() && self.hidden == 0 {
            self.builder.hold_comments();
        }
        if let Some(number) = self.stack.ended_before(element) {
            self.leave_from(number, tag.start..tag.start);
        }
        let mut open = Open::new(&tag.name, element);
        open.hides = !element.is_void() && self.is_hidden(tag, element);
        open.acts = self.hidden == 0 && !open.hides;
        if open.acts {
            open.code = element == Element::Code || is_signature(tag);
            self.enter(element, tag);
            if stands_apart(tag, element) {
                open.after = After::Before(self.builder.heading());
            }
            self.code += usize::from(open.code);
            if !element.is_inline() && !element.is_void() {
                open.comments = self.builder.begin_element();
            }
        } else if self.hidden == 0 && !element.is_inline() {
            self.flush();
        }
        if !element.is_void() {
            self.hidden += usize::from(open.hides);
            self.stack.push(open);
        }
        if tag.name == b"a" {
            self.link = tag.end;
        }
    }

    /// The start tag just opened ends its element as well.
    pub(super) fn close_empty(&mut self, tag: &Tag) {
        if !Element::of(&tag.name).is_void() {
            self.leave_from(self.stack.len().saturating_sub(1), tag.end..tag.end);
        }
    }

    /// An end tag.
    pub(super) fn close(&mut self, tag: &Tag) {
        let element = Element::of(&tag.name);
        match self.stack.ended_by(&tag.name, element) {
            End::From(number) => self.leave_from(number, tag.start..tag.end),
            End::Only(number) => {
                let open = self.stack.forget(number);
                self.leave(open, tag.start..tag.end);
            }
            // Browsers make a paragraph and a line break of these.
            End::Nothing if self.hidden > 0 => {}
            End::Nothing if element == Element::Paragraph => self.flush(),
            End::Nothing if element == Element::LineBreak => self.line_break(tag.start..tag.end),
            End::Nothing => {}
        }
    }

    /// Whether an element is no part of the text.
    fn is_hidden(&self, tag: &Tag, element: Element) -> bool {
        match element {
            Element::Hidden | Element::Navigation => true,
            // What stands below the whole page stands below every page of its site.
            Element::Footer => self.articles == 0,
            Element::Title => self.head.is_titled(),
            Element::Raised => self.link == tag.start || leads_to_note(&self.decoded[tag.end..]) || is_left_out(tag),
            _ => is_left_out(tag) || (tag.name == b"a" && is_mark_only(&self.decoded[tag.end..])),
        }
    }

    fn enter(&mut self, element: Element, tag: &Tag) {
        if !element.is_inline() && !matches!(element, Element::Meta | Element::Nothing | Element::Void | Element::LineBreak) {
            self.flush();
        }
        match element {
            Element::Article => self.articles += 1,
            Element::Heading => self.headings += 1,
            Element::Preformatted => self.preformatted += 1,
            Element::Quotation => {
                self.articles += 1;
                self.scopes.quotation();
            }
            Element::List => self.scopes.list(),
            Element::Item | Element::Term => self.scopes.begin_item(),
            Element::Description => self.scopes.describe(),
            Element::Table => {
                let layout = matches!(tag.get(Attribute::Role), Some("presentation" | "none"));
                self.scopes.table(layout);
            }
            Element::Rows { head } => {
                self.end_row();
                if let Some(table) = self.scopes.in_table() {
                    table.rows(head);
                }
            }
            Element::Row => self.end_row(),
            Element::Cell { header } => {
                let span = |attribute| tag.get(attribute).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                let (columns, rows) = (span(Attribute::Colspan), span(Attribute::Rowspan));
                if let Some(table) = self.scopes.in_table() {
                    table.begin_cell(header, columns, rows);
                }
            }
            Element::Raised => self.digits = Some(&RAISED),
            Element::Lowered => self.digits = Some(&LOWERED),
            Element::Quoted => {
                self.quoted += 1;
                self.quotation_mark(["“", "‘"], tag.start..tag.end);
            }
            Element::Title => {
                self.headings += 1;
                self.in_title = true;
            }
            Element::Meta => self.head.meta(tag),
            Element::LineBreak => self.line_break(tag.start..tag.end),
            Element::Void => self.builder.gap(tag.start..tag.end),
            Element::Inline
            | Element::Block
            | Element::Paragraph
            | Element::Footer
            | Element::Code
            | Element::Rule
            | Element::Nothing
            | Element::Hidden
            | Element::Navigation => {}
        }
    }

    fn leave_from(&mut self, number: usize, at: Range<usize>) {
        while self.stack.len() > number {
            let Some(open) = self.stack.pop() else { break };
            self.leave(open, at.clone());
        }
    }

    fn leave(&mut self, open: Open, at: Range<usize>) {
        self.hidden -= usize::from(open.hides);
        if !open.acts {
            return;
        }
        if !open.element.is_inline() {
            self.flush();
        }
        self.code -= usize::from(open.code);
        if let After::Before(heading) = open.after {
            self.builder.set_heading(heading);
        }
        if !open.element.is_inline() {
            self.builder.end_element(open.comments);
        }
        match open.element {
            Element::Article => self.articles -= 1,
            Element::Heading => self.headings -= 1,
            Element::Preformatted => self.preformatted -= 1,
            Element::Quotation => {
                self.articles -= 1;
                self.scopes.end();
            }
            Element::List => self.scopes.end(),
            Element::Item => self.scopes.end_item(),
            Element::Table => {
                self.end_row();
                self.scopes.end();
            }
            Element::Row | Element::Rows { .. } => self.end_row(),
            Element::Cell { .. } => {
                if let Some(table) = self.scopes.in_table() {
                    table.end_cell();
                }
            }
            Element::Raised | Element::Lowered => self.digits = None,
            Element::Quoted => {
                self.quotation_mark(["”", "’"], at);
                self.quoted -= 1;
            }
            Element::Title => {
                self.headings -= 1;
                self.in_title = false;
            }
            Element::Inline
            | Element::Block
            | Element::Paragraph
            | Element::Footer
            | Element::Term
            | Element::Description
            | Element::Code
            | Element::Meta
            | Element::LineBreak
            | Element::Rule
            | Element::Void
            | Element::Nothing
            | Element::Hidden
            | Element::Navigation => {}
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = self.scopes.in_table() {
            table.end_row(&mut self.builder);
        }
    }

    fn quotation_mark(&mut self, [outer, inner]: [&str; 2], at: Range<usize>) {
        // One tag may end several: each mark stands right after it, and none for its letters.
        self.builder.push_for(if self.quoted % 2 == 1 { outer } else { inner }, at.end..at.end);
    }

    /// One line break is white space, two with nothing between them end a paragraph.
    fn line_break(&mut self, at: Range<usize>) {
        let len = self.builder.len();
        if self.line_break == Some(len) {
            self.flush();
        } else {
            self.builder.gap(at);
            self.line_break = Some(len);
        }
    }

    /// Ends the block under construction: what it is follows from the elements it stands in.
    fn flush(&mut self) {
        self.line_break = None;
        if self.builder.is_empty() {
            return;
        }
        if self.preformatted > 0 {
            self.scopes.close_code(&mut self.builder);
        } else {
            self.scopes.close(&mut self.builder, self.headings > 0);
        }
    }

    /// The blocks, and what the page says of itself.
    pub(super) fn finish(mut self) -> (Built, Metadata) {
        let end = self.decoded.len();
        self.leave_from(0, end..end);
        self.flush();
        (self.builder.finish(), self.head.metadata())
    }
}

/// Whether raised text is the exponent of a power, and no mark of a note: of the bases that people write powers of.
fn is_power(before: &str, raised: &str) -> bool {
    let exponent = raised.trim().trim_start_matches(['-', '−', '+']);
    let end = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let alone = !end.ends_with(['.', ',']) && !end.ends_with(char::is_alphanumeric);
    let is_exponent = !exponent.is_empty() && exponent.bytes().all(|byte| byte.is_ascii_digit());
    is_exponent && alone && matches!(&before[end.len()..], "2" | "10" | "16")
}
