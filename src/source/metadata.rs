//! What is known of a document, from wherever it was said.

use crate::value::Period;
use crate::yaml::{At, Complaint};

/// What a document says of itself, or is said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// Other names that texts call it by.
    pub aliases: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was taken from.
    pub url: Option<String>,
    /// When it spoke.
    pub as_of: Option<Period>,
    /// Its rank as a reference: 1 stands above 2. Documents without a rank are no reference.
    pub authority: Option<u32>,
}

/// Reads when a document spoke.
pub(crate) fn as_of(written: &At<String>) -> Result<Period, Complaint> {
    Period::parse_iso(written.value.trim()).ok_or_else(|| {
        Complaint::new(format!("`{}` is no date", written.value), &written.span)
            .help("write a year, a month or a day: 2018, 2018-11 or 2018-11-12")
    })
}

impl Metadata {
    /// Takes from `other` what is not known here.
    pub fn fill_from(&mut self, other: &Self) {
        fn fill<T: Clone>(mine: &mut Option<T>, other: Option<&T>) {
            if mine.is_none() {
                *mine = other.cloned();
            }
        }
        fill(&mut self.title, other.title.as_ref());
        fill(&mut self.publisher, other.publisher.as_ref());
        fill(&mut self.url, other.url.as_ref());
        fill(&mut self.as_of, other.as_of.as_ref());
        fill(&mut self.authority, other.authority.as_ref());
        if self.aliases.is_empty() {
            self.aliases.clone_from(&other.aliases);
        }
    }
}
