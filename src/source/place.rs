//! Lines and columns, for reports.

use std::ops::Range;

/// A place in a file. Lines and columns count from 1; columns count Unicode scalar values of the decoded text; the end
/// is the place after the last character. Bytes count from 0 in the file as it lies on disk, characters from 0 in its decoded
/// text, in which a byte order mark has no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the place after the last character.
    pub end_line: usize,
    /// Column of the place after the last character.
    pub end_column: usize,
    /// Bytes on disk.
    pub bytes: Range<usize>,
    /// Unicode scalar values of the decoded text.
    pub chars: Range<usize>,
}

/// Where the lines of a text start.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    /// How many characters stand before each page of the text: columns of a line of many megabytes are still cheap.
    pages: Vec<usize>,
}

/// Bytes to a page.
const PAGE: usize = 4096;

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for i in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            // A lone carriage return ends a line; one before a line feed belongs to it.
            if bytes[i] == b'\n' || bytes.get(i + 1) != Some(&b'\n') {
                starts.push(i + 1);
            }
        }
        let mut pages = vec![0];
        for page in bytes.chunks(PAGE) {
            let characters = page.iter().filter(|&&byte| is_first(byte)).count();
            pages.push(pages.last().copied().unwrap_or(0) + characters);
        }
        Self { starts, pages }
    }

    /// Where bytes of the decoded text lie, of which `bytes` are those on disk.
    pub(crate) fn place(&self, text: &str, span: Range<usize>, bytes: Range<usize>) -> Place {
        let (line, column) = self.line_column(text, span.start);
        let (end_line, end_column) = self.line_column(text, span.end);
        let chars = self.characters(text, span.start)..self.characters(text, span.end);
        Place { line, column, end_line, end_column, bytes, chars }
    }

    /// The column of an offset, from 1, in bytes of the decoded text.
    pub(crate) fn byte_column(&self, offset: usize) -> usize {
        offset - self.starts[self.index(offset)] + 1
    }

    /// The whole lines that a span touches, without the last line's end.
    pub(crate) fn around(&self, text: &str, span: &Range<usize>) -> Range<usize> {
        let start = self.starts[self.index(span.start)];
        let last = self.index(span.end.max(span.start + 1) - 1);
        let end = self.starts.get(last + 1).copied().unwrap_or(text.len());
        let kept = text[start..end].trim_end_matches(['\r', '\n']).len();
        start..(start + kept).max(span.end)
    }

    /// A line by its number, from 1.
    pub(crate) fn line<'t>(&self, text: &'t str, number: usize) -> &'t str {
        let Some(&start) = number.checked_sub(1).and_then(|index| self.starts.get(index)) else { return "" };
        let end = self.starts.get(number).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\r', '\n'])
    }

    fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let index = self.index(offset);
        (index + 1, self.characters(text, offset) - self.characters(text, self.starts[index]) + 1)
    }

    /// How many characters stand before an offset.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let page = offset / PAGE;
        let rest = &text.as_bytes()[page * PAGE..offset];
        self.pages[page] + rest.iter().filter(|&&byte| is_first(byte)).count()
    }

    fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }
}

/// Whether a byte begins a character: UTF-8 continuation bytes are `10xxxxxx`.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "é\r\nb\rc\nd";
        let lines = Lines::of(text);
        assert_eq!(lines.starts.len(), 4);
        assert_eq!(lines.line_column(text, text.find('d').unwrap()), (4, 1));
        assert_eq!(lines.line_column(text, 2), (1, 2));
        assert_eq!(&text[lines.around(text, &(4..5))], "b");
    }

    #[test]
    fn columns_of_long_lines_count_characters() {
        let text = format!("x\n{}80", "é".repeat(5000));
        let lines = Lines::of(&text);
        assert_eq!(lines.line_column(&text, text.find("80").unwrap()), (2, 5001));
    }
}
