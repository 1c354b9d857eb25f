//! Documents: bytes in, a [`Source`] out.
//!
//! A source is one normalised text, cut into blocks, with the way back from every place in it to the bytes of the file
//! as it lies on disk. Recognition reads the text and the blocks; only reports ask for lines and columns.

mod block;
mod builder;
mod clean;
mod comment;
mod encoding;
mod files;
mod front_matter;
mod html;
mod load;
mod map;
mod markdown;
mod metadata;
mod page;
mod place;
mod plain;

pub use block::{Block, BlockId, BlockKind};
pub use clean::clean;
pub(crate) use clean::is_unsafe;
pub use comment::Comment;
pub use files::{Entry, Selection, select, walk};
pub use load::{Complaint, LoadError, load, parse};
pub use metadata::Metadata;
pub(crate) use metadata::as_of;
pub use place::Place;

use std::fmt;
use std::ops::Range;

use map::OffsetMap;
use place::Lines;

/// What a source is called in configuration, output and fingerprints: its path, with forward slashes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub String);

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One document.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called.
    pub id: SourceId,
    /// What is known of it.
    pub metadata: Metadata,
    /// The normalised text: markup gone, white space single, one line a block.
    text: String,
    blocks: Vec<Block>,
    code: Vec<Range<usize>>,
    comments: Vec<Comment>,
    /// The file's text, decoded, as a person sees it in an editor.
    decoded: String,
    to_decoded: OffsetMap,
    to_disk: OffsetMap,
    lines: Lines,
}

impl Source {
    /// The normalised text. All spans in the core are byte ranges of this.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The stretches of the text that are code inside prose, ascending.
    #[must_use]
    pub fn code(&self) -> &[Range<usize>] {
        &self.code
    }

    /// Whether some of the text is such code.
    #[must_use]
    pub fn touches_code(&self, span: &Range<usize>) -> bool {
        let after = self.code.partition_point(|code| code.end <= span.start);
        self.code.get(after).is_some_and(|code| code.start < span.end)
    }

    /// The comments that speak to this program, in the order of the file.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The block with that number.
    #[must_use]
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0]
    }

    /// The words of a span as the file has them, markup and line ends included.
    #[must_use]
    pub fn written(&self, span: &Range<usize>) -> &str {
        &self.decoded[self.to_decoded.range(span)]
    }

    /// Where a span lies in the file.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Place {
        self.place_on_disk(self.to_decoded.range(span))
    }

    /// Where a comment lies in the file.
    #[must_use]
    pub fn comment_place(&self, comment: &Comment) -> Place {
        self.place_on_disk(comment.written.clone())
    }

    fn place_on_disk(&self, decoded: Range<usize>) -> Place {
        self.lines.place(&self.decoded, decoded.clone(), self.to_disk.range(&decoded))
    }

    /// The columns of a span's start and end, from 1, in bytes of the line as UTF-8.
    #[must_use]
    pub fn byte_columns(&self, span: &Range<usize>) -> (usize, usize) {
        let decoded = self.to_decoded.range(span);
        (self.lines.byte_column(decoded.start), self.lines.byte_column(decoded.end))
    }

    /// The lines of the file that a span touches, whole, and where in them it lies (bytes, end excluded).
    #[must_use]
    pub fn excerpt(&self, span: &Range<usize>) -> (&str, Range<usize>) {
        let decoded = self.to_decoded.range(span);
        let lines = self.lines.around(&self.decoded, &decoded);
        let text = &self.decoded[lines.clone()];
        (text, decoded.start - lines.start..decoded.end - lines.start)
    }

    /// The first line of a comment, and where in it the comment lies (bytes, end excluded).
    #[must_use]
    pub fn comment_line(&self, comment: &Comment) -> (&str, Range<usize>) {
        let lines = self.lines.around(&self.decoded, &comment.written);
        let line = self.decoded[lines.clone()].lines().next().unwrap_or_default();
        let at = |offset: usize| line.floor_char_boundary((offset - lines.start).min(line.len()));
        (line, at(comment.written.start)..at(comment.written.end))
    }

    /// A line of the file, from 1, without its end; empty past the last.
    #[must_use]
    pub fn line(&self, number: usize) -> &str {
        self.lines.line(&self.decoded, number)
    }
}
