//! Quantities: a numeral, what the words around it make of it, its unit and what it counts.
//!
//! ```text
//! quantity := [modifier] [currency] numeral [("–" | "to" | "and") numeral] [unit] [modifier-after] ["of"] [noun]
//! ```
//!
//! Not quantities: what `period` has claimed; numbers after a capitalised word or a word that numbers things (*Principle
//! 3*, *page 12*); versions, clock times, ordinals, parts of identifiers; the pronoun *one*. Modifiers are read by
//! `modifier`.

mod exclusion;
mod role;

use std::ops::Range;

use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role};
use crate::recognize::modifier;
use crate::recognize::noun::{self, NounPhrase};
use crate::recognize::number::{self, Form, Numeral};
use crate::recognize::reading::Reading;
use crate::recognize::unit;
use crate::source::Source;
use crate::value::{Modifier, Quantity, Unit};

/// Every quantity of a document whose tokens are not `taken`.
pub(super) fn recognize(reading: &Reading, source: &Source, taken: &[bool]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in reading.sentences() {
        let first = mentions.len();
        let reader = Reader { reading, text: source.text(), sentence: sentence.clone(), taken };
        let mut at = sentence.start;
        while at < sentence.end {
            if !reading.is(at, Class::NUMERAL) {
                at += 1;
                continue;
            }
            match reader.quantity(at).or_else(|| reader.none(at)) {
                Some(mention) => {
                    at = mention.tokens.end.max(at + 1).min(Reader::resume(&mention));
                    mentions.push(mention);
                }
                None => at = reader.skip(at),
            }
        }
        role::mark_parts(reading, sentence, &mut mentions[first..]);
    }
    mentions
}

struct Reader<'a> {
    reading: &'a Reading,
    text: &'a str,
    sentence: Range<usize>,
    taken: &'a [bool],
}

