//! Totals that their own parts contradict: in a sentence, in the list it announces, in a sum written out, in a table.
//!
//! ```text
//! total := in a sentence, with parts beside it or in a list below     `sentence`: the words, `parts`: the enumeration
//!        | the last row of a table, with the rows above               `table`
//!        | number "(" number ("+" number)+ ")" | number ("+" number)+ "=" number      `plus`
//! ```
//!
//! Parts are exact, of one unit, and all there: whatever says that there may be more of them, or that some are parts of others,
//! makes no sum. A total that agrees with its parts is no lead: nobody else states it.

mod parts;
mod plus;
mod sentence;
mod table;

use std::ops::Range;

use super::tell::number_of;
use super::word::{self, Word, mix};
use crate::recognize::{Content, Document, Mention, Reading};
use crate::source::BlockKind;
use crate::value::{Modifier, Quantity, Relation};

/// A total that its parts do not add up to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    /// The mention, by its number in the document.
    pub(super) mention: u32,
    /// The hash of the words around it and its parts: copies have one.
    pub(super) words: u64,
    /// How sure it is that these are all its parts.
    pub(super) confidence: f64,
}

/// What the parts of a total add up to.
#[derive(Debug)]
pub(super) struct Sum {
    /// The total, by the number of its mention.
    total: usize,
    /// The parts, from the first to the last.
    pub(super) tokens: Range<usize>,
    pub(super) addends: Vec<Quantity>,
    /// The words that say that one is the total of the others.
    words: Range<usize>,
    form: Form,
}

/// What says that one is the total of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Signs.
    WrittenOut,
    /// The layout.
    Tabled,
    /// Words, and an enumeration after them.
    Enumerated,
    /// Parts first, then words for what they come to.
    SummedUp,
}

impl Form {
    /// How sure it is that nothing else is meant.
    fn confidence(self) -> f64 {
        match self {
            Self::WrittenOut | Self::Tabled => 0.9,
            Self::Enumerated => 0.8,
            Self::SummedUp => 0.7,
        }
    }
}

/// The totals of a document that their parts contradict.
pub(super) fn tell(document: &Document) -> Vec<Total> {
    let mut sums = table::sums(document);
    sums.extend((0..document.reading.mentions().len()).filter_map(|at| sentence::sum(document, at)));
    sums.extend(document.reading.sentences().iter().flat_map(|sentence| plus::sums(document, sentence)));
    sums.sort_by_key(|sum| sum.total);
    sums.dedup_by_key(|sum| sum.total);
    let wrong = sums.into_iter().filter(|sum| sum.contradicts(document));
    wrong
        .map(|sum| Total { mention: number_of(sum.total), words: sum.hash(document), confidence: sum.confidence(document) })
        .collect()
}

/// What the parts of the total that a mention is add up to.
pub(super) fn sum(document: &Document, at: usize) -> Option<Sum> {
    let mention = document.reading.mentions().get(at)?;
    if matches!(document.source.block(mention.block).kind, BlockKind::Cell { .. }) {
        return table::sums_around(document, mention.block).into_iter().find(|sum| sum.total == at);
    }
    let written_out = || plus::sums(document, &document.reading.sentence_of(mention.tokens.start)).into_iter();
    sentence::sum(document, at).or_else(|| written_out().find(|sum| sum.total == at))
}

impl Sum {
    /// The value of the parts together.
    pub(super) fn value(&self) -> Option<Quantity> {
        Quantity::sum(&self.addends)
    }

