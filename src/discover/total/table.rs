//! The last row of a table, and the rows above it.
//!
//! ```text
//! table := header-row row+ total-row          total-row := ("Total" | "Totals" | "Sum" | "Grand total" | "Overall" | "All") cell+
//! ```
//!
//! A column adds up where every cell is one exact number of one unit. Nothing is said of a table with cells that span others or are
//! missing, or with rows that are sums or parts of others; nor of columns of shares, averages, years, ranks, or measurements.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Form, Sum, exact, is_one};
use crate::recognize::{Class, Document, Reading, StatedQuantity};
use crate::source::{BlockId, BlockKind};
use crate::value::{Modifier, Quantity, Relation};

/// Larger tables are data, in cells.
const MOST: usize = 4_096;
/// Rows that are sums, or no part of one.
const NO_ROW: &str = "total totals subtotal subtotals sum overall all average mean median net gross thereof which whom including included \
    incl excluding excl except without less minus balance remaining top combined any both maximum minimum max min target \
    limit goal budget difference change baseline unique distinct";
/// Columns that do not add up.
const NO_COLUMN: &str = "average avg mean median rate ratio share percent percentage year years rank ranking position place id score \
    scores index per price age version density max maximum min minimum peak cumulative running balance remaining \
    time times duration latency speed speedup level unique distinct date days week month size rating grade ref \
    coverage accuracy weight factor each unit apiece sd change growth difference delta seconds ms rounded port code section chapter \
    range priority order step phase estimated";
/// Who may be met in several rows, and is one in the total.
const MET_AGAIN: &str = "users visitors authors contributors committers customers clients reviewers editors maintainers developers subscribers \
    hosts ips people persons patients members students pupils participants attendees speakers respondents players employees staff \
    teachers guests species papers articles posts results records cases";
/// Headers of rows that are of unlike things.
const UNLIKE: &str = "metric property field parameter setting statistic measure attribute key option variable";
/// Words above a table that say that it has some rows only.
const SELECTED: &str = "top selected some main major largest biggest sample example examples excerpt partial key most";
/// What stands above a table is about it if it is no longer than this, in tokens.
const CAPTION: usize = 40;
/// Words of headers, and of what stands above a table, that say that the cells are rounded.
const SCALED: &str = "thousand thousands million millions billion billions m bn k 000 000s rounded rounding";

/// What the rows of every table add up to.
pub(super) fn sums(document: &Document) -> Vec<Sum> {
    let blocks = document.source.blocks();
    let mut sums = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let cells = run(document, at);
        at = cells.end.max(at + 1);
        sums.extend(Table::of(document, &cells).iter().flat_map(Table::sums));
    }
    sums
}

/// What the rows of the table of a cell add up to.
pub(super) fn sums_around(document: &Document, cell: BlockId) -> Vec<Sum> {
    let blocks = document.source.blocks();
    let first = (0..cell.0).rev().find(|&at| !matches!(blocks[at].kind, BlockKind::Cell { .. })).map_or(0, |before| before + 1);
    Table::of(document, &run(document, first)).iter().flat_map(Table::sums).collect()
}

/// The cells that follow each other from a block on.
fn run(document: &Document, first: usize) -> Range<usize> {
    let blocks = document.source.blocks();
    let cells = blocks[first..].iter().take_while(|block| matches!(block.kind, BlockKind::Cell { .. })).count();
    first..first + cells
}

/// A table with a row of totals.
struct Table<'a> {
    document: &'a Document,
    /// The cells of each column under its header, from the first row to the last.
    columns: BTreeMap<BlockId, Vec<BlockId>>,
    /// The first cell of each row.
    rows: Vec<BlockId>,
    /// Whether what stands above says that the cells are rounded.
    is_scaled: bool,
}

/// A column of numbers, and the number below them.
struct Column {
    header: BlockId,
    /// The total, by the number of its mention.
    total: usize,
    value: Quantity,
    addends: Vec<Quantity>,
}

