//! What a page says of itself in its head: title, publisher and dates.

use super::tokens::{Attribute, Tag};
use crate::source::metadata::Metadata;
use crate::value::Period;

/// The metadata of a page under construction.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: String,
    publisher: Option<String>,
    published: Option<Period>,
    modified: Option<Period>,
}

/// What a `<meta>` says.
enum Said {
    Published,
    Modified,
    Publisher,
}

/// The names that sites agree on: Dublin Core, Open Graph, and the plain `date`.
fn said(name: &str) -> Option<Said> {
    Some(match name.to_ascii_lowercase().as_str() {
        "date" | "dc.date" | "dcterms.date" | "dcterms.created" | "dcterms.issued" | "article:published_time" => Said::Published,
        "dcterms.modified" | "article:modified_time" | "og:updated_time" => Said::Modified,
        "dc.publisher" | "dcterms.publisher" => Said::Publisher,
        _ => return None,
    })
}

impl Head {
    /// Reads a `<meta>`. Of several that say the same, the first holds; a date in words is none.
    pub(super) fn meta(&mut self, tag: &Tag) {
        let Some(content) = tag.get(Attribute::Content).map(str::trim).filter(|content| !content.is_empty()) else { return };
        let name = tag.get(Attribute::Name).or_else(|| tag.get(Attribute::Property));
        match name.and_then(said) {
            Some(Said::Published) => self.published = self.published.take().or_else(|| date(content)),
            Some(Said::Modified) => self.modified = self.modified.take().or_else(|| date(content)),
            Some(Said::Publisher) => {
                self.publisher.get_or_insert_with(|| content.to_owned());
            }
            None => {}
        }
    }

    /// Adds to the title.
    pub(super) fn title(&mut self, text: &str) {
        self.title.push_str(text);
    }

    /// Whether the title has any text.
    pub(super) fn is_titled(&self) -> bool {
        !self.title.trim().is_empty()
    }

    /// What is known: a page spoke when it was last changed.
    pub(super) fn metadata(self) -> Metadata {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        Metadata {
            title: (!title.is_empty()).then_some(title),
            publisher: self.publisher,
            as_of: self.modified.or(self.published),
            ..Metadata::default()
        }
    }
}

/// A date, with or without a time of the day.
fn date(content: &str) -> Option<Period> {
    Period::parse_iso(content.split(['T', ' ']).next()?)
}
