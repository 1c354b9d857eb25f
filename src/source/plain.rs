//! Plain text: paragraphs, headings and lists as people lay them out without markup.
//!
//! ```text
//! document  := chunk (blank+ chunk)*
//! chunk     := line+                     one paragraph, unless a line is longer than a wrapped one would be
//! item      := indent marker " " text    marker := "-" "–" "•" … | number "." | number ")" | letter ")" | "(" number ")"
//!                                                | roman ")" | "(" roman ")"
//! heading   := a short line by itself that does not end like a sentence
//! ```
//!
//! A numbered line opens a list only with 1 (or 0) and goes on only with the next number, so that a paragraph which
//! begins with a year or an amount stays one. Paragraphs between two numbers describe the item above them; the last item
//! has as many as is usual in its list.

use std::ops::Range;

use super::block::{BlockId, BlockKind};
use super::builder::{Builder, Built};
use super::page::{self, Line};

/// A line longer than this was not wrapped by hand: each such line is a paragraph of its own.
const WRAPPED: usize = 120;
/// A heading is no longer than this, in characters.
const HEADING: usize = 110;
/// More blocks than this between two numbers are a section, not a description.
const DESCRIPTION_BLOCKS: usize = 12;

/// Reads the text from `start` on.
pub(super) fn read(decoded: &str, start: usize) -> Built {
    let mut reader = Reader { decoded, builder: Builder::new(decoded), lists: Vec::new(), next_list: 0 };
    for chunk in chunks(decoded, start) {
        reader.chunk(&chunk);
    }
    reader.close_lists(0);
    reader.builder.finish()
}

struct Reader<'a> {
    decoded: &'a str,
    builder: Builder<'a>,
    /// The open lists, outermost first.
    lists: Vec<List>,
    next_list: usize,
}

struct List {
    number: usize,
    indent: usize,
    marker: Marker,
    item: BlockId,
    /// The blocks met since the item, and how many each earlier item had.
    since: Vec<BlockId>,
    described: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet(char),
    Number {
        value: u32,
        close: char,
    },
    /// A letter, or a roman number in small letters: *i* is both.
    Letter {
        value: Option<char>,
        roman: Option<u32>,
        close: char,
    },
}

impl Marker {
    /// Whether a list may begin with this marker.
    fn opens(self) -> bool {
        match self {
            Self::Bullet(_) => true,
            Self::Number { value, .. } => value <= 1,
            Self::Letter { value, roman, .. } => matches!(value, Some('a' | 'A')) || roman == Some(1),
        }
    }

    /// Whether a list may go on with this marker after `last`.
    fn follows(self, last: Self) -> bool {
        match (self, last) {
            (Self::Bullet(a), Self::Bullet(b)) => a == b,
            (Self::Number { value, close }, Self::Number { value: before, close: same }) => value == before + 1 && close == same,
            (Self::Letter { value, roman, close }, Self::Letter { value: before, roman: roman_before, close: same }) => {
                let letter = value.zip(before).is_some_and(|(value, before)| u32::from(value) == u32::from(before) + 1);
                let roman = roman.zip(roman_before).is_some_and(|(value, before)| value == before + 1);
                (letter || roman) && close == same
            }
            _ => false,
        }
    }
}

/// Runs of lines without a blank one between them.
fn chunks(decoded: &str, start: usize) -> Vec<Vec<Range<usize>>> {
    let lines = page::lines(decoded, start);
    let mut chunks: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    for line in lines {
        match line {
            Line::Blank => open = false,
            Line::Text(range) if open => chunks.last_mut().into_iter().for_each(|chunk| chunk.push(range.clone())),
            Line::Text(range) => {
                open = true;
                chunks.push(vec![range]);
            }
        }
    }
    chunks
}