    /// The number that is called the total.
    fn stated<'d>(&self, document: &'d Document) -> Option<&'d Quantity> {
        exact(&document.reading.mentions()[self.total])
    }

    /// How sure it is that these are all the parts: words may leave some of them unnamed.
    fn confidence(&self, document: &Document) -> f64 {
        const LACKING: f64 = 0.65;
        let figures = self.stated(document).zip(self.value()).map(|(total, sum)| (total.figure(), sum.figure()));
        let lacks = self.form == Form::Enumerated && figures.is_some_and(|(total, sum)| sum < total);
        if lacks { LACKING } else { self.form.confidence() }
    }

    fn contradicts(&self, document: &Document) -> bool {
        let Some(total) = self.stated(document) else { return false };
        self.value().is_some_and(|sum| {
            total.relation(&sum) == Some(Relation::Conflict)
                && is_comparable(total.figure(), sum.figure())
                && !is_cut(total.figure(), &self.addends)
                // What is written out is written alike.
                && (self.form == Form::WrittenOut || !is_rounded(total.figure(), &self.addends))
                && (self.form != Form::Tabled || !are_rounded(total.figure(), &self.addends))
                && !is_otherwise(total.figure(), &self.addends)
                && !(sum.figure() > total.figure() && self.is_of_states(document))
        })
    }

    /// Whether its parts are told apart by what they are like, of which one thing may be two: *20 active, 30 paying*.
    fn is_of_states(&self, document: &Document) -> bool {
        let reading = &document.reading;
        let is_state = |at: usize| reading.lower(at).ends_with("ed") || reading.lower(at).ends_with("ing");
        let is_one_of_them = |at: usize| is_state(at) || is_one(reading, at, STATES);
        self.form == Form::Enumerated && self.tokens.clone().any(is_one_of_them)
    }

    fn hash(&self, document: &Document) -> u64 {
        /// Hashes of sums are no hashes of other things.
        const SUM: u64 = 0x5a5a;
        let reading = &document.reading;
        let words = self.words.start.min(self.tokens.start)..self.words.end.max(self.tokens.end);
        words.fold(SUM, |hash, at| mix(hash, u64::from(Word::plain(reading.lower(at)).number())))
    }
}

/// What one thing may be along with other such words, besides participles.
const STATES: &str = "active idle open free new old young unique stale online offline public private full empty urgent";

/// Whether one can be the other with a mistake in it: parts that come to less than half count something else.
fn is_comparable(total: f64, sum: f64) -> bool {
    total > 0.0 && sum > 0.0 && sum <= 2.0 * total && total <= 2.0 * sum
}

