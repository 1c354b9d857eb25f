//! Quantities: a numeral, what the words around it make of it, its unit and what it counts.
//!
//! ```text
//! quantity := [modifier] figures [modifier] [noun] [modifier]
//! figures  := sum | range | sum ("±" | "plus or minus") sum | ratio
//! sum      := ["-" | "minus"] [currency] numeral ["+"] [["-"] unit [compound]]        compound := ["and"] numeral unit
//! ordinal  := digits ("st" | "nd" | "rd" | "th") | [tens "-"] ordinal word
//! ```
//!
//! Not quantities: what `period` has claimed and what `exclusion` names. Numerals, units, modifiers and nouns have modules and
//! grammars of their own, and so do ranges, ratios, signs and *one*.

mod address;
mod called;
mod clock;
mod compound;
mod counted;
mod exclusion;
mod figures;
mod one;
mod ordinal;
mod range;
mod ratio;
mod restated;
mod role;
mod score;
mod sign;
mod taken;

pub use counted::noun_of;
pub(super) use ordinal::rank as ordinal;
pub use restated::restates;
pub(super) use role::tells_when;
pub(super) use taken::Taken;

use std::ops::Range;

use figures::Figures;

use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role, StatedQuantity};
use crate::recognize::modifier::{self, Before, Spread};
use crate::recognize::number::{Form, Habit};
use crate::recognize::passage::{Sentence, Stretch};
use crate::recognize::reading::Reading;
use crate::source::{BlockId, Source};
use crate::value::Dimension;

/// The words that number what they stand before, and ordinals.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    exclusion::vocabulary().chain(ordinal::vocabulary()).chain(counted::vocabulary())
}

/// What a quantity or an ordinal begins with.
const BEGINS: Class = Class::NUMERAL.union(Class::ORDINAL);

/// Adds every quantity and ordinal of a stretch whose tokens are not `taken`.
pub(super) fn recognize(
    reading: &Reading,
    source: &Source,
    stretch: &Stretch<'_>,
    taken: &Taken,
    habit: Habit,
    mentions: &mut Vec<Mention>,
) {
    let text = source.text();
    let mut seeker = reading.seek(BEGINS);
    for Sentence { block, tokens: sentence } in stretch.sentences() {
        let mut at = seeker.next(sentence.start, sentence.end);
        if at == sentence.end {
            continue;
        }
        let first = mentions.len();
        let mut reader =
            Reader { reading, text, block, sentence: sentence.clone(), taken, habit, numbered: usize::MAX, shared: None };
        while at < sentence.end {
            match reader.mention(at) {
                Some(mention) => {
                    at = reader.resume(&mention).max(at + 1);
                    if !figures::merge_bounds(reading, &mut mentions[first..], &mention) {
                        mentions.push(mention);
                    }
                }
                None => at = reader.skip(at),
            }
            at = seeker.next(at, sentence.end);
        }
        role::mark_parts(reading, sentence, &mut mentions[first..]);
    }
}

/// So many seasons or games something is spread over; *over 300 games* is a bound.
const FEW: f64 = 20.0;

struct Reader<'a> {
    reading: &'a Reading,
    text: &'a str,
    block: BlockId,
    sentence: Range<usize>,
    taken: &'a Taken,
    habit: Habit,
    /// Where the last figure ended that only numbers things: *Articles 5, 6 and 7*.
    numbered: usize,
    /// The next figure, where it counts some of the same things as the last: *12 African and 3 Asian states*.
    shared: Option<usize>,
}

