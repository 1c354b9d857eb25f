//! The encoding that a page declares: `<meta charset="…">`, `http-equiv`, or `encoding` in an XML declaration.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which the declaration must stand, as HTML has it.
const SCANNED: usize = 1024;

/// The encoding declared at the beginning of a page, if it is a known one.
pub(in crate::source) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(SCANNED)].to_ascii_lowercase();
    let xml = head.trim_ascii_start().starts_with(b"<?xml").then(|| memchr::memchr(b'>', &head)).flatten();
    let encoding = xml.and_then(|end| value_of(b"encoding", &head[..end])).or_else(|| {
        memchr::memmem::find_iter(&head, b"<meta").find_map(|at| {
            let end = memchr::memchr(b'>', &head[at..]).map_or(head.len(), |len| at + len);
            value_of(b"charset", &head[at..end])
        })
    })?;
    // What was found byte by byte is no UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE { Some(UTF_8) } else { Some(encoding) }
}

/// The encoding after `key=` in a tag.
fn value_of(key: &[u8], tag: &[u8]) -> Option<&'static Encoding> {
    memchr::memmem::find_iter(tag, key).find_map(|at| {
        let value = tag[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
        let label = &value[..value.iter().position(ends).unwrap_or(value.len())];
        Encoding::for_label(label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expect: Option<&str>) {
        assert_eq!(declared(page.as_bytes()).map(Encoding::name), expect, "{page}");
    }

    #[test]
    fn a_declaration_is_found_in_all_its_forms() {
        check("<html><head><META charset=ISO-8859-1>", Some("windows-1252"));
        check("<meta charset = 'koi8-r' />", Some("KOI8-R"));
        check("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=euc-jp\">", Some("EUC-JP"));
        check("<?xml version=\"1.0\" encoding=\"windows-1250\"?><html>", Some("windows-1250"));
        check("<meta charset=utf-16le>", Some("UTF-8"));
    }

    #[test]
    fn what_declares_nothing_known_is_left_to_be_guessed() {
        check("<meta charset=nonsense>", None);
        check("<p>charset=koi8-r</p>", None);
        check("<meta name=charset content=\"\">", None);
        check(&format!("{}<meta charset=koi8-r>", " ".repeat(SCANNED)), None);
    }
}
