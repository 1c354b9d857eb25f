//! YAML front matter: metadata between two lines of dashes at the very start of a file.
//!
//! Other programs keep their own keys there, so unknown ones are left alone; a known one of the wrong kind is a problem
//! at its place. Text that only looks like front matter (a rule of dashes, then prose) stays text.

use std::ops::Range;

use serde::Deserialize;

use super::metadata::{Metadata, as_of};
use crate::yaml::{self, At};

#[derive(Default, Deserialize)]
#[serde(default)]
struct FrontMatter {
    title: Option<String>,
    aliases: Option<Vec<String>>,
    publisher: Option<String>,
    url: Option<String>,
    as_of: Option<At<String>>,
    authority: Option<u32>,
}

/// What stands before the text of a document.
#[derive(Default)]
pub(super) struct Head {
    pub(super) metadata: Metadata,
    /// Where the text begins, in bytes of the decoded file.
    pub(super) text_start: usize,
    /// What is wrong with it, and where in the decoded file.
    pub(super) complaint: Option<(String, Range<usize>)>,
}

/// Reads the front matter of a decoded file, if it has one.
pub(super) fn read(decoded: &str) -> Head {
    let Some((yaml, text_start)) = extent(decoded) else { return Head::default() };
    match yaml::read::<FrontMatter>(&decoded[yaml.clone()]) {
        Ok(raw) => valid(raw, yaml.start, text_start),
        Err(complaint) => {
            let at = complaint.span.map_or(0, |span| span.start);
            let start = decoded.floor_char_boundary((yaml.start + at).min(yaml.end));
            Head { text_start, complaint: Some((complaint.message, start..start)), ..Head::default() }
        }
    }
}

fn valid(raw: FrontMatter, offset: usize, text_start: usize) -> Head {
    let mut complaint = None;
    let as_of = raw.as_of.and_then(|written| match as_of(&written) {
        Ok(period) => Some(period),
        Err(wrong) => {
            complaint = Some((wrong.message, offset + written.span.start..offset + written.span.end));
            None
        }
    });
    let metadata = Metadata {
        title: raw.title,
        aliases: raw.aliases.unwrap_or_default(),
        publisher: raw.publisher,
        url: raw.url,
        as_of,
        authority: raw.authority,
    };
    Head { metadata, text_start, complaint }
}

/// The YAML between the fences, and where the text after them starts.
fn extent(decoded: &str) -> Option<(Range<usize>, usize)> {
    let first = decoded.split_inclusive('\n').next()?;
    if first.trim_end() != "---" || !first.ends_with('\n') {
        return None;
    }
    let mut at = first.len();
    let yaml_start = at;
    let mut has_key = false;
    for line in decoded[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return has_key.then_some((yaml_start..at, at + line.len()));
        }
        has_key |= line.split_once(':').is_some_and(|(key, rest)| {
            !key.is_empty() && !key.contains(char::is_whitespace) && (rest.starts_with(char::is_whitespace) || rest.is_empty())
        });
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Period;

    #[test]
    fn known_keys_are_read_and_others_left_alone() {
        let head = read("---\ntitle: A page\nlayout: post\nas_of: 2018-11\n---\nText.\n");
        assert_eq!(head.metadata.title.as_deref(), Some("A page"));
        assert_eq!(head.metadata.as_of, Period::parse_iso("2018-11"));
        assert!(head.complaint.is_none());
        assert_eq!(head.text_start, 50);
    }

    #[test]
    fn a_rule_of_dashes_is_no_front_matter() {
        assert_eq!(read("---\nSome prose.\n---\n").text_start, 0);
        assert_eq!(read("---\ntitle: never closed\n").text_start, 0);
    }

    #[test]
    fn a_date_that_is_none_is_complained_about_at_its_place() {
        let text = "---\nas_of: last year\n---\n";
        let (message, at) = read(text).complaint.unwrap();
        assert!(message.contains("last year"), "{message}");
        assert_eq!(&text[at], "last year");
    }
}