impl Reader<'_> {
    fn chunk(&mut self, lines: &[Range<usize>]) {
        let unwrapped = lines.iter().any(|line| self.decoded[line.clone()].chars().nth(WRAPPED).is_some());
        let mut paragraph: Vec<Range<usize>> = Vec::new();
        let mut item = None;
        for line in lines {
            let text = &self.decoded[line.clone()];
            let marker = marker(text).filter(|&(marker, indent, _)| self.accepts(marker, indent, item));
            let break_here = marker.is_some() || unwrapped || is_underline(text);
            if break_here && !paragraph.is_empty() {
                let underlined = is_underline(text);
                self.unit(&std::mem::take(&mut paragraph), item.take(), lines.len() == 1 || underlined);
            }
            if is_underline(text) {
                continue;
            }
            match marker {
                Some((marker, indent, skip)) => {
                    item = Some((marker, indent));
                    paragraph.push(line.start + skip..line.end);
                }
                None => paragraph.push(line.clone()),
            }
        }
        self.unit(&paragraph, item, lines.len() == 1);
    }

    /// Whether a marker opens a list or goes on with one; `pending` is the item whose lines are still being gathered.
    fn accepts(&self, marker: Marker, indent: usize, pending: Option<(Marker, usize)>) -> bool {
        let open = self.lists.iter().map(|list| (list.marker, list.indent)).chain(pending);
        marker.opens() || open.into_iter().any(|(last, at)| marker.follows(last) && is_level(marker, indent, at))
    }

    /// One paragraph, heading or item, of one or more lines.
    fn unit(&mut self, lines: &[Range<usize>], item: Option<(Marker, usize)>, alone: bool) {
        let Some(first) = lines.first() else { return };
        for line in lines {
            self.builder.push(line.clone());
            self.builder.gap(line.end..line.end);
        }
        if let Some((marker, indent)) = item {
            return self.item(marker, indent);
        }
        let indent = indent_of(&self.decoded[first.clone()]);
        let inside = self.lists.last().is_some_and(|list| indent > list.indent);
        let heading = alone && !inside && lines.len() == 1 && is_heading(&self.decoded[first.clone()]);
        if heading {
            self.close_lists(0);
        }
        let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
        let Some(block) = self.builder.close(kind, None) else { return };
        self.belongs(block, indent);
    }

    /// A paragraph under an item: indented, it belongs to it at once; else it waits for the next number.
    fn belongs(&mut self, block: BlockId, indent: usize) {
        while let Some(list) = self.lists.last_mut() {
            if indent > list.indent {
                self.builder.attach(block, list.item);
                return;
            }
            if !matches!(list.marker, Marker::Bullet(_)) {
                list.since.push(block);
                return;
            }
            self.close_lists(self.lists.len() - 1);
        }
    }

    fn item(&mut self, marker: Marker, indent: usize) {
        let goes_on = self.lists.iter().rposition(|list| marker.follows(list.marker) && is_level(marker, indent, list.indent));
        if let Some(depth) = goes_on {
            self.close_lists(depth + 1);
            let parent = depth.checked_sub(1).map(|outer| self.lists[outer].item);
            let number = self.lists[depth].number;
            let Some(block) = self.builder.close(BlockKind::Item { list: number }, parent) else { return };
            let list = &mut self.lists[depth];
            let described = std::mem::take(&mut list.since);
            list.described.push(described.len());
            if described.len() <= DESCRIPTION_BLOCKS {
                for paragraph in described {
                    self.builder.attach(paragraph, list.item);
                }
            }
            (list.marker, list.item) = (marker, block);
            return;
        }
        let outer = self.lists.iter().rposition(|list| list.indent < indent);
        self.close_lists(outer.map_or(0, |depth| depth + 1));
        let parent = self.lists.last().map(|list| list.item);
        let number = self.next_list;
        let Some(block) = self.builder.close(BlockKind::Item { list: number }, parent) else { return };
        self.next_list += 1;
        self.lists.push(List { number, indent, marker, item: block, since: Vec::new(), described: Vec::new() });
    }

    /// Ends the lists from `depth` on. The last item is given as many paragraphs as is usual in its list.
    fn close_lists(&mut self, depth: usize) {
        for mut list in self.lists.drain(depth.min(self.lists.len())..) {
            list.described.sort_unstable();
            let usual = list.described.get(list.described.len() / 2).copied().unwrap_or(0);
            for &paragraph in list.since.iter().take(usual) {
                if self.builder.blocks()[paragraph.0].kind == BlockKind::Paragraph {
                    self.builder.attach(paragraph, list.item);
                }
            }
        }
    }
}

/// Whether a marker stands where one of a list at `level` can. Numbers tell where they belong, and are set right or left;
/// but one further out numbers a section. Bullets are told by their indent only.
fn is_level(marker: Marker, indent: usize, level: usize) -> bool {
    let further_in = if matches!(marker, Marker::Bullet(_)) { 1 } else { 3 };
    (level.saturating_sub(1)..=level + further_in).contains(&indent)
}

/// The marker a line begins with, its indent, and how many bytes to skip to the item's text.
fn marker(line: &str) -> Option<(Marker, usize, usize)> {
    let indent = indent_of(line);
    let body = line.trim_start();
    let skipped = line.len() - body.len();
    let (marker, len) = bullet(body).or_else(|| enumerator(body))?;
    let rest = &body[len..];
    let text = rest.trim_start();
    (rest.len() > text.len() && !text.is_empty()).then_some((marker, indent, skipped + len + rest.len() - text.len()))
}

