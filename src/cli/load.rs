//! Reads and recognises documents, with what could not be read of them.

use std::io::{self, Read};

use rayon::prelude::*;

use super::progress::{self, Work};
use crate::recognize::Document;
use crate::report::{Excerpt, Problem};
use crate::rule::Severity;
use crate::source::{self, Complaint, Entry, LoadError, Source};

/// The path that stands for standard input, and the id of what is read from it.
pub(super) const STDIN: &str = "-";

/// Reads and recognises the files, all at once, in their order.
pub(super) fn load(entries: &[Entry]) -> (Vec<Document>, Vec<Problem>) {
    let stage = progress::begin(Work::Reading(entries.len()));
    let read: Vec<(Option<Document>, Vec<Problem>)> = entries.par_iter().map(load_one).inspect(|_| stage.step()).collect();
    let (documents, problems): (Vec<Option<Document>>, Vec<Vec<Problem>>) = read.into_iter().unzip();
    (documents.into_iter().flatten().collect(), problems.into_iter().flatten().collect())
}

/// Reads and recognises one file.
pub(super) fn load_one(entry: &Entry) -> (Option<Document>, Vec<Problem>) {
    let name = entry.path.as_str().trim_start_matches("./");
    let help = "the other sources were read without it; correct the path, or leave the file out with `exclude`";
    recognised(source::load(entry), name, help)
}

/// Reads standard input to its end, as plain text or a page (an id without an extension), and recognises it.
pub(super) fn load_stdin(entry: &Entry) -> (Option<Document>, Vec<Problem>) {
    const NAME: &str = "standard input";
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let parsed = match read {
        Ok(_) => {
            source::parse(entry.id.clone(), bytes, &entry.metadata).ok_or_else(|| LoadError::Binary { path: NAME.to_owned() })
        }
        Err(error) => Err(LoadError::Unreadable { path: NAME.to_owned(), error }),
    };
    recognised(parsed, NAME, "the other sources were read without it")
}

fn recognised(loaded: Result<(Source, Vec<Complaint>), LoadError>, name: &str, help: &str) -> (Option<Document>, Vec<Problem>) {
    let alone = |severity: Severity, message: String, help: &str| Problem {
        severity,
        message,
        excerpt: None,
        help: Some(help.to_owned()),
    };
    match loaded {
        Ok((source, complaints)) => {
            let mut problems: Vec<Problem> = complaints.iter().map(|complaint| front_matter(&source, complaint, name)).collect();
            if source.blocks().is_empty() {
                problems.push(alone(Severity::Warning, format!("{name} holds no text"), "there was nothing in it to read"));
            }
            (Some(Document::of(source)), problems)
        }
        Err(error) => (None, vec![alone(Severity::Error, error.to_string(), help)]),
    }
}

fn front_matter(source: &Source, complaint: &Complaint, name: &str) -> Problem {
    let text = source.line(complaint.place.line);
    let start = text.char_indices().nth(complaint.place.column - 1).map_or(text.len(), |(at, _)| at);
    let width: usize =
        text[start..].chars().take(complaint.place.end_column.saturating_sub(complaint.place.column)).map(char::len_utf8).sum();
    Problem {
        severity: Severity::Error,
        message: format!("the front matter is wrong: {}", complaint.message),
        excerpt: Some(Excerpt {
            path: name.to_owned(),
            line: complaint.place.line,
            column: complaint.place.column,
            text: text.to_owned(),
            span: start..start + width,
        }),
        help: Some("correct it; the text below it was read all the same".to_owned()),
    }
}
