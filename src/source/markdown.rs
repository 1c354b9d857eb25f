//! Markdown (CommonMark with tables, footnotes and task lists), through `pulldown-cmark`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{BlockId, BlockKind};
use super::builder::{Builder, Built};

/// Reads the text from `start` on.
pub(super) fn read(decoded: &str, start: usize) -> Built {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        decoded,
        builder: Builder::new(decoded),
        lists: Vec::new(),
        next_list: 0,
        quotations: 0,
        table: Table::default(),
        hidden: 0,
        elements: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&decoded[start..], options).into_offset_iter() {
        reader.event(&event, start + range.start..start + range.end);
    }
    reader.flush();
    reader.builder.finish()
}

struct Reader<'a> {
    decoded: &'a str,
    builder: Builder<'a>,
    /// The open lists: their number, and the block of the item being read.
    lists: Vec<(usize, Option<BlockId>)>,
    next_list: usize,
    quotations: usize,
    table: Table,
    /// Of each open element of blocks, the comments that are about it.
    elements: Vec<[usize; 2]>,
    /// How many constructs deep we are whose text is not part of the document: images, struck-out text.
    hidden: usize,
}

#[derive(Default)]
struct Table {
    header: Vec<Option<BlockId>>,
    column: usize,
    row: Option<BlockId>,
    in_header: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html(range),
            Event::Start(tag) => {
                self.start(tag);
                if is_of_blocks(tag.to_end()) {
                    self.elements.push(self.builder.begin_element());
                }
            }
            Event::End(tag) => {
                self.end(*tag);
                if is_of_blocks(*tag) {
                    self.builder.end_element(self.elements.pop().unwrap_or_default());
                }
            }
            Event::Text(text) if self.hidden == 0 => self.text(text, range),
            Event::Code(text) if self.hidden == 0 => {
                self.builder.begin_code();
                self.text(text, range);
                self.builder.end_code();
            }
            Event::InlineHtml(tag) if tag.starts_with("<!--") => {
                self.builder.comment(range.clone());
                self.builder.gap(range);
            }
            // What is raised is the number of a footnote, no part of the text.
            Event::InlineHtml(tag) if tag.starts_with("<sup") => self.hidden += 1,
            Event::InlineHtml(tag) if tag.starts_with("</sup") => self.hidden = self.hidden.saturating_sub(1),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => self.builder.gap(range),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(_) => {
                self.flush();
                self.lists.push((self.next_list, None));
                self.next_list += 1;
            }
            Tag::Item => {
                self.flush();
                if let Some((_, item)) = self.lists.last_mut() {
                    *item = None;
                }
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotations += 1;
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Table::default();
            }
            Tag::TableHead => self.table.in_header = true,
            Tag::TableRow => (self.table.column, self.table.row) = (0, None),
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) => {
                self.flush();
            }
            Tag::Image { .. } | Tag::Strikethrough => self.hidden += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.close(BlockKind::Heading),
            TagEnd::CodeBlock => self.close(BlockKind::Code),
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::TableHead => (self.table.in_header, self.table.column) = (false, 0),
            TagEnd::Image | TagEnd::Strikethrough => self.hidden = self.hidden.saturating_sub(1),
            _ => {}
        }
    }

    /// A block of HTML is not read, but for its comments: what stands between them, or after them, is passed over.
    fn html(&mut self, range: Range<usize>) {
        self.flush();
        let is_blank = |text: &str| text.trim_matches(|char: char| char.is_whitespace() || char == '>').is_empty();
        let decoded = self.decoded;
        let mut at = range.start;
        while let Some(start) = decoded[at..range.end].find("<!--").map(|found| at + found) {
            if !is_blank(&decoded[at..start]) {
                self.builder.pass_over();
            }
            at = decoded[start + 2..range.end].find("-->").map_or(range.end, |found| start + 2 + found + 3);
            self.builder.comment(start..at);
        }
        if !is_blank(&decoded[at..range.end]) {
            self.builder.pass_over();
        }
    }

    fn cell(&mut self) {
        let column = self.table.column;
        self.table.column += 1;
        let header = if self.table.in_header { None } else { self.table.header.get(column).copied().flatten() };
        let block = self.builder.close(BlockKind::Cell { column: header, row: self.table.row }, None);
        if self.table.in_header {
            self.table.header.push(block);
        } else if column == 0 {
            self.table.row = block;
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let written = &self.decoded[range.clone()];
        if written == text {
            self.builder.push(range);
        } else if let Some(at) = written.find(text) {
            self.builder.push(range.start + at..range.start + at + text.len());
        } else {
            self.builder.push_for(text, range);
        }
    }

    /// Ends whatever text is open as an item, a quotation or a paragraph.
    fn flush(&mut self) {
        if self.builder.is_empty() {
            return;
        }
        let outer = self.lists.len().checked_sub(2).and_then(|i| self.lists[i].1);
        match self.lists.last() {
            Some(&(list, None)) => {
                let block = self.builder.close(BlockKind::Item { list }, outer);
                if let Some((_, item)) = self.lists.last_mut() {
                    *item = block;
                }
            }
            Some(&(_, item)) => {
                self.builder.close(BlockKind::Paragraph, item);
            }
            None if self.quotations > 0 => {
                self.builder.close(BlockKind::Quotation, None);
            }
            None => {
                self.builder.close(BlockKind::Paragraph, None);
            }
        }
    }

    fn close(&mut self, kind: BlockKind) {
        let item = self.lists.last().and_then(|&(_, item)| item);
        self.builder.close(kind, item);
    }
}

/// Whether what ends with that tag is made of blocks, or is one: not what stands within a line.
fn is_of_blocks(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(decoded: &str, expect: &str) {
        let built = read(decoded, 0);
        let shown: Vec<String> = built
            .blocks
            .iter()
            .map(|block| format!("{:?} {:?}: {}", block.kind, block.parent.map(|p| p.0), &built.text[block.span.clone()]))
            .collect();
        assert_eq!(shown.join("\n"), expect);
    }

    #[test]
    fn markup_is_gone_and_entities_are_read() {
        check(
            "# A *title*\n\nOver **95**\ngovernments &amp; [more](x).\n",
            "Heading None: A title\nParagraph None: Over 95 governments & more.",
        );
    }

    #[test]
    fn items_hold_their_paragraphs_and_nested_lists() {
        check(
            "1. One\n\n   First.\n2. Two\n   - inner\n",
            "Item { list: 0 } None: One\nParagraph Some(0): First.\nItem { list: 0 } None: Two\nItem { list: 1 } Some(2): inner",
        );
    }

    #[test]
    fn cells_know_their_headers() {
        check(
            "| who | states |\n|-|-|\n| Call | 80 |\n",
            "Cell { column: None, row: None } None: who\nCell { column: None, row: None } None: states\n\
             Cell { column: Some(BlockId(0)), row: None } None: Call\n\
             Cell { column: Some(BlockId(1)), row: Some(BlockId(2)) } None: 80",
        );
    }

    #[test]
    fn spans_lead_back_into_the_markup() {
        let decoded = "Over **95** governments";
        let built = read(decoded, 0);
        let at = built.text.find("95 gov").unwrap();
        assert_eq!(&decoded[built.to_decoded.range(&(at..at + 6))], "95** gov");
    }
}
