//! Quantities: a numeral, what the words around it make of it, its unit and what it counts.
//!
//! ```text
//! quantity := [modifier] [currency] numeral [("–" | "to" | "and") numeral] [unit] [modifier-after] ["of"] [noun]
//! ```
//!
//! Not quantities: what `period` has claimed; numbers after a capitalised word or a word that numbers things (*Principle
//! 3*, *page 12*); versions, clock times, ordinals, parts of identifiers; the pronoun *one*. Modifiers are read by
//! `modifier`.

use std::ops::Range;

use super::grammar::{is_auxiliary, is_change, is_determiner, is_partial, is_plural, is_preposition};
use super::mention::{Content, Mention, Role};
use super::modifier;
use super::noun::{self, NounPhrase};
use super::number::{self, Form, Numeral};
use super::reading::Reading;
use super::unit;
use crate::source::Source;
use crate::value::{Modifier, Quantity, Unit};

/// Words that number what they stand before: *page 12*.
const NUMBERING: &[&str] = &[
    "section",
    "sections",
    "chapter",
    "chapters",
    "figure",
    "figures",
    "fig",
    "table",
    "tables",
    "page",
    "pages",
    "no",
    "number",
    "item",
    "step",
    "version",
    "line",
    "lines",
    "article",
    "articles",
    "paragraph",
    "principle",
    "principles",
    "phase",
    "level",
    "part",
    "volume",
    "row",
    "column",
    "rule",
    "appendix",
    "annex",
    "note",
    "footnote",
    "question",
    "option",
    "day",
    "week",
    "grade",
    "class",
    "type",
    "group",
    "category",
    "room",
    "floor",
    "channel",
    "port",
    "release",
    "rfc",
    "iso",
    "clause",
    "tier",
];