impl<'a> Table<'a> {
    fn of(document: &'a Document, cells: &Range<usize>) -> Option<Self> {
        if cells.len() > MOST {
            return None;
        }
        let headers = |at: usize| match document.source.blocks()[at].kind {
            BlockKind::Cell { column, row } => (column, row),
            _ => (None, None),
        };
        let mut rows: Vec<BlockId> = cells.clone().filter_map(|at| headers(at).1).collect();
        rows.dedup();
        let first = rows.first()?.0;
        let titles = headers(first).0;
        let mut columns: BTreeMap<BlockId, Vec<BlockId>> = BTreeMap::new();
        for at in first..cells.end {
            match headers(at) {
                (Some(column), Some(_)) if column.0 >= cells.start => columns.entry(column).or_default().push(BlockId(at)),
                // The titles of all rows stand in one column, and each has cells beside it.
                (column, None) if column == titles && rows.binary_search(&BlockId(at)).is_ok() => {}
                _ => return None,
            }
        }
        let is_headed = (cells.start..first).all(|at| headers(at) == (None, None));
        let mut table = Self { document, columns, rows, is_scaled: false };
        table.is_scaled = table.above(cells.start).any(|block| table.has(block, SCALED));
        let is_unlike = titles.is_some_and(|head| table.has(head, UNLIKE));
        (is_headed && !is_unlike && table.ends_in_total() && !table.above(cells.start).any(|block| table.has(block, SELECTED)))
            .then_some(table)
    }

    /// Whether a block has one of some words.
    fn has(&self, block: BlockId, words: &str) -> bool {
        let reading = self.reading();
        reading.block(block).any(|at| is_one(reading, at, words))
    }

    /// What stands above it and is about it: its caption, and its heading.
    fn above(&self, first: usize) -> impl Iterator<Item = BlockId> + use<> {
        let above = first.checked_sub(1).map(BlockId).filter(|above| self.reading().block(*above).len() <= CAPTION);
        let heading = self.document.source.blocks()[first].heading;
        above.into_iter().chain(heading)
    }

    fn reading(&self) -> &Reading {
        &self.document.reading
    }

    /// Whether the last row is the total of the others, by what their first cells say.
    fn ends_in_total(&self) -> bool {
        const FEWEST: usize = 2;
        let reading = self.reading();
        let Some((last, parts)) = self.rows.split_last() else { return false };
        let is_part = |row: &BlockId| {
            let opens = reading.mark(reading.block(*row).start);
            !self.has(*row, NO_ROW) && !matches!(opens, Some('-' | '–' | '—' | '•' | '…' | '.' | '↳' | '└' | '├'))
        };
        parts.len() >= FEWEST && is_total(reading, &reading.block(*last)) && parts.iter().all(is_part)
    }

    /// What the columns add up to, if the table is one that does: where most do not, it is none, and where there is one only, its
    /// last row must say so.
    fn sums(&self) -> Vec<Sum> {
        let columns: Vec<Column> = self.columns.iter().filter_map(|(header, cells)| self.column(*header, cells)).collect();
        let wrong = columns.iter().filter(|column| !column.agrees()).count();
        let is_alone = columns.len() == 1 && self.says_total() && !may_overlap(&columns[0]);
        let is_sum = is_alone || (wrong < columns.len() && wrong * 2 <= columns.len());
        columns.into_iter().filter(|column| is_sum && !is_nested(column)).map(|column| self.sum(column)).collect()
    }

    fn sum(&self, column: Column) -> Sum {
        let reading = self.reading();
        let cells = &self.columns[&column.header];
        let tokens = reading.block(cells[0]).start..reading.block(cells[cells.len() - 2]).end;
        let words = self.rows[0].0.min(column.header.0);
        let words = reading.block(BlockId(words)).start..reading.mentions()[column.total].tokens.end;
        Sum { total: column.total, tokens, addends: column.addends, words, form: Form::Tabled }
    }

    /// Whether the last row says *total*, and not only that it is of all.
    fn says_total(&self) -> bool {
        self.rows.last().is_some_and(|row| self.has(*row, "total totals sum"))
    }

    /// The numbers of a column, if it has one in each row and its header speaks of what adds up.
    fn column(&self, header: BlockId, cells: &[BlockId]) -> Option<Column> {
        let reading = self.reading();
        let head = || reading.block(header);
        let row = |cell: BlockId| match self.document.source.block(cell).kind {
            BlockKind::Cell { row, .. } => row,
            _ => None,
        };
        let is_other = |at: usize| {
            let is_mark = matches!(reading.mark(at), Some('%' | '#' | '/' | 'Ø' | '±' | 'Δ'));
            is_mark || is_one(reading, at, NO_COLUMN)
        };
        if !cells.iter().map(|cell| row(*cell)).eq(self.rows.iter().copied().map(Some)) || head().any(is_other) {
            return None;
        }
        let numbers = cells.iter().map(|cell| number(self.document, *cell)).collect::<Option<Vec<_>>>()?;
        let (&(total, value), rows) = numbers.split_last()?;
        // What has no plural is measured: *GDP*, *TWh*.
        let is_measured = || !head().any(|at| reading.lower(at).ends_with('s'));
        let is_coarse = |at: usize| is_one(reading, at, SCALED) || reading.is_mark(at, '(');
        let is_scaled = self.is_scaled || value.unit().is_some() || is_measured() || head().any(is_coarse);
        let addends = rows.iter().map(|(_, part)| if is_scaled { coarse(*part) } else { *part }).collect();
        let column = Column { header, total, value, addends };
        let meets_again = column.excess() > 0.0 && self.has(header, MET_AGAIN);
        (column.adds_up() && !meets_again).then_some(column)
    }
}

