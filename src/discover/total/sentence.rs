//! A total in a sentence, with its parts beside it or in the list that the sentence announces.
//!
//! ```text
//! total  := ["a" words] "total of" number | ("in total" [","] | "totalling" | "altogether") number | "total" words ("is" | ":") number
//!         | number "total" noun | number noun ("total" | "in total" | "in all" | "altogether" | "all told")
//! sum    := total words ":" (parts | list) | total words ("(" parts ")" | "–" parts ["–"])
//!         | total [","] ["which" | "that"] ("comprising" | "consisting of" | "made up of" …) parts
//!         | parts [","] ("for" | "making" | "giving") "a total of" number | parts "," "totalling" number
//!         | parts "," number ("in total" | "in all" | "altogether" | "all told")
//! ```
//!
//! *Of which* and *of whom* name some of the parts, and parts that overlap: they make no sum.

use std::ops::Range;

use super::super::prose;
use super::{Form, Sum, exact, is_one, is_quantity, is_timed, parts, plus};
use crate::recognize::{Class, Document, Mention, NounPhrase, Part, Reading, StatedList, StatedQuantity};
use crate::source::BlockKind;
use crate::value::{Dimension, Quantity};

const TOTALLING: &str = "totalling totaling totalled totaled totals altogether";
/// Words that make a sentence say nothing of all the parts.
const OPEN: &str = "including includes include included such among mostly mainly chiefly primarily notably especially approximately \
    roughly rounded rounding etc example eg respectively not wrong incorrect incorrectly";
/// What adds to something that was there before: *added 12 and 15, for a total of 60*.
const ADDS: &str = "add adds added adding bought acquired joined since already previous previously earlier brings bringing brought \
    expanded new more another additional further extra weekly monthly yearly annual career lifetime cumulative running";
/// What is counted by points for each, or has parts that nobody names.
const SCORED: &str =
    "goal goals point points try tries win wins won draw draws score scored scores behinds touchdowns vote votes ballots";
/// What many kinds of part are together.
const GENERIC: &str = "people persons members items pieces participants entries cases units things places";
/// So many words may stand between a total and what announces its parts.
const NEAR: usize = 12;

/// What the parts of a total in a sentence add up to, if the mention is one.
pub(super) fn sum(document: &Document, at: usize) -> Option<Sum> {
    let reading = &document.reading;
    let mention = &reading.mentions()[at];
    let value = exact(mention)?;
    let phrase = phrase(reading, mention)?;
    let sentence = reading.sentence_of(mention.tokens.start);
    let stated = Stated { document, sentence, at, phrase };
    let (tokens, addends, form) = stated.after().or_else(|| stated.listed()).or_else(|| stated.before())?;
    let fits = addends.iter().all(|addend| addend.unit() == value.unit());
    // "A total of three crews: 12 men, 15 women and 9 children" counts the parts.
    let counts_parts = f64::from(u32::try_from(addends.len()).ok()?) == value.figure();
    // Nobody tells all that takes time.
    let is_whole = !matches!(value.dimension(), Some(Dimension::Ratio | Dimension::Duration | Dimension::Months));
    (fits && !counts_parts && is_whole && stated.is_plain(&tokens)).then_some(Sum {
        total: at,
        tokens,
        addends,
        words: stated.sentence,
        form,
    })
}

/// The words that call a number a total, with it.
fn phrase(reading: &Reading, mention: &Mention) -> Option<Range<usize>> {
    let StatedQuantity { figure, noun, .. } = mention.content.quantity()?;
    let sentence = reading.sentence_of(figure.start);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let back = |back: usize| start.checked_sub(back).filter(|at| *at >= sentence.start).map_or("", |at| reading.lower(at));
    if back(1) == "of" && back(2) == "total" {
        let start = of_total(reading, &sentence, start - 2);
        let before = start.checked_sub(1).filter(|&at| at >= sentence.start);
        let is_of_more = before.is_some_and(|at| is_one(reading, at, "of from than out to by against up"));
        return (!is_of_more).then_some(start..end);
    }
    let comma = usize::from(start > sentence.start && reading.is_mark(start - 1, ','));
    if back(1 + comma) == "total" && back(2 + comma) == "in" {
        return Some(start - 2 - comma..end);
    }
    if start > sentence.start && is_one(reading, start - 1, TOTALLING) {
        return Some(start - 1..end);
    }
    if let Some(start) = subject(reading, &sentence, start) {
        return Some(start..end);
    }
    let is_total =
        |noun: &NounPhrase| noun.tokens.start >= figure.end && noun.tokens.clone().any(|at| reading.lower(at) == "total");
    if noun.as_ref().is_some_and(is_total) {
        return Some(start..end);
    }
    let after = match (reading.lower(end), reading.lower(end + 1)) {
        ("in", "total" | "all") | ("all", "told") => 2,
        ("altogether" | "total", _) => 1,
        _ => return None,
    };
    (end + after <= sentence.end).then_some(start..end + after)
}

