//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16, and what `chardetng` makes of the rest.

use encoding_rs::{CoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::map::OffsetMap;

/// A decoded file and the way back to its bytes.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) to_disk: OffsetMap,
}

/// Decodes a file; `declared` is what it says of itself. `None` when the bytes are not text: they hold a NUL and are not UTF-16.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Option<Decoded> {
    let (encoding, skip) = Encoding::for_bom(&bytes).unwrap_or_else(|| (chosen(&bytes, declared), 0));
    if encoding == UTF_8 {
        let text = if skip == 0 { String::from_utf8(bytes) } else { String::from_utf8(bytes[skip..].to_vec()) };
        return match text {
            Ok(text) if is_mostly_nul(text.as_bytes()) => None,
            Ok(text) => {
                let to_disk = OffsetMap::shifted(text.len(), skip);
                Some(Decoded { text, to_disk })
            }
            // A byte order mark promised UTF-8 and the rest breaks it: replacement characters, in place.
            Err(error) => Some(transcode(error.as_bytes(), skip, UTF_8)),
        };
    }
    let utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    (utf16 || !bytes.contains(&0)).then(|| transcode(&bytes[skip..], skip, encoding))
}

/// A stray NUL is a control character like others; many make a binary file that happens to be valid UTF-8.
fn is_mostly_nul(bytes: &[u8]) -> bool {
    bytes.split(|&byte| byte == 0).skip(1).count() * 20 > bytes.len()
}

/// The encoding of bytes without a mark. What is well-formed UTF-8 was made so, whatever an older declaration says; only in
/// ISO-2022-JP all is ASCII.
fn chosen(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    match declared {
        None => guess(bytes),
        Some(encoding) if encoding != ISO_2022_JP && std::str::from_utf8(bytes).is_ok() => UTF_8,
        Some(encoding) => encoding,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = guess_utf16(bytes) {
        return utf16;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// UTF-16 without a mark: mostly ASCII text has a NUL in every other byte, which 8-bit text never has.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let half = sample.len() / 2;
    let (even, odd) = (nuls(0), nuls(1));
    if half == 0 || bytes.len() % 2 == 1 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Decodes byte by byte, so that each character is tied to the bytes it came from, whatever the encoding.
fn transcode(bytes: &[u8], skip: usize, encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut to_disk) = (String::with_capacity(bytes.len() * 2), OffsetMap::default());
    let mut buffer = [0u8; 32];
    let mut pending = 0;
    for at in 0..=bytes.len() {
        let last = at == bytes.len();
        let input = if last { &[][..] } else { &bytes[at..=at] };
        let mut read = 0;
        loop {
            let (result, consumed, written, _) = decoder.decode_to_utf8(&input[read..], &mut buffer, last);
            read += consumed;
            if written > 0 {
                let end = (at + 1).min(bytes.len());
                text.push_str(&String::from_utf8_lossy(&buffer[..written]));
                to_disk.replaced(written, skip + pending..skip + end);
                pending = end;
            }
            if result == CoderResult::InputEmpty {
                break;
            }
        }
    }
    Decoded { text, to_disk }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, word: &str, on_disk: std::ops::Range<usize>) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        assert_eq!(decoded.text, text);
        let at = decoded.text.find(word).unwrap();
        assert_eq!(decoded.to_disk.range(&(at..at + word.len())), on_disk);
    }

    #[test]
    fn every_encoding_leads_back_to_its_bytes() {
        check("né 80 states".as_bytes(), "né 80 states", "80", 4..6);
        check("\u{feff}né 80".as_bytes(), "né 80", "80", 7..9);
        let utf16: Vec<u8> = "\u{feff}né 80 states".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, "né 80 states", "80", 8..12);
        let unmarked: Vec<u8> = "the 80 states".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&unmarked, "the 80 states", "80", 8..12);
        check(b"caf\xe9 soci\xe9t\xe9 80 states d\xe9j\xe0 vu", "café société 80 states déjà vu", "80", 13..15);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(decode(vec![0; 512], None).is_none());
        assert!(decode(b"\x7fELF\x00\x01\xff\x00\x00\x00\x99".to_vec(), None).is_none());
    }

    #[test]
    fn a_broken_promise_of_utf_8_is_read_with_replacements() {
        check(b"\xef\xbb\xbf80 \xff states", "80 \u{fffd} states", "states", 8..14);
    }
}
