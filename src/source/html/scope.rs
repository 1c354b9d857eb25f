//! What a stretch of text is a part of: the open lists, tables and quotations.

use super::table::Table;
use crate::source::block::{BlockId, BlockKind};
use crate::source::builder::Builder;

/// The open lists, tables and quotations, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    open: Vec<Scope>,
    next_list: usize,
}

#[derive(Debug)]
struct Scope {
    kind: Kind,
    /// The item it stands in.
    outer: Option<BlockId>,
}

#[derive(Debug)]
enum Kind {
    List { number: usize, item: Item },
    Table(Table),
    Quotation,
}

/// The item of a list that text belongs to.
#[derive(Clone, Copy, Debug)]
enum Item {
    None,
    /// The next text is the item.
    Next,
    Is(BlockId),
}

impl Scopes {
    pub(super) fn list(&mut self) {
        self.begin(Kind::List { number: self.next_list, item: Item::None });
        self.next_list += 1;
    }

    pub(super) fn quotation(&mut self) {
        self.begin(Kind::Quotation);
    }

    /// A table; `layout` says that it only lays out the page.
    pub(super) fn table(&mut self, layout: bool) {
        self.begin(Kind::Table(Table::new(layout)));
    }

    fn begin(&mut self, kind: Kind) {
        let outer = self.item();
        self.open.push(Scope { kind, outer });
    }

    /// Ends the innermost list, table or quotation.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    pub(super) fn begin_item(&mut self) {
        self.set_item(Item::Next);
    }

    pub(super) fn end_item(&mut self) {
        self.set_item(Item::None);
    }

    /// What comes describes the item above, and is none itself.
    pub(super) fn describe(&mut self) {
        if let Some(Scope { kind: Kind::List { item: item @ Item::Next, .. }, .. }) = self.open.last_mut() {
            *item = Item::None;
        }
    }

    fn set_item(&mut self, next: Item) {
        if let Some(Scope { kind: Kind::List { item, .. }, .. }) = self.open.last_mut() {
            *item = next;
        }
    }

    /// The table, if text stands in one and in no list or quotation inside it.
    pub(super) fn in_table(&mut self) -> Option<&mut Table> {
        match self.open.last_mut() {
            Some(Scope { kind: Kind::Table(table), .. }) => Some(table),
            _ => None,
        }
    }

    /// The item that text belongs to.
    fn item(&self) -> Option<BlockId> {
        let scope = self.open.last()?;
        match scope.kind {
            Kind::List { item: Item::Is(block), .. } => Some(block),
            _ => scope.outer,
        }
    }

    /// Closes the block under construction as what it is here; `heading` says that it stands in a heading.
    pub(super) fn close(&mut self, builder: &mut Builder<'_>, heading: bool) {
        let parent = self.item();
        match self.open.last_mut().map(|scope| &mut scope.kind) {
            // A heading that begins an item is its title.
            Some(Kind::List { number, item: item @ Item::Next }) => {
                if let Some(block) = builder.close(BlockKind::Item { list: *number }, parent) {
                    *item = Item::Is(block);
                }
            }
            Some(Kind::Table(table)) if table.in_cell() && (!heading || table.in_header()) => {
                if let Some(block) = builder.close(BlockKind::Cell { column: None, row: None }, parent) {
                    table.add(block);
                }
            }
            _ if heading => {
                builder.close(BlockKind::Heading, parent);
            }
            Some(Kind::Quotation) => {
                builder.close(BlockKind::Quotation, parent);
            }
            _ => {
                builder.close(BlockKind::Paragraph, parent);
            }
        }
    }

    /// Closes the block under construction as code.
    pub(super) fn close_code(&mut self, builder: &mut Builder<'_>) {
        builder.close(BlockKind::Code, self.item());
    }
}
