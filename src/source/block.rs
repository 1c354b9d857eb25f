//! The blocks of a document. Spans are byte ranges of the normalised text.

use std::ops::Range;

/// The number of a block within its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub usize);

/// One block: its text stands on one line of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its text stands.
    pub span: Range<usize>,
    /// The heading it stands under.
    pub heading: Option<BlockId>,
    /// The list item it belongs to: of a nested item, the outer one; of a paragraph, the one it describes.
    pub parent: Option<BlockId>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title or heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// Which list of the document it stands in: items of one list share the number.
        list: usize,
    },
    /// A cell of a table.
    Cell {
        /// The header of its column.
        column: Option<BlockId>,
        /// The first cell of its row, unless it is that.
        row: Option<BlockId>,
    },
    /// Code: read as text, never as prose.
    Code,
    /// A quotation set off from the text.
    Quotation,
}

impl Block {
    /// Whether the block is prose that claims may stand in.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        !matches!(self.kind, BlockKind::Code)
    }
}