fn bullet(body: &str) -> Option<(Marker, usize)> {
    let char = body.chars().next()?;
    matches!(char, '-' | '*' | '+' | '•' | '–' | '·' | '▪' | '◦' | '‣' | '●' | '○')
        .then(|| (Marker::Bullet(char), char.len_utf8()))
}

fn enumerator(body: &str) -> Option<(Marker, usize)> {
    let opened = usize::from(body.starts_with('('));
    let inner = &body[opened..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let len = if digits > 0 { digits } else { letters(inner) };
    let close = inner[len..].chars().next()?;
    let capital = inner.starts_with(|c: char| c.is_ascii_uppercase());
    if len == 0 || !(close == ')' || (close == '.' && opened == 0 && !capital)) {
        return None;
    }
    let marker = match inner[..len].parse() {
        Ok(value) if len <= 3 => Marker::Number { value, close },
        Ok(_) => return None,
        Err(_) => {
            let roman = ROMANS.iter().zip(1..).find(|(roman, _)| **roman == &inner[..len]).map(|(_, value)| value);
            let value = inner.chars().next().filter(|_| len == 1);
            if value.is_none() && roman.is_none() {
                return None;
            }
            Marker::Letter { value, roman, close }
        }
    };
    Some((marker, opened + len + 1))
}

/// The roman numbers that lists are numbered with.
const ROMANS: [&str; 15] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

/// How many letters may be a marker: one, or those of a roman number.
fn letters(text: &str) -> usize {
    let roman = text.bytes().take_while(|byte| matches!(byte, b'i' | b'v' | b'x')).take(5).count();
    if roman > 1 { roman } else { usize::from(text.starts_with(|c: char| c.is_ascii_alphabetic())) }
}

fn indent_of(line: &str) -> usize {
    line.chars().take_while(|char| char.is_whitespace()).map(|char| if char == '\t' { 4 } else { 1 }).sum()
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn is_heading(line: &str) -> bool {
    let line = line.trim();
    line.chars().nth(HEADING).is_none()
        && line.chars().any(char::is_alphabetic)
        && !line.ends_with(['.', ',', ';', ':', '!', '…', '”', '"', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a block: what it is, which item it belongs to, its text.
    #[track_caller]
    fn check(decoded: &str, expect: &str) {
        let built = read(decoded, 0);
        let shown: Vec<String> = built
            .blocks
            .iter()
            .enumerate()
            .map(|(i, block)| {
                let kind = match &block.kind {
                    BlockKind::Item { list } => format!("item {list}"),
                    other => format!("{other:?}").to_lowercase(),
                };
                let parent = block.parent.map(|parent| format!(" of {}", parent.0)).unwrap_or_default();
                format!("{i} {kind}{parent}: {}", &built.text[block.span.clone()])
            })
            .collect();
        assert_eq!(shown.join("\n"), expect);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_long_lines_one_each() {
        check("One two\nthree.\n\nFour.\n", "0 paragraph: One two three.\n1 paragraph: Four.");
        let long = "word ".repeat(30);
        check(&format!("{long}\nshort."), &format!("0 paragraph: {}\n1 paragraph: short.", long.trim_end()));
    }

    #[test]
    fn a_short_line_by_itself_is_a_heading() {
        check("What is it?\r\n\r\nIt is this.\r\n", "0 heading: What is it?\n1 paragraph: It is this.");
        check("Title\n=====\nText here.\n", "0 heading: Title\n1 paragraph: Text here.");
    }

    #[test]
    fn paragraphs_between_numbers_describe_the_item_above() {
        check(
            "1. One\n\nFirst.\n\n2. Two\n\nSecond.\n\nAfter the list.\n",
            "0 item 0: One\n1 paragraph of 0: First.\n2 item 0: Two\n3 paragraph of 2: Second.\n4 paragraph: After the list.",
        );
    }

    #[test]
    fn numbered_lines_without_blank_ones_between_are_items() {
        check(
            "  1. One;\n  2. Two; and\n  3. Three\n     goes on.\n",
            "0 item 0: One;\n1 item 0: Two; and\n2 item 0: Three goes on.",
        );
    }

    #[test]
    fn bullets_nest_by_their_indent() {
        check("  – a\n    - b\n  – c\nText.\n", "0 item 0: a\n1 item 1 of 0: b\n2 item 0: c Text.");
        check("- a\n\n  more\n\n- b\n", "0 item 0: a\n1 paragraph of 0: more\n2 item 0: b");
    }

    #[test]
    fn a_paragraph_that_begins_with_a_number_is_no_item() {
        check("51. States joined in a body of one.\n", "0 paragraph: 51. States joined in a body of one.");
        check("2018) is a year.\n", "0 paragraph: 2018) is a year.");
    }
}