/// Where *a worldwide total* begins.
fn of_total(reading: &Reading, sentence: &Range<usize>, total: usize) -> usize {
    const WORDS: usize = 3;
    let mut before = (sentence.start..total).rev().take(WORDS);
    let is_word = |at: usize| reading.is_word(at) && !reading.is(at, Class::PREPOSITION | Class::AUXILIARY);
    before
        .find(|&at| reading.is(at, Class::DETERMINER) || is_one(reading, at, "a an"))
        .filter(|&at| (at..total).all(is_word))
        .unwrap_or(total)
}

/// *The total number of boats is*, *Total cost:*: where it begins, right before a number.
fn subject(reading: &Reading, sentence: &Range<usize>, number: usize) -> Option<usize> {
    const WORDS: usize = 6;
    let verb = number.checked_sub(1).filter(|&at| at > sentence.start)?;
    if !reading.is_mark(verb, ':') && !is_one(reading, verb, "is was are were") {
        return None;
    }
    let total = (sentence.start..verb).rev().take(WORDS).find(|&at| reading.lower(at) == "total")?;
    let is_name = (total + 1..verb).all(|at| reading.is_word(at) && !reading.is(at, Class::AUXILIARY | Class::NUMERAL));
    let article = total.checked_sub(1).filter(|&at| at >= sentence.start);
    let opens = article.is_none_or(|at| at == sentence.start && is_one(reading, at, "the a our their its"));
    (is_name && opens).then_some(article.unwrap_or(total))
}

/// A number that is called a total.
struct Stated<'a> {
    document: &'a Document,
    sentence: Range<usize>,
    /// Its mention, by its number.
    at: usize,
    /// The words that call it a total, with it.
    phrase: Range<usize>,
}

/// Where parts stand, what they are, and how sure it is that these are all.
type Parts = (Range<usize>, Vec<Quantity>, Form);

