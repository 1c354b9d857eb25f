//! Builds the normalised text of a source block by block, keeping the way back.

use std::ops::Range;

use super::block::{Block, BlockId, BlockKind};
use super::comment::{Comment, Comments};
use super::map::OffsetMap;

/// A normalised text under construction.
pub(super) struct Builder<'a> {
    decoded: &'a str,
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    block_start: usize,
    /// White space met since the last character: written only if another character follows in the block.
    space: Option<Range<usize>>,
    heading: Option<BlockId>,
    /// The stretches of the text that are code inside prose; the last is open while its end lies before its start.
    code: Vec<Range<usize>>,
    comments: Comments,
}

/// What reading a format yields.
pub(super) struct Built {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) to_decoded: OffsetMap,
    /// Code inside prose.
    pub(super) code: Vec<Range<usize>>,
    /// Comments that speak to this program.
    pub(super) comments: Vec<Comment>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(decoded: &'a str) -> Self {
        Self {
            decoded,
            text: String::with_capacity(decoded.len()),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            block_start: 0,
            space: None,
            heading: None,
            code: Vec::new(),
            comments: Comments::default(),
        }
    }

    /// Adds a stretch of the decoded text to the block under construction.
    pub(super) fn push(&mut self, range: Range<usize>) {
        let decoded = self.decoded;
        let bytes = &decoded.as_bytes()[..range.end];
        let mut run = range.start;
        let mut at = range.start;
        while at < range.end {
            at += usual(&bytes[at..], at > run);
            let Some(char) = decoded[at..range.end].chars().next() else { break };
            let end = at + char.len_utf8();
            if groups_digits(&decoded[..at], char, &decoded[end..]) {
                self.copy(run..at);
                run = end;
            } else if is_space(char) {
                self.copy(run..at);
                self.gap(at..end);
                run = end;
            } else if is_invisible(char) {
                self.copy(run..at);
                run = end;
            }
            at = end;
        }
        self.copy(run..range.end);
    }

    /// Adds text that stands for a stretch of the decoded text: a character reference.
    pub(super) fn push_for(&mut self, text: &str, range: Range<usize>) {
        let mut chars = text.chars();
        if let (Some(char), None) = (chars.next(), chars.next())
            && (is_invisible(char) && !is_space(char) || groups_digits(&self.text, char, &self.decoded[range.end..]))
        {
            return;
        }
        if text.chars().all(is_space) {
            return self.gap(range);
        }
        self.flush_space();
        self.text.push_str(text);
        self.map.replaced(text.len(), range);
    }

    /// Notes that white space stands here.
    pub(super) fn gap(&mut self, range: Range<usize>) {
        if self.text.len() > self.block_start {
            let start = self.space.as_ref().map_or(range.start, |space| space.start);
            self.space = Some(start..range.end);
        }
    }

    /// What is added from here on is code inside prose, up to `end_code`.
    pub(super) fn begin_code(&mut self) {
        self.code.push(self.text.len()..0);
    }

    /// Ends the code. Without text it is none.
    pub(super) fn end_code(&mut self) {
        let end = self.text.len();
        if let Some(code) = self.code.last_mut() {
            code.end = end;
        }
        self.code.pop_if(|code| code.start == end);
    }

    /// Whether the block under construction has no text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.len() == self.block_start
    }

    /// Ends the block. Blocks without text are dropped.
    pub(super) fn close(&mut self, kind: BlockKind, parent: Option<BlockId>) -> Option<BlockId> {
        self.space = None;
        if self.is_empty() {
            return None;
        }
        let id = BlockId(self.blocks.len());
        self.comments.block(id.0);
        let is_heading = kind == BlockKind::Heading;
        let span = self.block_start..self.text.len();
        let heading = self.heading;
        self.blocks.push(Block { kind, span: span.clone(), heading, parent });
        if is_heading {
            self.heading = Some(id);
        }
        let end = self.map.range(&(span.end - 1..span.end)).end;
        self.text.push('\n');
        self.map.replaced(1, end..end);
        self.block_start = self.text.len();
        Some(id)
    }

    /// Says of a closed cell what stands above its column and at the beginning of its row.
    pub(super) fn set_headers(&mut self, cell: BlockId, above: Option<BlockId>, first: Option<BlockId>) {
        if let BlockKind::Cell { column, row } = &mut self.blocks[cell.0].kind {
            (*column, *row) = (above, first);
        }
    }

    /// The heading that what comes stands under.
    pub(super) fn heading(&self) -> Option<BlockId> {
        self.heading
    }

    /// What comes stands under that heading again.
    pub(super) fn set_heading(&mut self, heading: Option<BlockId>) {
        self.heading = heading;
    }

    /// The text of the block so far; empty after white space.
    pub(super) fn before(&self) -> &str {
        if self.space.is_some() { "" } else { &self.text[self.block_start..] }
    }

    /// How long the text is so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Says of a closed block which item it belongs to.
    pub(super) fn attach(&mut self, block: BlockId, parent: BlockId) {
        self.blocks[block.0].parent = Some(parent);
    }

    /// The blocks closed so far.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// A comment stands at those bytes: about the block under construction or the next, unless it does not speak to us.
    pub(super) fn comment(&mut self, written: Range<usize>) {
        if let Some(comment) = Comment::read(self.decoded, written) {
            self.comments.push(comment, self.decoded, self.text.len());
        }
    }

    /// An element of blocks is about to begin: comments on lines of their own since the last text are about it.
    pub(super) fn hold_comments(&mut self) {
        self.comments.hold(self.text.len());
    }

    /// An element of blocks begins: comments before it are about all of it. Gives them, for `end_element`.
    pub(super) fn begin_element(&mut self) -> [usize; 2] {
        if self.is_empty() { self.comments.begin(self.blocks.len()) } else { [0, 0] }
    }

    /// The element that those comments are about ends.
    pub(super) fn end_element(&mut self, comments: [usize; 2]) {
        self.comments.end(comments, self.blocks.len());
        self.comments.give_up();
    }

    /// Something that is not read follows: comments before it are about no text.
    pub(super) fn pass_over(&mut self) {
        self.comments.give_up();
    }

    /// The finished text.
    pub(super) fn finish(self) -> Built {
        let blocks = self.blocks;
        let comments = self.comments.finish(|block| blocks.get(block).map(|block| block.span.clone()));
        Built { text: self.text, blocks, to_decoded: self.map, code: self.code, comments }
    }

    fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.flush_space();
        self.text.push_str(&self.decoded[range.clone()]);
        self.map.copied(range);
    }

    fn flush_space(&mut self) {
        if let Some(space) = self.space.take() {
            self.text.push(' ');
            self.map.replaced(1, space);
        }
    }
}