/// Every quantity of a document whose tokens are not `taken`.
pub(super) fn recognize(reading: &Reading, source: &Source, taken: &[bool]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in reading.sentences() {
        let first = mentions.len();
        let reader = Reader { reading, text: source.text(), sentence: sentence.clone(), taken };
        let mut at = sentence.start;
        while at < sentence.end {
            if !reading.may_begin_number(at) {
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
        mark_parts(reading, sentence, &mut mentions[first..]);
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
        let role = self.role(start, end, noun.as_ref());
        let moved = upper.filter(|_| self.moved(start));
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

    fn is_no_quantity(&self, at: usize, start: usize, numeral: &Numeral, money: bool) -> bool {
        let reading = self.reading;
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let after = numeral.end;
        let touching = before.is_some_and(|before| reading.touches_next(before));
        let glued = touching
            && before.is_some_and(|before| match reading.mark(before) {
                // A sign, or the joint of a name: signs are not read, and the figure without it would be wrong.
                Some('-' | '‑' | '−') => true,
                Some(mark) => matches!(mark, '+' | '.' | '/' | '@' | '_' | '=' | '#' | '§' | ':' | '*' | '\\' | '^' | '№'),
                None => true,
            });
        let trailing = reading.touches_next(after - 1)
            && after < self.sentence.end
            && match reading.mark(after) {
                Some(':' | '/') => reading.is_number(after + 1) && reading.touches_next(after),
                Some('-' | '‑') => reading.touches_next(after) && !reading.is_number(after + 1),
                Some('_' | '@' | '=' | '°') => true,
                _ => false,
            };
        let numbered = !money && numeral.form == Form::Digits && before.is_some_and(|before| self.numbers_things(before));
        let section_sign = before.is_some_and(|before| matches!(reading.mark(before), Some('§' | '#' | '№')));
        let footnote = before.is_some_and(|before| reading.is_mark(before, '[')) && reading.is_mark(after, ']');
        let ordinal = reading.touches_next(after - 1) && matches!(reading.lower(after), "st" | "nd" | "rd" | "th");
        let clock = matches!(reading.lower(after), "am" | "pm" | "o'clock")
            || (reading.lower(after) == "a" && reading.is_mark(after + 1, '.'));
        let share = self.is_share(at, after);
        let spaced = self.is_spaced(at, after);
        let pronoun = numeral.form == Form::Words && numeral.value == 1.0 && self.is_pronoun(at, after);
        glued || trailing || numbered || section_sign || footnote || ordinal || clock || pronoun || share || spaced
    }

    /// Whether a word makes the number after it a name: a capitalised word that is no function word, or *page*.
    fn numbers_things(&self, before: usize) -> bool {
        let (reading, word) = (self.reading, self.reading.lower(before));
        if !reading.is_word(before) {
            return false;
        }
        let modifier = modifier::ends_modifier(word);
        let function = is_preposition(word)
            || is_determiner(word)
            || is_partial(word)
            || is_auxiliary(word)
            || modifier
            || word == "only"
            || word == "and"
            || word == "or";
        NUMBERING.contains(&word)
            || (reading.is_capital(before)
                && !function
                && !matches!(word, "with" | "when" | "while" | "currently" | "today" | "now" | "but" | "if"))
    }

    /// *One in five*, *two thirds*: not a count of five or two.
    fn is_share(&self, at: usize, after: usize) -> bool {
        const PARTS: [&str; 12] = [
            "half",
            "halves",
            "third",
            "thirds",
            "quarter",
            "quarters",
            "fifth",
            "fifths",
            "sixth",
            "tenth",
            "tenths",
            "hundredths",
        ];
        let reading = self.reading;
        let numeral = |at: usize| at >= self.sentence.start && number::read(reading, at, at + 1, false).is_some();
        let ratio = at >= self.sentence.start + 2 && reading.lower(at - 1) == "in" && numeral(at - 2);
        let of_ratio = reading.lower(after) == "in" && numeral(after + 1) && !is_plural(reading.lower(after - 1));
        let out_of = |at: usize| reading.lower(at) == "out" && reading.lower(at + 1) == "of";
        let three_out_of = out_of(after) || (at >= self.sentence.start + 3 && out_of(at - 2) && numeral(at - 3));
        ratio || of_ratio || three_out_of || PARTS.contains(&reading.lower(after))
    }

    /// *1 200* with a plain space may be one number or two: nobody can say.
    fn is_spaced(&self, at: usize, after: usize) -> bool {
        let reading = self.reading;
        let digits = |at: usize| reading.is_number(at) && reading.lower(at).bytes().all(|b| b.is_ascii_digit());
        let group = |first: usize| {
            digits(first)
                && reading.lower(first).len() <= 3
                && digits(first + 1)
                && reading.lower(first + 1).len() == 3
                && !reading.touches_next(first)
        };
        (after < self.sentence.end && group(after - 1)) || (at > self.sentence.start && group(at - 1))
    }

    fn is_pronoun(&self, at: usize, after: usize) -> bool {
        let next = self.reading.lower(after);
        next.is_empty()
            || is_preposition(next)
            || is_auxiliary(next)
            || is_determiner(next)
            || matches!(next, "another" | "or" | "and" | "who" | "which" | "that")
            || matches!(self.reading.lower(at.wrapping_sub(1)), "no" | "any" | "every" | "this" | "that" | "another" | "each")
    }

    /// The second numeral of a range: *40–50*, *40 to 50*, *between 40 and 50*.
    fn range_end(&self, start: usize, lower: &Numeral, money: bool) -> Option<Numeral> {
        let reading = self.reading;
        let joined = match (reading.mark(lower.end), reading.lower(lower.end)) {
            (Some('–' | '-' | '‑' | '—'), _) | (None, "to") => true,
            (None, "and") => reading.lower(start.wrapping_sub(1)) == "between",
            _ => false,
        };
        // "rose by 20 to 80" is a difference and a level, no range.
        let difference = reading.lower(start.wrapping_sub(1)) == "by";
        if !joined || difference || lower.form == Form::Vague {
            return None;
        }
        let second = lower.end + 1;
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
        (form != Form::Vague || is_plural(self.reading.lower(noun.head))).then_some(noun)
    }

    /// *The number of states is 80*: the noun before the figure.
    fn noun_before(&self, start: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let floor = self.sentence.start.max(start.saturating_sub(10));
        let of = (floor + 1..start)
            .rev()
            .find(|&at| reading.lower(at) == "of" && matches!(reading.lower(at - 1), "number" | "total" | "count"))?;
        let first = if is_determiner(reading.lower(of + 1)) { of + 2 } else { of + 1 };
        let noun = noun::phrase(reading, first, start)?;
        let verb = (noun.tokens.end..start).all(|at| {
            let word = reading.lower(at);
            is_auxiliary(word)
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

    /// Whether a range says where something moved from and to.
    fn moved(&self, start: usize) -> bool {
        let reading = self.reading;
        let from = start.checked_sub(1).filter(|&at| at >= self.sentence.start && reading.lower(at) == "from");
        from.is_some_and(|from| self.changes(from, 3))
    }

    /// Whether a word of change stands among the few tokens before one.
    fn changes(&self, before: usize, reach: usize) -> bool {
        (before.saturating_sub(reach).max(self.sentence.start)..before).any(|at| is_change(self.reading.stem(at)))
    }

    fn role(&self, start: usize, end: usize, noun: Option<&NounPhrase>) -> Role {
        let reading = self.reading;
        let of_a_whole = reading.lower(end) == "of"
            && matches!(
                reading.lower(end + 1),
                "the" | "these" | "those" | "them" | "its" | "our" | "their" | "which" | "whom" | "all"
            );
        let before = if start > self.sentence.start { reading.lower(start - 1) } else { "" };
        let partial = is_partial(before) || noun.is_some_and(|noun| is_partial(reading.lower(noun.tokens.start)));
        if of_a_whole || partial {
            return Role::Part;
        }
        let by = before == "by" && self.changes(start, 5);
        let increase_of = before == "of" && self.changes(start, 3);
        let a_rise =
            noun.is_none() && is_change(reading.stem(end)) && matches!(reading.lower(end + 1), "in" | "of" | "from" | "to" | "");
        if by || increase_of || a_rise || (self.changes(start, 1) && before != "up") {
            return Role::Change;
        }
        Role::Level
    }

    /// *There are no states in it*: the number is zero.
    fn none(&self, at: usize) -> Option<Mention> {
        let reading = self.reading;
        if reading.lower(at) != "no" || self.taken[at] {
            return None;
        }
        let noun = noun::phrase(reading, at + 1, self.sentence.end.min(at + 1 + noun::LONGEST))?;
        let after = noun.tokens.end;
        let stated = (at > self.sentence.start && is_auxiliary(reading.lower(at - 1)))
            || (at == self.sentence.start && is_auxiliary(reading.lower(after)));
        (stated && is_plural(reading.lower(noun.head))).then(|| Mention {
            tokens: at..after,
            block: reading.block_of(at),
            content: Content::Quantity { value: Quantity::count(0.0), noun: Some(noun), role: Role::Level },
        })
    }
}

/// *80 states, including 20 island states*; *of the 16 states, 3 states*: the later number is a part of the earlier one's.
fn mark_parts(reading: &Reading, sentence: &Range<usize>, mentions: &mut [Mention]) {
    let mut wholes: Vec<(String, bool)> = Vec::new();
    for mention in mentions {
        let start = mention.tokens.start;
        let Content::Quantity { noun: Some(noun), role, .. } = &mut mention.content else { continue };
        let head = reading.stem(noun.head).to_owned();
        let mut lead = (start.saturating_sub(3).max(sentence.start)..start).map(|at| reading.lower(at));
        let inside = lead.any(|word| matches!(word, "including" | "includes" | "include" | "which" | "whom" | "among"));
        let whole_named = start >= sentence.start + 2
            && reading.lower(start - 2) == "of"
            && matches!(reading.lower(start - 1), "the" | "these" | "those" | "its");
        if *role == Role::Level && wholes.iter().any(|(known, of)| *known == head && (inside || *of)) {
            *role = Role::Part;
        }
        wholes.push((head, whole_named));
    }
}

fn value(numeral: &Numeral, upper: Option<Numeral>, modifier: Option<Modifier>, plus: bool, unit: Option<Unit>) -> Quantity {
    if let Some(upper) = upper {
        // "$1–2 million": the scale spreads over both ends.
        let scale = upper.tolerance > 0.0 && numeral.tolerance == 0.0 && numeral.value < upper.value / 1e3;
        let from = if scale { numeral.value * scale_of(upper.value) } else { numeral.value };
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

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|&scale| value >= scale).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

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