impl Reader<'_> {
    /// The quantity whose numeral begins at a token.
    fn quantity(&self, at: usize) -> Option<Mention> {
        let (reading, limit) = (self.reading, self.sentence.end);
        if self.taken[at] {
            return None;
        }
        let currency = unit::before(reading, at, self.sentence.start);
        let numeral = number::read(reading, at, limit, currency.is_some()).filter(|numeral| !self.taken[numeral.end - 1])?;
        let start = currency.map_or(at, |(_, start)| start);
        if self.is_no_quantity(at, start, &numeral, currency.is_some()) {
            return None;
        }
        let upper = self.range_end(start, &numeral, currency.is_some());
        let mut end = upper.map_or(numeral.end, |upper| upper.end);
        let plus = reading.is_mark(end, '+') && reading.touches_next(end - 1);
        end += usize::from(plus);
        let unit = currency.map(|(unit, _)| unit).or_else(|| {
            let (unit, after) = unit::after(reading, end, limit, self.text)?;
            end = after;
            Some(unit)
        });
        let joined = end < limit && reading.touches_next(end - 1);
        if joined && (reading.is_word(end) || reading.is_number(end) || reading.is_mark(end, '/')) {
            return None;
        }
        let (before, start) = modifier::before(reading, start, &self.sentence);
        let mut modifier = before;
        modifier::after(reading, &mut end, &self.sentence, &mut modifier);
        if reading.lower(end) == "of" && numeral.form == Form::Vague {
            end += 1;
        }
        let noun = if unit.is_some() { None } else { self.noun(end, limit, numeral.form) };
        let mut tokens = start..noun.as_ref().map_or(end, |noun| noun.tokens.end);
        if let Some(noun) = &noun {
            let mut after = noun.tokens.end;
            modifier::after(reading, &mut after, &self.sentence, &mut modifier);
            tokens.end = tokens.end.max(after);
        }
        if numeral.form == Form::Words && numeral.value == 1.0 && noun.is_none() && unit.is_none() {
            return None;
        }
        let moved = upper.filter(|_| self.moved(start));
        let role = if moved.is_some() { Role::Level } else { self.role(start, end, noun.as_ref()) };
        let value = match moved {
            // "grew from 20 to 80": what it is now.
            Some(now) => value(&now, None, modifier, plus, unit),
            None => value(&numeral, upper, modifier, plus, unit),
        };
        let noun = noun.or_else(|| self.noun_before(start));
        let block = reading.block_of(at);
        Some(Mention { content: Content::Quantity { value, noun, role }, tokens, block })
    }

    /// Where to go on after a quantity: right after its figure's words, so that nothing inside its noun phrase is lost.
    fn resume(mention: &Mention) -> usize {
        match &mention.content {
            Content::Quantity { noun: Some(noun), .. } if noun.tokens.start > mention.tokens.start => noun.tokens.start,
            _ => mention.tokens.end,
        }
    }

    /// Past a token that begins no quantity; past the whole of a number in words.
    fn skip(&self, at: usize) -> usize {
        if self.taken[at] {
            return at + 1;
        }
        number::read(self.reading, at, self.sentence.end, false).map_or(at + 1, |numeral| numeral.end.max(at + 1))
    }

    /// The second numeral of a range: *40–50*, *40 to 50*, *between 40 and 50*.
    fn range_end(&self, start: usize, lower: &Numeral, money: bool) -> Option<Numeral> {
        let reading = self.reading;
        // "20 % to 30 %": the sign may stand at both ends.
        let after = lower.end + usize::from(reading.is_mark(lower.end, '%'));
        let joined = match (reading.mark(after), reading.lower(after)) {
            (Some('–' | '-' | '‑' | '—'), _) | (None, "to") => true,
            (None, "or") => lower.form == Form::Words || reading.is_number(after + 1),
            (None, "and") => reading.lower(start.wrapping_sub(1)) == "between",
            _ => false,
        };
        // "rose by 20 to 80" is a difference and a level, no range.
        let difference = reading.lower(start.wrapping_sub(1)) == "by";
        if !joined || difference || lower.form == Form::Vague {
            return None;
        }
        let second = after + 1;
        let second = if unit::before(reading, second + 1, second).is_some() && money { second + 1 } else { second };
        let upper = number::read(reading, second, self.sentence.end, money).filter(|upper| upper.form == lower.form)?;
        (upper.value > lower.value && !self.taken[second]).then_some(upper)
    }

    fn noun(&self, start: usize, limit: usize, form: Form) -> Option<NounPhrase> {
        if start >= limit || !self.reading.is_word(start) {
            return None;
        }
        let limit = limit.min(start + noun::LONGEST);
        let until = (start..limit).find(|&at| self.taken[at]).unwrap_or(limit);
        let noun = noun::phrase(self.reading, start, until)?;
        // "several" and the like need the plural that makes them a number.
        (form != Form::Vague || self.reading.is(noun.head, Class::PLURAL)).then_some(noun)
    }

    /// *The number of states is 80*: the noun before the figure.
    fn noun_before(&self, start: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let floor = self.sentence.start.max(start.saturating_sub(10));
        let of = (floor + 1..start)
            .rev()
            .find(|&at| reading.lower(at) == "of" && matches!(reading.lower(at - 1), "number" | "total" | "count"))?;
        let first = if reading.is(of + 1, Class::DETERMINER) { of + 2 } else { of + 1 };
        let noun = noun::phrase(reading, first, start)?;
        let verb = (noun.tokens.end..start).all(|at| {
            let word = reading.lower(at);
            reading.is(at, Class::AUXILIARY)
                || matches!(
                    word,
                    "stands"
                        | "stood"
                        | "reached"
                        | "reaches"
                        | "totals"
                        | "totaled"
                        | "totalled"
                        | "now"
                        | "at"
                        | "to"
                        | "has"
                        | "grew"
                        | "rose"
                )
                || matches!(reading.mark(at), Some(':' | '='))
        });
        verb.then_some(noun)
    }

    /// *There are no states in it*: the number is zero.
    fn none(&self, at: usize) -> Option<Mention> {
        let reading = self.reading;
        if reading.lower(at) != "no" || self.taken[at] {
            return None;
        }
        let noun = noun::phrase(reading, at + 1, self.sentence.end.min(at + 1 + noun::LONGEST))?;
        let after = noun.tokens.end;
        let stated = (at > self.sentence.start && reading.is(at - 1, Class::AUXILIARY))
            || (at == self.sentence.start && reading.is(after, Class::AUXILIARY));
        (stated && reading.is(noun.head, Class::PLURAL)).then(|| Mention {
            tokens: at..after,
            block: reading.block_of(at),
            content: Content::Quantity { value: Quantity::count(0.0), noun: Some(noun), role: Role::Level },
        })
    }
}

