//! From a path to a [`Source`].

use std::io;

use camino::Utf8Path;
use thiserror::Error;

use super::encoding::decode;
use super::files::Entry;
use super::front_matter;
use super::map::OffsetMap;
use super::place::{Lines, Place};
use super::{Metadata, Source, SourceId, html, markdown, plain};

/// Why a source could not be read, or not as its author meant it.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The file could not be opened or read.
    #[error("cannot read {path}: {}", reason(.error))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// Positions in a text are counted in 32 bits.
    #[error("{path} is too large: documents of more than 1.4 GB are not read")]
    TooLarge {
        /// The file.
        path: String,
    },
    /// The bytes are no text.
    #[error("{path} is not text: it holds NUL bytes and is not UTF-16")]
    Binary {
        /// The file.
        path: String,
    },
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    }
}

/// Something about a source that its reader should know, though it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// Reads one file. Complaints are about its front matter.
///
/// # Errors
/// When the file cannot be read, or holds no text.
pub fn load(entry: &Entry) -> Result<(Source, Vec<Complaint>), LoadError> {
    let path = entry.path.as_str().trim_start_matches("./").to_owned();
    // Decoding makes at most three bytes of one.
    if std::fs::metadata(&entry.path).is_ok_and(|file| file.len() > u64::from(u32::MAX) / 3) {
        return Err(LoadError::TooLarge { path });
    }
    let bytes = std::fs::read(&entry.path).map_err(|error| LoadError::Unreadable { path: path.clone(), error })?;
    parse(entry.id.clone(), bytes, &entry.metadata).ok_or(LoadError::Binary { path })
}

/// Reads a document from memory; `metadata` stands above its front matter. `None` when the bytes are no text.
#[must_use]
pub fn parse(id: SourceId, bytes: Vec<u8>, metadata: &Metadata) -> Option<(Source, Vec<Complaint>)> {
    let named = Format::of(&id);
    let declared = if named == Some(Format::Html) { html::declared(&bytes) } else { None };
    let decoded = decode(bytes, declared)?;
    let (text, to_disk) = (decoded.text, decoded.to_disk);
    let head = front_matter::read(&text);
    let start = head.text_start;
    let sniffed = || if html::is_page(&text) { Format::Html } else { Format::Plain };
    let (built, said) = match named.unwrap_or_else(sniffed) {
        Format::Plain => (plain::read(&text, start), Metadata::default()),
        Format::Markdown => (markdown::read(&text, start), Metadata::default()),
        Format::Html => html::read(&text, start),
    };
    let lines = Lines::of(&text);
    let place = |(message, span): (String, std::ops::Range<usize>)| Complaint {
        message,
        place: lines.place(&text, span.clone(), to_disk.range(&span)),
    };
    let complaints = head.complaint.map(place).into_iter().collect();
    let mut metadata = metadata.clone();
    metadata.fill_from(&head.metadata);
    metadata.fill_from(&said);
    let to_decoded: OffsetMap = built.to_decoded;
    Some((
        Source {
            id,
            metadata,
            text: built.text,
            blocks: built.blocks,
            code: built.code,
            comments: built.comments,
            decoded: text,
            to_decoded,
            to_disk,
            lines,
        },
        complaints,
    ))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    /// The format that a name tells. A document whose name tells none is a page if it begins as one.
    fn of(id: &SourceId) -> Option<Self> {
        let extension = Utf8Path::new(&id.0).extension()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_leads_back_to_bytes_lines_and_columns_on_disk() {
        let id = SourceId("a.md".to_owned());
        let bytes = "\u{feff}---\ntitle: T\n---\r\nÉté **80** states".as_bytes().to_vec();
        let (source, complaints) = parse(id, bytes.clone(), &Metadata::default()).unwrap();
        assert!(complaints.is_empty());
        assert_eq!(source.metadata.title.as_deref(), Some("T"));
        let at = source.text().find("80 states").unwrap();
        let place = source.place(&(at..at + 9));
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (4, 7, 4, 18));
        assert_eq!(&bytes[place.bytes], b"80** states");
        assert_eq!(place.chars, 24..35, "the mark is no character of the text");
        assert_eq!(source.written(&(at..at + 9)), "80** states");
    }

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expect: &str) {
        let (source, _) = parse(SourceId(name.to_owned()), bytes.to_vec(), &Metadata::default()).unwrap();
        assert_eq!(source.text(), expect, "{name}");
        let place = source.place(&(0..expect.len() - 1));
        assert!(place.bytes.end <= bytes.len());
    }

    #[test]
    fn the_format_follows_from_the_name_and_else_from_how_the_text_begins() {
        let page = b"<!doctype html><p>80 <b>states</b>";
        check("a.HTML", page, "80 states\n");
        check("a.html?page=2", page, "80 states\n");
        check("-", page, "80 states\n");
        check("-", b"80 <b>states</b>", "80 <b>states</b>\n");
        check("a.txt", b"<html>80", "<html>80\n");
    }

    #[test]
    fn a_page_is_read_in_the_encoding_it_declares() {
        check("a.html", b"<meta charset=iso-8859-2><p>80 \xb5\xe6\xf3", "80 \u{13e}\u{107}\u{f3}\n");
        check("a.html", "<meta charset=iso-8859-2><p>80 é".as_bytes(), "80 é\n");
        check("a.html", b"<meta charset=iso-2022-jp><p>80 \x1b$BF|\x1b(B", "80 \u{65e5}\n");
        check("a.html", b"<meta charset=utf-8><p>80 \xff", "80 \u{fffd}\n");
        check("a.html", "\u{feff}<meta charset=iso-8859-2><p>80 é".as_bytes(), "80 é\n");
    }

    #[test]
    fn front_matter_stands_above_the_head_of_a_page() {
        let page = "---\ntitle: Ours\n---\n<title>Theirs</title><meta name=date content=2018><h1>80</h1>";
        let (source, _) = parse(SourceId("a.html".to_owned()), page.as_bytes().to_vec(), &Metadata::default()).unwrap();
        assert_eq!((source.metadata.title.as_deref(), source.text()), (Some("Ours"), "80\n"));
        assert_eq!(source.metadata.as_of, crate::value::Period::parse_iso("2018"));
    }
}