impl Column {
    /// Whether it is of things or money, and not numbered from 1.
    fn adds_up(&self) -> bool {
        let figures = || self.addends.iter().map(Quantity::figure);
        let is_money = self.value.unit().is_none_or(|unit| unit.is_money() && unit.per.is_none());
        let is_numbered = figures().eq((1_u32..).map(f64::from).take(self.addends.len()));
        let is_alike = Quantity::sum(&self.addends).is_some_and(|sum| sum.unit() == self.value.unit());
        is_money && is_alike && !is_numbered && figures().all(|figure| figure >= 0.0) && figures().any(|figure| figure > 0.0)
    }

    fn agrees(&self) -> bool {
        Quantity::sum(&self.addends).is_some_and(|sum| self.value.relation(&sum) != Some(Relation::Conflict))
    }

    /// By how much the rows come to more than the total.
    fn excess(&self) -> f64 {
        self.addends.iter().map(Quantity::figure).sum::<f64>() - self.value.figure()
    }
}

/// Whether the first cell of a row says that it is the total.
fn is_total(reading: &Reading, tokens: &Range<usize>) -> bool {
    let words: Vec<&str> = tokens.clone().filter(|&at| !is_closing(reading, at)).map(|at| reading.lower(at)).collect();
    matches!(
        words.as_slice(),
        ["total" | "totals" | "sum" | "overall" | "all"]
            | ["grand" | "overall" | "sum", "total"]
            | ["total", "sum" | "number" | "amount"]
            | ["in", "total" | "all"]
    )
}

fn is_closing(reading: &Reading, at: usize) -> bool {
    matches!(reading.mark(at), Some(':' | '.' | '*' | '='))
}

/// The one number that a cell holds and nothing else, with its mention.
fn number(document: &Document, cell: BlockId) -> Option<(usize, Quantity)> {
    /// *1.234* may be more than a thousand.
    const THOUSANDTHS: f64 = 1e3;
    let reading = &document.reading;
    let tokens = reading.block(cell);
    let numbers = reading.mentions_in(&tokens);
    let number = numbers.clone().next().filter(|_| numbers.len() == 1)?;
    let StatedQuantity { figure, .. } = reading.mentions()[number].content.quantity()?;
    let value = exact(&reading.mentions()[number])?;
    let in_figures = figure.clone().all(|at| !reading.is(at, Class::NUMERAL) || reading.is_number(at));
    let thousandths = value.figure() * THOUSANDTHS;
    let ambiguous = thousandths.fract() == 0.0 && (value.figure() * 100.0).fract() != 0.0;
    let is_code = document.source.touches_code(&document.source.block(cell).span);
    (*figure == tokens && in_figures && !ambiguous && !is_code).then_some((number, *value))
}

/// A number that may be rounded to the whole.
fn coarse(value: Quantity) -> Quantity {
    if value.figure().fract() == 0.0 { Quantity::new(value.figure(), 0.5, Modifier::Exact, value.unit()) } else { value }
}

/// Whether rows may count some things twice: they come to more than the total, and are not of money.
fn may_overlap(column: &Column) -> bool {
    column.excess() > 0.0 && column.value.unit().is_none()
}

/// Whether rows that are parts of others, that do not count, or that are taken off, make the difference: without them, or less them,
/// the total is right.
fn is_nested(column: &Column) -> bool {
    let figures: Vec<f64> = column.addends.iter().map(Quantity::figure).collect();
    let is_same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    let excess = column.excess();
    let runs_to = |from: usize, fewest: usize, wanted: f64| {
        let mut sum = 0.0;
        figures[from..].iter().take(RUN).enumerate().any(|(at, figure)| {
            sum += figure;
            at + 1 >= fewest && is_same(sum, wanted)
        })
    };
    let subtotals: f64 = (1..figures.len()).filter(|&at| runs_to(at, 2, figures[at - 1])).map(|at| figures[at - 1]).sum();
    let are_left_out = |wanted: f64| (0..figures.len()).any(|at| runs_to(at, 1, wanted));
    excess > 0.0 && (is_same(subtotals, excess) || are_left_out(excess) || are_left_out(excess / 2.0))
}

/// No more rows than these are parts of one.
const RUN: usize = 64;
