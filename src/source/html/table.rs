//! The cells of a table, and which headers they stand under.
//!
//! A row is judged when it ends: one whose cells are all headers, or that stands in `<thead>`, heads the columns. Where cells that
//! span several columns make it uncertain what heads a column, nothing does.

use crate::source::block::BlockId;
use crate::source::builder::Builder;

/// Columns beyond are not told apart.
const COLUMNS: usize = 256;
/// The first cell of a row says what the row is of if it is no longer than this, in bytes.
const ROW_HEADER: usize = 160;

/// A table under construction.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Whether it only lays out the page.
    layout: bool,
    in_head: bool,
    /// Whether a row of values was met.
    has_values: bool,
    columns: Vec<Option<BlockId>>,
    /// How many more rows each column is taken for by a cell above.
    taken: Vec<usize>,
    row: Vec<Cell>,
    /// The column of the next cell.
    column: usize,
    cell: Option<Cell>,
}

#[derive(Debug)]
struct Cell {
    column: usize,
    span: usize,
    is_header: bool,
    blocks: Vec<BlockId>,
}

impl Table {
    pub(super) fn new(layout: bool) -> Self {
        Self { layout, ..Self::default() }
    }

    /// Whether text that comes now stands in a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some() && !self.layout
    }

    /// Whether it stands in a header.
    pub(super) fn in_header(&self) -> bool {
        self.in_cell() && self.cell.as_ref().is_some_and(|cell| cell.is_header)
    }

    /// A head, body or foot begins.
    pub(super) fn rows(&mut self, in_head: bool) {
        self.in_head = in_head;
        self.taken.clear();
    }

    pub(super) fn begin_cell(&mut self, is_header: bool, columns: usize, rows: usize) {
        self.end_cell();
        while self.taken.get(self.column).is_some_and(|&rows| rows > 0) {
            self.column += 1;
        }
        let span = columns.clamp(1, COLUMNS);
        self.cell = Some(Cell { column: self.column, span, is_header, blocks: Vec::new() });
        let end = (self.column + span).min(COLUMNS);
        if rows != 1 && self.column < end {
            self.taken.resize(self.taken.len().max(end), 0);
            // The row itself is counted when it ends; none stands for all that follow.
            self.taken[self.column..end].fill(if rows == 0 { usize::MAX } else { rows });
        }
        self.column += span;
    }

    /// A block of the open cell was closed.
    pub(super) fn add(&mut self, block: BlockId) {
        if let Some(cell) = &mut self.cell {
            cell.blocks.push(block);
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    /// Ends the row, if one is open: its cells learn their headers, or are headers.
    pub(super) fn end_row(&mut self, builder: &mut Builder<'_>) {
        self.end_cell();
        if self.row.is_empty() {
            return;
        }
        let row = std::mem::take(&mut self.row);
        let width = std::mem::take(&mut self.column);
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(usize::from(*rows != usize::MAX));
        }
        if self.heads(&row) {
            self.head(&row, width);
            return;
        }
        self.has_values = true;
        let title = title(&row, builder);
        for cell in &row {
            let column = if cell.span == 1 { self.columns.get(cell.column).copied().flatten() } else { None };
            for &block in &cell.blocks {
                // What stands before a header is not under it.
                builder.set_headers(block, column, title.filter(|title| title.0 < block.0));
            }
        }
    }

    /// Whether a row heads the columns below it.
    fn heads(&self, row: &[Cell]) -> bool {
        if self.in_head {
            return true;
        }
        let said = |cell: &&Cell| !cell.blocks.is_empty();
        let all = row.iter().filter(said).all(|cell| cell.is_header);
        // A cell by itself is a title of what follows; one beside empty ones is the title of its row.
        let several = row.iter().filter(said).filter(|cell| cell.column > 0).count() > 0;
        all && (several || row.len() == 1)
    }

    fn head(&mut self, row: &[Cell], width: usize) {
        if let [title] = row
            && (title.span > 1 || self.has_values)
        {
            return;
        }
        if self.has_values {
            // The columns have new headers.
            self.columns.clear();
        }
        self.columns.resize(self.columns.len().max(width.min(COLUMNS)), None);
        for cell in row {
            let Some(&block) = cell.blocks.first() else { continue };
            if cell.span == 1
                && let Some(column) = self.columns.get_mut(cell.column)
            {
                *column = Some(block);
            }
        }
    }
}

/// The block that says what a row is of: its first header, or its first cell.
fn title(row: &[Cell], builder: &Builder<'_>) -> Option<BlockId> {
    let cell = row.iter().find(|cell| cell.is_header).or(row.first())?;
    let [block] = cell.blocks.as_slice() else { return None };
    let long = builder.blocks()[block.0].span.len() > ROW_HEADER;
    (row.len() > 1 && !long).then_some(*block)
}