impl Reader<'_> {
    fn mention(&mut self, at: usize) -> Option<Mention> {
        if self.taken.has(at) {
            return None;
        }
        self.ordinal(at).or_else(|| self.quantity(at)).or_else(|| self.none(at))
    }

    /// The quantity whose numeral's first token, an article aside, is `at`.
    fn quantity(&mut self, at: usize) -> Option<Mention> {
        let figures = self.figures(at)?;
        let (reading, sentence) = (self.reading, self.sentence.clone());
        let before = modifier::before(reading, figures.start, &sentence, self.spread(&figures));
        let before = before.filter(|before| !self.is_risen(before.start, figures.end));
        let mut start = before.map_or(figures.start, |before| before.start);
        // Where two numbers are said at once, no bound makes both of them right.
        let said_twice = figures.twice.is_some_and(|twice| twice.is_in_words);
        let bounds = |before: &Before| figures.upper.is_none() || self.bounds_range(before, figures.start);
        let mut modifier = before.filter(|before| !said_twice && bounds(before)).map(|before| before.modifier);
        let mut end = figures.twice.map_or(figures.end, |twice| twice.beyond);
        modifier::after(reading, &mut end, &sentence, &mut modifier);
        if reading.lower(end) == "of" && figures.form == Form::Vague {
            end += 1;
        }
        // "80-member" is an adjective; "80-odd members" counts.
        let adjective = figures.hyphenated && end == figures.end;
        let counted = end;
        let noun = if figures.is_measure() || adjective { None } else { self.noun(end, figures.form) };
        // "a membership of 450 grew": what is no plural is no noun where another one stands before.
        let noun = noun.filter(|noun| self.reading.is(noun.head, Class::PLURAL) || self.sum_before(start).is_none());
        if let Some(noun) = &noun {
            let mut after = noun.tokens.end;
            modifier::after(reading, &mut after, &sentence, &mut modifier);
            end = after;
        }
        if figures.is_bare_one() && noun.is_none() {
            return None;
        }
        let role = self.role(start, counted, noun.as_ref(), &figures);
        let value = figures.value(modifier);
        let value =
            if before.is_some_and(|before| before.is_strict) && figures.upper.is_none() { value.strictly() } else { value };
        if figures.between {
            start = start.min(figures.start);
        }
        let noun = noun.or_else(|| if figures.is_measure() { None } else { self.noun_before(start) });
        let shares = !figures.is_measure() && self.shares_noun(counted);
        let role = if role == Role::Level && (shares || self.shared == Some(at)) { Role::Part } else { role };
        self.shared = if shares { self.next_figure(counted) } else { None };
        let figure = figures.start..figures.end;
        Some(Mention {
            content: Content::Quantity(Box::new(StatedQuantity { value, figure, noun, role })),
            tokens: start..end,
            block: self.block,
        })
    }

    /// Whether what stands before a range bounds it as a whole: *at least 5 to 10*. *Over 5 to 10* and *≥ 5–10* are classes of what
    /// is counted, and *from at least 5 to 10* bounds the first figure.
    fn bounds_range(&self, before: &Before, start: usize) -> bool {
        let from = before.start > self.sentence.start && self.reading.lower(before.start - 1) == "from";
        !before.is_strict && !from && self.reading.mark(start - 1).is_none()
    }

    /// Whether something may be spread over such figures, or lie under them, so that the words are no bound.
    fn spread(&self, figures: &Figures) -> Spread {
        let reading = self.reading;
        // Most figures have no such word before them, and nothing else needs to be asked.
        let none = figures.start == self.sentence.start || !reading.is(figures.start - 1, Class::MODIFIER);
        if none || !matches!(reading.lower(figures.start - 1), "over" | "under") {
            return Spread { over: false, under: false };
        }
        let time = figures.unit.is_some_and(|unit| matches!(unit.dimension, Dimension::Duration | Dimension::Months));
        let few = figures.unit.is_none() && figures.lower.value <= FEW;
        let span = |at: usize| ratio::is_span(reading.lower(at));
        let below = |at: usize| {
            let inside =
                ["snow", "water", "mud", "ice", "ash", "rubble", "earth", "soil", "rock", "sand", "sediment", "concrete"];
            reading.lower(at) == "of" && inside.contains(&reading.lower(at + 1))
        };
        let deep = figures.unit.is_some_and(|unit| unit.dimension == Dimension::Length) && below(figures.end);
        // "49 drones over seven regions": one count is spread over the other.
        let over = figures.start - 1;
        let last = over.saturating_sub(1);
        let mut counted = (over.saturating_sub(4).max(self.sentence.start)..over)
            .rev()
            .take_while(|&at| reading.is_word(at) || reading.is_number(at) || reading.is_mark(at, '%'));
        let counts = counted.any(|at| reading.is(at, Class::NUMERAL));
        let named = reading.is(last, Class::PLURAL | Class::NUMERAL | Class::UNIT) || reading.is_mark(last, '%');
        // "Built over three winters"; "there are over three winters" is a bound.
        let lasts = matches!(reading.lower(last), "built" | "made" | "held" | "played" | "spread" | "ran" | "lasted" | "took");
        // "12 test engineers" are no tests.
        let head = |at: usize| span(at) && (!reading.is_word(at + 1) || reading.is(at + 1, Class::ENDS_PHRASE | Class::VERB));
        let stretch = head(figures.end) || head(figures.end + 1);
        let several = reading.is(last, Class::PLURAL) && reading.is(figures.end, Class::PLURAL);
        let counts = (counts && named && (stretch || several)) || (lasts && stretch);
        Spread { over: time || (few && counts), under: deep }
    }

    /// Where to go on after a mention: right after its figure's words, so that nothing inside its noun phrase is lost.
    fn resume(&self, mention: &Mention) -> usize {
        let Some(StatedQuantity { figure, noun, .. }) = mention.content.quantity() else { return mention.tokens.end };
        match noun {
            // "nine (7) members": the figure in brackets comes before the noun.
            Some(noun) if noun.tokens.start > mention.tokens.start && !self.reading.is_mark(figure.end, '(') => noun.tokens.start,
            _ => figure.end,
        }
    }

    /// Past a token that begins no quantity; past the whole of a number in words.
    fn skip(&self, at: usize) -> usize {
        if self.taken.has(at) {
            return at + 1;
        }
        self.numeral(at, false).map_or(at + 1, |numeral| numeral.end.max(at + 1))
    }
}

#[cfg(test)]
mod tests;