fn value(numeral: &Numeral, upper: Option<Numeral>, modifier: Option<Modifier>, plus: bool, unit: Option<Unit>) -> Quantity {
    if let Some(upper) = upper {
        // "$1–2 million": the scale spreads over both ends.
        let spread = numeral.value * upper.scale;
        let from = if numeral.scale == 1.0 && spread < upper.value { spread } else { numeral.value };
        return Quantity::range(from, upper.value, unit);
    }
    let modifier = match (modifier, numeral.form) {
        (None, _) if plus => Modifier::AtLeast,
        (Some(Modifier::AtLeast), Form::Vague) => Modifier::VagueAtLeast,
        (_, Form::Vague) => Modifier::Vague,
        (modifier, _) => modifier.unwrap_or(Modifier::Exact),
    };
    Quantity::new(numeral.value, numeral.tolerance, modifier, unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::tests::reading;

    /// Each quantity as "words → value [noun]", in order.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let shown: Vec<String> = reading
            .mentions()
            .iter()
            .filter_map(|mention| {
                let Content::Quantity { value, noun, role } = &mention.content else { return None };
                let words = &source.text()[reading.span(&mention.tokens)];
                let noun =
                    noun.as_ref().map(|noun| format!(" [{}]", &source.text()[reading.span(&noun.tokens)])).unwrap_or_default();
                let role = if *role == Role::Level { String::new() } else { format!(" {role:?}") };
                Some(format!("{words} → {value}{noun}{role}"))
            })
            .collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn counts_carry_their_noun_and_their_bound() {
        check(
            "Today, over 95 governments, nearly 350 international, civil society and public sector organizations, as well as more than 600 private sector entities have endorsed it.",
            &[
                "over 95 governments → over 95 [governments]",
                "nearly 350 international, civil society and public sector organizations → nearly 350 [international, civil society and public sector organizations]",
                "more than 600 private sector entities → over 600 [private sector entities]",
            ],
        );
        check(
            "including 80 states, 700+ companies, and 380+ groups or more.",
            &["80 states → 80 [states]", "700+ companies → over 700 [companies]", "380+ groups or more → over 380 [groups]"],
        );
    }

    #[test]
    fn bounds_are_read_with_their_negation() {
        check("no fewer than 40 states", &["no fewer than 40 states → over 40 [states]"]);
        check("up to 700 firms", &["up to 700 firms → at most 700 [firms]"]);
        check("c. 330 people", &["c. 330 people → about 330 [people]"]);
        check("Some 80 states", &["Some 80 states → about 80 [states]"]);
        check("about 20 members and counting", &["about 20 members and counting → about 20 [members]"]);
        check("two or three states", &["two or three states → 2 to 3 [states]"]);
        check("never more than 80 states", &["never more than 80 states → at most 80 [states]"]);
        check("$2.5 to $3 billion", &["$2.5 to $3 billion → USD 2.5 billion to USD 3 billion"]);
        check("from 500 to 1 million users", &["500 to 1 million users → 500 to 1 million [users]"]);
        check("20% to 30%", &["20% to 30% → 20 to 30 %"]);
        check(">= 80 states", &[">= 80 states → over 80 [states]"]);
        check("between €4 million and €5 million", &["€4 million and €5 million → EUR 4 million to EUR 5 million"]);
        check("between 40 and 50 states", &["40 and 50 states → 40 to 50 [states]"]);
        check("40–50 states", &["40–50 states → 40 to 50 [states]"]);
    }

    #[test]
    fn vague_numbers_are_wide() {
        check(
            "over dozens of countries and hundreds of firms",
            &["over dozens of countries → over dozens [countries]", "hundreds of firms → hundreds [firms]"],
        );
    }

    #[test]
    fn units_and_money() {
        check("a budget of €2.5 million", &["€2.5 million → EUR 2.5 million"]);
        check("US$1.76bn was spent", &["US$1.76bn → USD 1.76 billion"]);
        check("20 per cent of the budget", &["20 per cent → 20 % Part"]);
        check("It is 5 km long and 20 minutes away", &["5 km → 5 km", "20 minutes → 20 min"]);
    }

    #[test]
    fn changes_and_parts_are_no_levels() {
        check("It rose by 20 %.", &["20 % → 20 % Change"]);
        check("Only 2 of the 80 states left.", &["2 → 2 Part", "80 states → 80 [states]"]);
    }

    #[test]
    fn what_is_only_a_part_or_a_difference_is_no_level() {
        check(
            "It has 80 states, including 20 island states.",
            &["80 states → 80 [states]", "20 island states → 20 [island states] Part"],
        );
        check("1,200 actors, including 80 states", &["1,200 actors → 1,200 [actors]", "80 states → 80 [states]"]);
        check("Another 3 states and 20 new towns came.", &["3 states → 3 [states] Part", "20 new towns → 20 [new towns] Part"]);
        check("80 states, up from 51 states", &["80 states → 80 [states]", "51 states → 51 [states] Change"]);
        check(
            "80 states: 50 new ones and 30 Asian states",
            &["80 states → 80 [states]", "50 new ones → 50 [new ones] Part", "30 Asian states → 30 [Asian states] Part"],
        );
        check("80 states joined, not 90 states", &["80 states → 80 [states]"]);
        check("Membership grew from 20 to 80 states.", &["20 to 80 states → 80 [states]"]);
        check(
            "It rose by EUR 1 million to EUR 5 million.",
            &["EUR 1 million → EUR 1 million Change", "EUR 5 million → EUR 5 million"],
        );
        check("a 20 % rise in it", &["20 % → 20 % Change"]);
    }

    #[test]
    fn none_is_zero() {
        check("There are no states in the league.", &["no states → 0 [states]"]);
        check("No states have joined.", &["No states → 0 [states]"]);
        check("with no states left", &[]);
    }

    #[test]
    fn the_noun_may_stand_before() {
        check("The number of member states is now 80.", &["80 → 80 [member states]"]);
    }

    #[test]
    fn what_numbers_things_is_no_quantity() {
        for text in [
            "Principle 3 is on page 12.",
            "Version 2.0.1 at 10.0.0.1",
            "the 3rd of 12th",
            "One of the most important",
            "at 10:30 or 5 pm",
            "COVID-19 and G7",
            "One in five towns, two thirds of them",
            "three out of four members",
            "at 5 km/h and +33",
            "1 200 members of it",
            "In 2018 towns met",
            "it is −5 and -6 outside",
            "see [3] and §4",
            "in 2018 and on 12 November 2018",
            "the 2018 Paris Peace Forum",
            "ISO 27001, Windows 11",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn years_that_count_things_are_quantities() {
        check(
            "more than 1200 actors and over 2000 people",
            &["more than 1200 actors → over 1,200 [actors]", "over 2000 people → over 2,000 [people]"],
        );
    }
}
