//! Bytes → a text.
//!
//! ```text
//! bytes   := byte* control
//! control := bit 0: each byte before is a word of the target's table, or all bytes are a text as they stand
//!            bit 1: a space stands between words
//!            bit 2: the text is Markdown
//!            bits 4 and 5: when the document spoke
//! ```
//!
//! The control stands last, and a line feed as a control means *a text as it stands*: a plain file of sentences is a seed.

use std::fmt;
use std::marker::PhantomData;

use crosscheck::recognize::Document;
use crosscheck::source::{Metadata, SourceId, parse};
use crosscheck::value::Period;
use jiff::civil::{Date, date};
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};

use crate::words::{SHARED, Words};

/// A document to be read.
#[derive(Debug)]
pub struct Text {
    /// Its words.
    pub text: String,
    /// Whether they are Markdown.
    pub markdown: bool,
    /// When it spoke.
    pub as_of: Option<Date>,
}

impl Text {
    /// Reads it. `None` where there is nothing to read.
    pub fn document(&self) -> Option<Document> {
        let name = if self.markdown { "a.md" } else { "a.txt" };
        let metadata = Metadata { as_of: self.as_of.and_then(Period::day), ..Metadata::default() };
        let (source, _) = parse(SourceId(name.to_owned()), self.text.clone().into_bytes(), &metadata)?;
        Some(Document::of(source))
    }
}

/// A text made with the words of a table.
pub struct Input<W> {
    /// The text.
    pub text: Text,
    words: PhantomData<W>,
}

impl<W: Words> Input<W> {
    fn of(bytes: &[u8]) -> Self {
        let control = bytes.last().copied().unwrap_or(0);
        let text = if control & 1 == 0 {
            String::from_utf8_lossy(bytes).into_owned()
        } else {
            let words: Vec<&str> = bytes[..bytes.len() - 1].iter().map(|byte| word::<W>(*byte)).collect();
            words.join(if control & 2 == 0 { "" } else { " " })
        };
        let spoken = [Some(date(2018, 11, 12)), None, Some(date(0, 1, 1)), Some(date(9999, 12, 30))];
        let text = Text { text, markdown: control & 4 != 0, as_of: spoken[usize::from(control >> 4 & 3)] };
        Self { text, words: PhantomData }
    }
}

/// The table's own words first, then those of every table, again and again.
fn word<W: Words>(byte: u8) -> &'static str {
    let at = usize::from(byte) % (W::OWN.len() + SHARED.len()).min(256);
    W::OWN.get(at).copied().unwrap_or_else(|| SHARED[at - W::OWN.len()])
}

impl<'a, W: Words> Arbitrary<'a> for Input<W> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let all = bytes.len();
        Ok(Self::of(bytes.bytes(all)?))
    }
}

impl<W> fmt::Debug for Input<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}