/// How far a total is from its parts together.
fn off(total: f64, addends: &[Quantity]) -> f64 {
    (total - addends.iter().map(Quantity::figure).sum::<f64>()).abs()
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether decimals were left out of the total: *25 (12.34 + 12.34)*.
fn is_cut(total: f64, addends: &[Quantity]) -> bool {
    let has_decimals = addends.iter().any(|addend| addend.figure().fract() != 0.0);
    total.fract() == 0.0 && has_decimals && off(total, addends) <= 0.5
}

/// What people round numbers to.
const STEPS: [f64; 5] = [100.0, 1e3, 1e4, 1e5, 1e6];
/// Whoever rounds a total is off by no more, as a share of it.
const SLIGHT: f64 = 0.02;

/// Whether round numbers make the difference: *1,000 visitors: 612 adults and 391 children*.
fn is_rounded(total: f64, addends: &[Quantity]) -> bool {
    let off = off(total, addends);
    STEPS.into_iter().any(|step| {
        let (whole, parts) = (total % step == 0.0, addends.iter().all(|addend| addend.figure() % step == 0.0));
        (whole && !parts && off <= (step / 2.0).min(SLIGHT * total))
            || (parts && !whole && off <= step / 2.0 * float(addends.len()))
    })
}

/// Whether all are round numbers, each rounded by itself.
fn are_rounded(total: f64, addends: &[Quantity]) -> bool {
    let is_round = |step: f64| addends.iter().map(Quantity::figure).chain([total]).all(|figure| figure % step == 0.0);
    let most = |step: f64| step / 2.0 * float(addends.len() + 1);
    STEPS.into_iter().any(|step| is_round(step) && off(total, addends) <= most(step))
}

/// Whether the number is something else of the parts than their sum: their product (*12 cards: 4 shapes and 3 colours*), the largest
/// of them, or their mean.
fn is_otherwise(total: f64, addends: &[Quantity]) -> bool {
    let figures = || addends.iter().map(Quantity::figure);
    let largest = figures().fold(0.0, f64::max);
    let mean = figures().sum::<f64>() / float(addends.len());
    let is_product = addends.len() <= 4 && total == figures().product::<f64>();
    is_product || total == largest || (total - mean).abs() < 1.0
}

/// The exact number that a mention states.
fn exact(mention: &Mention) -> Option<&Quantity> {
    mention.content.quantity().map(|stated| &stated.value).filter(|value| value.modifier() == Modifier::Exact)
}

fn is_quantity(mention: &Mention) -> bool {
    matches!(mention.content, Content::Quantity(_))
}

/// Whether a token is one of some words, which spaces part.
fn is_one(reading: &Reading, at: usize, words: &str) -> bool {
    word::is_one(words, reading.lower(at))
}

/// Whether a token belongs to a date that begins among some tokens.
fn is_timed(reading: &Reading, tokens: &Range<usize>, at: usize) -> bool {
    reading.mentions_in(tokens).any(|number| {
        let mention = &reading.mentions()[number];
        matches!(mention.content, Content::Period { .. }) && mention.tokens.contains(&at)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    /// The totals of a document that are wrong, each with its sum.
    fn wrong(name: &str, text: &str) -> Vec<String> {
        let parsed = parse(SourceId(name.to_owned()), text.as_bytes().to_vec(), &Metadata::default());
        let Some((source, _)) = parsed else { return Vec::new() };
        let document = Document::of(source);
        let shown = |total: &Total| {
            let at = usize::try_from(total.mention).unwrap();
            let sum = sum(&document, at).unwrap();
            let addends: Vec<String> = sum.addends.iter().map(Quantity::to_string).collect();
            let total = exact(&document.reading.mentions()[at]).unwrap();
            format!("{} = {}, not {total}", addends.join(" + "), sum.value().unwrap())
        };
        tell(&document).iter().map(shown).collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(wrong("test.txt", text).join("; "), expect, "{text}");
    }

    #[track_caller]
    fn silent(texts: &[&str]) {
        for text in texts {
            check(text, "");
        }
    }

    #[track_caller]
    fn check_table(rows: &str, expect: &str) {
        let mut lines: Vec<String> = rows.split(" / ").map(|row| format!("| {row} |")).collect();
        let columns = lines[0].matches('|').count() - 1;
        lines.insert(1, format!("|{}", "---|".repeat(columns)));
        assert_eq!(wrong("test.md", &lines.join("\n")).join("; "), expect, "{rows}");
    }

    #[test]
    fn parts_after_a_total() {
        let sum = "151 + 108 + 39 = 298, not 305";
        check("A total of 305 mills: 151 wind mills, 108 water mills and 39 horse mills.", sum);
        check("The guild has 305 mills in total (151 by the river, 108 on the hill, and 39 in town).", sum);
        check("There are 305 mills altogether – 151 old, 108 new and 39 unfinished – in the valley.", sum);
        check("The valley has 305 total mills, comprising 151 wind mills, 108 water mills and 39 horse mills.", sum);
        check("A total of 305 mills, made up of 151 wind mills, 108 water mills and 39 horse mills, were counted.", sum);
        check("In the valley a total of 305 mills stood (wind: 151, water: 108, horse: 39).", sum);
        check("The total number of mills was 305: wind 151, water 108 and horse 39.", sum);
        check("A total of 305 mills were drawn: 151+108+39.", sum);
        check("In total, 305 mills stand there: 151 wind mills, 108 water mills and 39 horse mills.", sum);
        check("Altogether 305 mills burnt: 151 wind mills, 108 water mills and 39 horse mills.", sum);
        let kinds = "oak 1, ash 2, elm 3, fir 4, yew 5, lime 6, pine 7, plum 8, pear 9, beech 10, bay 11, larch 12, rowan 13 and hazel 14";
        assert_eq!(wrong("test.txt", &format!("A total of 125 trees stand here: {kinds}.")).len(), 1);
        check("A total of 9 boats: 5 sloops, a cutter and 2 yawls.", "5 + 1 + 2 = 8, not 9");
        check(
            "The works cost a total of $10 million: $5 million for stone and $3 million for wood.",
            "USD 5 million + USD 3 million = USD 8 million, not USD 10 million",
        );
    }

    #[test]
    fn parts_in_the_list_below() {
        let list =
            |last: &str| format!("A total of 305 mills have been counted:\n\n- 151 wind mills\n- 108 water mills\n- {last}\n");
        check(&list("39 horse mills"), "151 + 108 + 39 = 298, not 305");
        check(&list("horse mills: 39"), "151 + 108 + 39 = 298, not 305");
        check(&list("39 others"), "151 + 108 + 39 = 298, not 305");
        silent(&[&list("39 horse mills\n- and others"), &list("39 horse mills, etc."), &list("39 horse mills, …")]);
        silent(&[
            &list("46 horse mills"),
            &list("horse mills"),
            &list("39 horse mills, 12 of them new"),
            &list("about 39 horse mills"),
        ]);
    }

    #[test]
    fn parts_before_a_total() {
        check("The yard built 12 large boats and 15 small boats, for a total of 29 boats.", "12 + 15 = 27, not 29");
        check(
            "It paid $40 million in the north and $33 million in the south, for a regional total of $75 million.",
            "USD 40 million + USD 33 million = USD 73 million, not USD 75 million",
        );
        check("There came 12 adults, 15 children and 3 guests, totalling 31.", "12 + 15 + 3 = 30, not 31");
        silent(&[
            "The yard built 12 large boats and 15 small boats, for a total of 27 boats.",
            "The crew of 12 sloops and 15 cutters made a total of 29 trips.",
            "With 10 sloops and 12 cutters, a total of 29 sailors went out.",
            "The yard added 12 large boats and 15 small boats, for a total of 40 boats.",
            "They sailed 10 days and 4 nights, for a total of 20 trips.",
            "The club had 10 wins and 4 draws, for a total of 24.",
            "In 3 years it sold 12 boats and 15 barges, for a total of 29.",
        ]);
    }

    #[test]
    fn a_total_that_may_have_other_parts_is_not_judged() {
        silent(&[
            "A total of 305 mills: 151 wind mills, 108 water mills and 46 horse mills.",
            "A total of 305 mills, including 151 wind mills and 108 water mills.",
            "A total of 305 mills, of which 151 are wind mills and 108 water mills.",
            "A total of 305 members, of whom 200 are women and 150 are under 30.",
            "More than a total of 305 mills: 151 wind mills and 108 water mills.",
            "A total of about 305 mills: 151 wind mills and 108 water mills.",
            "A total of 305 mills: 151 wind mills, some 108 water mills and 39 horse mills.",
            "A total of 305 mills: 151 wind mills, 108 water mills and others.",
            "A total of 305 mills: 151 wind mills, 108 water mills, etc.",
            "A total of 305 mills: 151 wind mills, 108 water mills, among them 39 new ones.",
            "A total of 305 mills: 151 wind mills, 108 water mills, of which 39 are new.",
            "A total of 305 mills (see chapters 15 and 18).",
            "A total of 305 mills (151 in 1990).",
            "A total of 30 mills: 60 % wind mills and 20 % water mills.",
            "A total of $300: 151 mills and 108 barns.",
            "A total of three crews: 12 rowers, 15 sailors and 9 cooks.",
            "A total of 120 beds: 3 wards and 2 halls.",
            "A total of 24 seats: 3 rows of 6 and 4 boxes.",
            "A total of 30 mills: 12 are old and 15 are idle.",
            "A total of 305 mills rose to a total of 310: 151 wind mills and 108 water mills.",
            "Out of a total of 305 mills, two kinds were tried: 151 wind mills and 108 water mills.",
            "If there were a total of 305 mills: 151 wind mills and 108 water mills.",
            "It cost a total of $9 million: $5 million for stone and $3 million for wood.",
            "A total of 12 cards: 4 shapes and 3 colours.",
            "They have 7 points in total: 2 wins, a draw and 3 losses.",
            "A total of 100 votes were cast (60 for and 38 against).",
            "A total of 30 guests (20 women, 10 men; 15 singers).",
            "Total sales: 1,200 (300 today, 1,000 this month).",
            "The total time is 45 minutes (15 minutes of rest, 20 minutes of work).",
            "The total price was $30 ($20 for the seat, $5 off).",
            "The total is 25 (12.34 + 12.34).",
            "A total of 151 mills: 151 wind mills and 39 horse mills.",
            "There are 5 rooms in total: two halls, a kitchen with a pantry and a bath.",
            "Total number of mills: 45 (working: 20, listed: 30).",
            "Total memory: 512 MB (256 MB used, 256 MB free, 100 MB cached).",
            "They rowed 12 km on Monday and 10 km on Tuesday, for a weekly total of 30 km.",
            "The fair had a total of 1,000 guests: 612 adults and 391 children.",
            "It weighed 4.5 kg in total: 2.3 kg of flour and 2.3 kg of rye.",
            "A total of 305 mills were seen: two owners and 151 wind mills each.",
            "The shop rings twice in total: two bells and the horn itself.",
            "There are 17 groups in total: one with nearly everything, and 15 mills by themselves.",
        ]);
    }

    #[test]
    fn a_sum_that_is_written_out() {
        check("The tally is 305 (151 + 108 + 39).", "151 + 108 + 39 = 298, not 305");
        check("The tally is 305 mills (151 wind + 108 water + 39 horse).", "151 + 108 + 39 = 298, not 305");
        check("So 151 + 108 + 39 = 305 in all.", "151 + 108 + 39 = 298, not 305");
        check("The bill is $151 + $108 = $269.", "USD 151 + USD 108 = USD 259, not USD 269");
        silent(&[
            "The tally is 298 (151 + 108 + 39), and 151+108 = 259.",
            "Two heads are better: 1 + 1 = 3.",
            "Then 7 + 5 = 2 modulo 10, and in binary 10 + 10 = 100.",
            "Here x + 12 + 15 = 30 holds.",
            "Then 2 * 12 + 15 = 39 and 12 + 15 * 2 = 42 and 3 - 12 + 15 = 6.",
            "We get 12 + 15 = 3 * 9 and 12 + 15 = 27.5.",
            "It is wrong that 12 + 15 = 28.",
            "It took four rounds (1 + 2\n+ 40 + 3 = 46) to send all.",
            "The string \"12\" + 15 = 1215.",
            "Chapter 20 (12 + 4) tells more.",
            "The blow was worth 12 points (2d6 + 5).",
        ]);
        assert_eq!(wrong("test.md", "Then `12 + 15 = 28` is printed.\n\n    12 + 15 = 28\n"), Vec::<String>::new());
    }

    #[test]
    fn the_last_row_of_a_table() {
        check_table("Kind | Mills / Wind | 151 / Water | 108 / Horse | 39 / Total | 305", "151 + 108 + 39 = 298, not 305");
        check_table(
            "Kind | Number of mills / Wind | 251 / Water | 108 / Horse | 121 / Total | 500",
            "251 + 108 + 121 = 480, not 500",
        );
        check_table(
            "Kind | Mills | Barns / Wind | 12 | 3 / Water | 15 | 4 / **Total:** | **29** | **7**",
            "12 + 15 = 27, not 29",
        );
        check_table(
            "Item | Cost / Stone | $1,200.50 / Wood | $800.25 / Sum | $2,100.75",
            "USD 1,200.5 + USD 800.25 = USD 2,000.75, not USD 2,100.75",
        );
        check_table("Kind | Mills | Barns / Wind | 12 | 3 / Water | 15 | 4 / All | 29 | 7", "12 + 15 = 27, not 29");
    }

    #[test]
    fn a_table_that_does_not_add_up_by_nature_is_not_judged() {
        for rows in [
            "Kind | Mills / Wind | 151 / Water | 108 / Horse | 46 / Total | 305",
            "Kind | Mills / Wind | 151 / Total | 305",
            "Kind | Mills / Wind | 151 / Water | about 108 / Total | 305",
            "Kind | Mills / Wind | 151 / Water |  / Total | 305",
            "Kind | Mills / Wind | 151 / Subtotal | 151 / Horse | 39 / Total | 305",
            "Kind | Average / Wind | 151 / Water | 108 / Total | 130",
            "Kind | Share (%) / Wind | 52 / Water | 37 / Total | 100",
            "Kind | Weight / Wind | 151 kg / Water | 108 kg / Total | 305 kg",
            "Kind | Built / Wind | 1851 / Water | 1908 / Total | 1900",
            "Kind | Rank / Wind | 1 / Water | 2 / Total | 5",
            "Region | Mills / North | 151 / – wind | 100 / – water | 51 / South | 108 / Total | 259",
            "Region | Mills / North | 151 / Wind | 100 / Water | 51 / South | 108 / Total | 259",
            "Kind | Mills | Barns / Wind | 12 | 3 / Water | 15 | 4 / Total | 29 | 9",
            "Kind | Mills / Wind | 151 / Water | 108 / All | 305",
            "Kind | Cost / Stone | €1.4 / Wood | €1.4 / Total | €2.9",
            "Kind | Tons (thousands) / Stone | 14 / Wood | 15 / Total | 30",
            "Page | Visits | Users / Mills | 151 | 90 / Barns | 108 | 80 / Total | 259 | 120",
            "Month | Mills | In all / May | 12 | 12 / June | 15 | 27 / Total | 27 | 27",
            "Metric | Value / Mills | 151 / Barns | 108 / Total | 305",
            // Some are met in several rows.
            "Kind | Mills / Wind | 151 / Listed | 108 / Total | 205",
            "Kind | Patients | Beds / North | 15 | 30 / South | 14 | 12 / Total | 20 | 42",
            // What one row says is taken off.
            "Item | Cost / Stone | $120 / Wood | $80 / Voucher | $15 / Total | $185",
            "Item | Days | Cost / Stone | 3 | 120 / Wood | 4 | 80 / Voucher | 0 | 15 / Total | 7 | 185",
            // Rounded.
            "Region | Barley / North | 12 / South | 23 / Total | 36",
            "Region | Mills / North | 1,234 / South | 2,345 / Total | 3,600",
            "Region | Mills / North | 1,200 / South | 2,300 / East | 2,400 / Total | 6,000",
            "Item | Planks | Each | Costs / Oak | 2 | $10 | $20 / Elm | 3 | $20 | $60 / Total | 5 | $16 | $80",
            "Kind | Mills | Note / Wind | 151 | 3 old / Water | 108 | / Mean | 130 | / Total | 305 | –",
        ] {
            check_table(rows, "");
        }
        let top = "The top kinds of mill:\n\n| Kind | Mills |\n|---|---|\n| Wind | 151 |\n| Water | 108 |\n| Total | 305 |\n";
        assert_eq!(wrong("test.md", top), Vec::<String>::new());
        let rounded = "All numbers are rounded.\n\n| Kind | Mills |\n|---|---|\n| Wind | 15 |\n| Water | 11 |\n| Total | 27 |\n";
        assert_eq!(wrong("test.md", rounded), Vec::<String>::new());
        assert_eq!(wrong("test.md", &rounded.replace("rounded", "counted")), ["15 + 11 = 26, not 27"]);
    }

    #[test]
    fn a_table_with_cells_that_span_others_is_not_judged() {
        let table = |rows: &str| format!("<table><tr><th>Kind<th>Mills<th>Barns{rows}<tr><td>Total<td>29<td>7</table>");
        let plain = table("<tr><td>Wind<td>12<td>3<tr><td>Water<td>15<td>4");
        assert_eq!(wrong("test.html", &plain), ["12 + 15 = 27, not 29"]);
        for rows in [
            "<tr><td rowspan=2>Wind<td>12<td>3<tr><td>15<td>4",
            "<tr><td>Wind<td>12<td>3<tr><td>Water<td colspan=2>15",
            "<tr><td>Wind<td>12<td>3<tr><th colspan=3>Others<tr><td>Water<td>15<td>4",
            "<tr><td>Wind<td>12<td>3<tr><th>Kind<th>Mills<th>Barns<tr><td>Water<td>15<td>4<tr><td>Horse<td>1<td>0",
        ] {
            assert_eq!(wrong("test.html", &table(rows)), Vec::<String>::new(), "{rows}");
        }
    }

    #[test]
    fn copies_have_one_hash() {
        let told = |text: &str| {
            let (source, _) = parse(SourceId("a.txt".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
            tell(&Document::of(source))[0].words
        };
        let text = "A total of 305 mills: 151 wind mills and 108 water mills.";
        assert_eq!(told(text), told(&format!("On mills.\n\n{text}")));
        assert_ne!(told(text), told(&text.replace("305", "306")));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_told_can_be_found_again_whatever_the_text(words in prop::collection::vec(prop::sample::select(&[
            "a total of", "total", "in total", "in all", "altogether", "totalling", "for", "making", ":", ",", ";", "(", ")", " – ", "+", " + ",
            "=", " = ", "and", "as well as", "a", "an", "12", "15", "27", "305", "$40", "nine (7)", "about", "mills", "wind mills", "comprising",
            "made up of", "which", ".", ". ", "\n", "\n\n", "\n- ", "\n+ ", "\n| Kind | Mills |\n|---|---|\n", "\n| Total | 305 |\n",
            "\n| Wind | 151 |", "\n| | 12 |", "`12`", "May", "2019", "etc",
        ][..]), 0..40), spaced in any::<bool>()) {
            for name in ["test.txt", "test.md"] {
                wrong(name, &words.join(if spaced { " " } else { "" }));
            }
        }
    }
}