/// How many bytes stand as they are: printable ASCII, and single spaces inside it. `inside` says that one stands before.
fn usual(bytes: &[u8], mut inside: bool) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            0x21..=0x7e => inside = true,
            b' ' if inside && bytes.get(at + 1).is_some_and(|next| matches!(next, 0x21..=0x7e)) => inside = false,
            _ => break,
        }
        at += 1;
    }
    at
}

/// Whether a space that does not break stands between groups of digits: *1 200*.
fn groups_digits(before: &str, char: char, after: &str) -> bool {
    let fixed = matches!(char, '\u{a0}' | '\u{202f}' | '\u{2009}');
    let digits = after.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let group = before.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    // Four digits before the space are a year, or a number of their own.
    fixed && digits == 3 && (1..=3).contains(&group)
}

fn is_space(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

/// Characters that show nothing: soft hyphens, zero-width characters, directional controls, other controls.
fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_single_and_invisible_characters_are_gone() {
        let decoded = "  1\u{202f}200 80\u{a0}\n  sta\u{ad}tes \u{202e}now  ";
        let mut builder = Builder::new(decoded);
        builder.push(0..decoded.len());
        builder.close(BlockKind::Paragraph, None);
        let built = builder.finish();
        assert_eq!(built.text, "1200 80 states now\n");
        let at = built.text.find("states").unwrap();
        assert_eq!(&decoded[built.to_decoded.range(&(at..at + 6))], "sta\u{ad}tes");
    }
}