impl Stated<'_> {
    fn reading(&self) -> &Reading {
        &self.document.reading
    }

    /// Whether the sentence is plain prose that says one total, and nothing of examples.
    fn is_plain(&self, parts: &Range<usize>) -> bool {
        let reading = self.reading();
        // An enumeration has few small words, as a listing has.
        let is_after = parts.start >= self.phrase.end && parts.start < self.sentence.end;
        let words = if is_after { self.sentence.start..parts.start } else { self.sentence.clone() };
        let block = self.document.source.block(reading.block_of(self.phrase.start));
        let totals = self.sentence.clone().filter(|&at| reading.lower(at).contains("total")).count();
        let totals = totals + self.sentence.clone().filter(|&at| reading.lower(at) == "altogether").count();
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
            && prose::is_prose(reading, &words)
            && !prose::is_conditional(reading, &self.sentence)
            && !self.sentence.clone().any(|at| is_one(reading, at, OPEN) || is_one(reading, at, SCORED))
            && totals <= 1
    }

    /// Parts that follow in the sentence.
    fn after(&self) -> Option<Parts> {
        let tokens = self.colon().or_else(|| self.bracket()).or_else(|| self.made_of())?;
        let tokens = parts::trimmed(self.reading(), tokens);
        let addends = parts::enumerated(self.reading(), &tokens).or_else(|| plus::added(self.reading(), &tokens))?;
        Some((tokens, addends, Form::Enumerated))
    }

    /// The first token after the total that is no word near it.
    fn mark(&self) -> Option<usize> {
        let reading = self.reading();
        let from = self.phrase.end;
        let near = from..self.sentence.end.min(from + NEAR);
        let mark = near.clone().find(|&at| !reading.is_word(at) && !is_timed(reading, &near, at))?;
        let is_said = !(from..mark).any(|at| reading.is(at, Class::NUMERAL) && !is_one(reading, at, "a an"));
        is_said.then_some(mark)
    }

    fn colon(&self) -> Option<Range<usize>> {
        let mark = self.mark().filter(|&at| self.reading().is_mark(at, ':'))?;
        (mark + 1 < self.sentence.end).then_some(mark + 1..self.sentence.end)
    }

    /// Between brackets, or between dashes.
    fn bracket(&self) -> Option<Range<usize>> {
        const WORDS: usize = 4;
        let reading = self.reading();
        let mark = self.mark().filter(|&at| at <= self.phrase.end + WORDS)?;
        let closes = match reading.mark(mark)? {
            '(' => [')', ')'],
            '–' | '—' if !reading.touches_next(mark) => ['–', '—'],
            _ => return None,
        };
        let end = (mark + 1..self.sentence.end).find(|&at| reading.mark(at).is_some_and(|mark| closes.contains(&mark)));
        let end = end.or((closes[0] != ')').then_some(self.sentence.end))?;
        Some(mark + 1..end)
    }

    /// After *comprising*, *made up of*.
    fn made_of(&self) -> Option<Range<usize>> {
        let reading = self.reading();
        let mut at = self.phrase.end;
        at += usize::from(reading.is_mark(at, ','));
        at += usize::from(is_one(reading, at, "which that"));
        at += usize::from(reading.is(at, Class::AUXILIARY));
        let of = |words: &str| is_one(reading, at, words) && reading.lower(at + 1) == "of";
        let start = match reading.lower(at) {
            "made" if reading.lower(at + 1) == "up" && reading.lower(at + 2) == "of" => at + 3,
            _ if of("consisting consists consisted composed comprised") => at + 2,
            "comprising" | "comprises" | "comprised" => at + 1,
            _ => return None,
        };
        // What goes on after a comma is no part if it has a verb.
        let goes_on = |&at: &usize| reading.is_mark(at, ',') && reading.is(at + 1, Class::AUXILIARY);
        let end = (start..self.sentence.end).find(goes_on).unwrap_or(self.sentence.end);
        (start < end).then_some(start..end)
    }

    /// The list that the sentence announces, each item with one number.
    fn listed(&self) -> Option<Parts> {
        let reading = self.reading();
        let colon = self.sentence.end.checked_sub(1).filter(|&at| reading.is_mark(at, ':') && at >= self.phrase.end)?;
        let numbers = reading.mentions_in(&self.sentence).filter(|&at| is_quantity(&reading.mentions()[at])).count();
        let is_of_it = |mention: &&Mention| {
            let Some(StatedList { announced, .. }) = mention.content.list() else { return false };
            let set_off = matches!(self.document.source.block(mention.block).kind, BlockKind::Item { .. });
            set_off && announced.first() == Some(&self.sentence)
        };
        let near = reading.mentions()[self.at..].iter().take_while(|mention| mention.tokens.start <= colon + LIST_NEAR);
        let list = near.filter(|_| numbers == 1).find(is_of_it)?;
        // "7 others" opens no list of numbers; whatever has none is no part.
        let StatedList { parts: items, .. } = list.content.list()?;
        let whole = |item: &Part| {
            let block = reading.block(reading.block_of(item.whole.start));
            item.whole.start..item.whole.end.max(block.end)
        };
        let addends = items.iter().map(|item| parts::item(reading, &whole(item))).collect::<Option<Vec<_>>>()?;
        Some((list.tokens.clone(), addends, Form::Enumerated))
    }

    /// Parts that stand before: *12 large boats and 15 small ones, for a total of 27*.
    fn before(&self) -> Option<Parts> {
        let reading = self.reading();
        let mentions = reading.mentions();
        let start = self.phrase.start;
        let before = start.checked_sub(1).filter(|&at| at > self.sentence.start)?;
        let comma = |at: usize| reading.is_mark(at, ',');
        let is_of = (start..mentions[self.at].tokens.start).any(|at| reading.lower(at) == "total");
        let joins = is_one(reading, before, "for making giving");
        let end = match joins {
            true if comma(before - 1) => before - 1,
            true => before,
            false if comma(before) && !is_of => before,
            false => return None,
        };
        let is_end = matches!(reading.mark(self.phrase.end), Some('.' | ',' | ';' | ')' | '!'));
        let until = self.sentence.start..self.phrase.end;
        let numbers = reading.mentions_in(&until).filter(|&at| is_quantity(&mentions[at])).collect::<Vec<_>>();
        let adds = self.sentence.clone().any(|at| is_one(reading, at, ADDS) || reading.is(at, Class::CHANGE));
        if !(is_end || self.phrase.end == self.sentence.end) || numbers.last() != Some(&self.at) || adds {
            return None;
        }
        let (first, addends) = parts::before(reading, &(self.sentence.start..end))?;
        (addends.len() + 1 == numbers.len() && self.is_of(&numbers)).then_some((first..end, addends, Form::SummedUp))
    }

    /// Whether a total says of no other things than its parts how many they are.
    fn is_of(&self, numbers: &[usize]) -> bool {
        let reading = self.reading();
        let head = |at: usize| reading.mentions()[at].content.quantity()?.noun.as_ref().map(|noun| noun.head);
        let Some(of) = head(self.at) else { return true };
        let same = |at: usize| head(at).is_some_and(|head| reading.stem(head) == reading.stem(of));
        is_one(reading, of, GENERIC) || numbers.iter().any(|&at| at != self.at && same(at))
    }
}

/// A list begins no further from what announces it, in tokens.
const LIST_NEAR: usize = 8;
