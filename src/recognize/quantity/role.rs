//! What a number is of its noun: the whole, a part of it, or a difference.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role, StatedQuantity};
use crate::recognize::noun::NounPhrase;
use crate::recognize::reading::Reading;

/// So many tokens before *from* a verb that moves something stands at most.
const MOVED_WITHIN: usize = 10;

/// Forms of verbs, beside those of change, that set something anew *from* one number *to* another.
const MOVES: &[&str] = &[
    "raise",
    "raises",
    "raised",
    "raising",
    "lift",
    "lifts",
    "lifted",
    "lifting",
    "hike",
    "hikes",
    "hiked",
    "hiking",
    "lower",
    "lowers",
    "lowered",
    "lowering",
    "go",
    "goes",
    "went",
    "gone",
    "going",
    "move",
    "moves",
    "moved",
    "moving",
    "change",
    "changes",
    "changed",
    "changing",
    "triple",
    "triples",
    "tripled",
    "quadrupled",
    "revise",
    "revises",
    "revised",
    "extend",
    "extends",
    "extended",
    "extending",
    "slash",
    "slashed",
    "trim",
    "trimmed",
    "widen",
    "widened",
    "narrowed",
    "slid",
    "slide",
    "slipped",
    "dipped",
    "advanced",
    "improve",
    "improved",
    "improving",
    "worsened",
    "eased",
    "edged",
    "swung",
    "shifted",
    "slowed",
    "upgraded",
    "boost",
    "boosts",
    "boosted",
    "boosting",
    "bumped",
    "pushed",
    "bringing",
    "brought",
    "rebounded",
    "recovered",
    "swelled",
    "ballooned",
    "dwindled",
    "leapt",
    "leaped",
    "rocketed",
    "tumbled",
    "sank",
    "sunk",
    "halve",
    "halved",
    "shortened",
    "lengthened",
    "upped",
    "adjusted",
    "strengthened",
    "weakened",
    "converted",
];

/// Words of what takes in all between two numbers.
const STRETCHES: &[&str] = &[
    "range",
    "ranges",
    "ranged",
    "ranging",
    "vary",
    "varies",
    "varied",
    "varying",
    "differ",
    "differed",
    "aged",
    "age",
    "ages",
    "anywhere",
    "anything",
    "everything",
    "anyone",
    "everyone",
    "cost",
    "costs",
    "costing",
    "between",
    "scale",
    "span",
    "spans",
    "spanned",
    "spanning",
    "last",
    "lasts",
    "lasted",
    "lasting",
    "measure",
    "measures",
    "measuring",
];

impl Reader<'_> {
    /// Whether the words before *from* move or set something, so that two numbers say where it was and where it is now. Words that
    /// stretch over all between tell that they do not: *temperatures range from 5 to 10*.
    pub(super) fn moves(&self, from: usize) -> bool {
        let reading = self.reading;
        for at in (from.saturating_sub(MOVED_WITHIN).max(self.sentence.start)..from).rev() {
            let word = reading.lower(at);
            if STRETCHES.contains(&word) || reading.mark(at).is_some_and(|mark| !matches!(mark, '-' | '‑' | '%' | '"' | '’'))
            {
                return false;
            }
            if MOVES.contains(&word) || reading.is(at, Class::CHANGE) {
                // "They lost from 5 to 10 members": a number of them.
                const COUNTED: [&str; 6] = ["add", "added", "gain", "gained", "lost", "lose"];
                let beside = at + 1 == from && COUNTED.contains(&word);
                // "The drop box accepts", "Lower floors offer": a word that says which, and moves nothing.
                let before = at.checked_sub(1).filter(|&before| before >= self.sentence.start);
                let says_which = at + 1 < from && before.is_none_or(|before| reading.is(before, Class::DETERMINER));
                return !(beside || says_which);
            }
            // Another verb has the numbers: "the reduced board has from 5 to 8 members".
            if reading.is(at, Class::AUXILIARY | Class::VERB) || matches!(word, "and" | "or" | "but") {
                return false;
            }
        }
        false
    }

    pub(super) fn role(&self, start: usize, end: usize, noun: Option<&NounPhrase>, figures: &Figures) -> Role {
        if self.is_of_a_whole(end) || self.is_partial(start, noun) {
            return Role::Part;
        }
        if self.was(start, figures.upper.is_some()) || self.is_difference(start, end, noun) || self.is_multiple(noun) {
            return Role::Change;
        }
        let after = noun.map_or(end, |noun| noun.tokens.end);
        if figures.unit.is_none() && self.is_rate(after, noun.is_some()) { Role::Part } else { Role::Level }
    }

    /// *2 of the 16*, *19 of 27*, *19 out of the 27*.
    fn is_of_a_whole(&self, end: usize) -> bool {
        const WHOLES: [&str; 10] = ["the", "these", "those", "them", "its", "our", "their", "which", "whom", "all"];
        let reading = self.reading;
        let out = usize::from(reading.lower(end) == "out");
        let of = end + out;
        let counted = reading.is(of + 1, Class::NUMERAL) || (out == 1 && reading.is(of + 2, Class::NUMERAL));
        reading.lower(of) == "of" && (WHOLES.contains(&reading.lower(of + 1)) || counted)
    }

    /// *Another 3 states*, *20 new towns*; *12 New Zealand towns* are all of them.
    fn is_partial(&self, start: usize, noun: Option<&NounPhrase>) -> bool {
        let reading = self.reading;
        let before = start > self.sentence.start && reading.is(start - 1, Class::PARTIAL);
        let inside = noun.is_some_and(|noun| {
            let first = noun.tokens.start;
            reading.is(first, Class::PARTIAL) && !reading.is_capital(first) && !reading.touches_next(first)
        });
        before || inside
    }

    /// *5 deaths per 100,000 people* are not five; *80 states a year ago* are eighty.
    fn is_rate(&self, after: usize, counts: bool) -> bool {
        let reading = self.reading;
        let article = matches!(reading.lower(after), "a" | "an" | "each" | "every") && reading.is(after + 1, Class::UNIT);
        reading.lower(after) == "per"
            || (article && !tells_when(reading, after + 2))
            || (reading.is_mark(after, '/') && counts && reading.touches_next(after - 1) && reading.is_word(after + 1))
            || (reading.lower(after) == "for" && matches!(reading.lower(after + 1), "every" | "each"))
    }

    /// *Up from 51 states*, *compared with 51 states*, *versus 51*: what it was.
    fn was(&self, start: usize, range: bool) -> bool {
        let reading = self.reading;
        let Some(at) = start.checked_sub(1).filter(|&at| at >= self.sentence.start) else { return false };
        let back = |reach: usize| at.saturating_sub(reach).max(self.sentence.start)..at;
        let compared = || back(2).any(|at| reading.lower(at) == "compared");
        match reading.lower(at) {
            // "Fell to 2.3 % in April from 3.2 %".
            // "They lose from 5 to 10 members"; "they cut trees from 20 to 30 m high".
            "from" if range => back(1).any(|at| reading.is(at, Class::CHANGE)),
            "from" => {
                let to = |at: usize| reading.lower(at) == "to" && (at + 1..at + 4).any(|at| reading.is(at, Class::NUMERAL));
                back(3).any(|at| matches!(reading.lower(at), "up" | "down") || reading.is(at, Class::CHANGE))
                    || ((at + 2..self.sentence.end.min(at + 8)).any(to) && (self.moves(at) || self.moves_on(at)))
                    || (back(14).any(|at| reading.is(at, Class::CHANGE)) && back(12).any(to))
            }
            "with" | "to" => compared(),
            "versus" | "vs" => true,
            "against" => at > self.sentence.start && reading.is_mark(at - 1, ','),
            _ => false,
        }
    }

    /// *Rose by 20*, *gained 5*, *an increase of 3*, *a 20 % rise*.
    fn is_difference(&self, start: usize, end: usize, noun: Option<&NounPhrase>) -> bool {
        let reading = self.reading;
        let at = |back: usize| start.checked_sub(back).filter(|&at| at >= self.sentence.start);
        let rise = noun.is_none()
            && reading.is(end, Class::CHANGE)
            && matches!(reading.lower(end + 1), "in" | "of" | "from" | "to" | "");
        let Some(before) = at(1) else { return rise };
        let direction = |at: usize| matches!(reading.lower(at), "up" | "down");
        // "Is up 12" tells a difference, and "set up 12" founds them.
        let moved = |up: usize| {
            up > self.sentence.start && (reading.is(up - 1, Class::AUXILIARY) || matches!(reading.lower(up - 1), "went" | "go"))
        };
        rise || match reading.lower(before) {
            "by" => self.changed_by(before, direction, moved),
            "of" => at(2).is_some_and(|noun| reading.is(noun, Class::CHANGE) && !direction(noun)),
            "up" => moved(before),
            // "+5 °C" is a level, "(+5 °C)" how far it rose.
            "" if reading.is_mark(before, '+') => at(2).is_some_and(|open| reading.is_mark(open, '(')),
            _ => reading.is(before, Class::CHANGE),
        }
    }

    /// *up to 700 from 600*: whether the words before a figure say which way it went, and bound nothing.
    pub(super) fn is_risen(&self, modifier: usize, end: usize) -> bool {
        let reading = self.reading;
        if reading.lower(end) != "from" || reading.lower(modifier) != "up" || reading.lower(modifier + 1) != "to" {
            return false;
        }
        let from = (end + 1..end + 3).find(|&at| reading.is_number(at));
        let from = from.filter(|_| end + 1 < self.sentence.end).and_then(|at| self.numeral(at, false));
        // "Up to 500 from 20 lands" are from there.
        let counted = |at: usize| {
            at < self.sentence.end
                && reading.is_word(at)
                && !reading.is(at, Class::ENDS_PHRASE)
                && !matches!(reading.lower(at), "last" | "earlier" | "previously" | "and")
        };
        from.is_some_and(|from| !counted(from.end))
    }

    /// Whether the verb that *by* belongs to is one of change: *rose by 20*, and not *was increased, as approved by 20*.
    fn changed_by(&self, by: usize, direction: impl Fn(usize) -> bool, moved: impl Fn(usize) -> bool) -> bool {
        let reading = self.reading;
        let floor = by.saturating_sub(5).max(self.sentence.start);
        let verb = (floor..by).rev().find(|&at| {
            reading.is(at, Class::CHANGE | Class::AUXILIARY) || reading.lower(at).ends_with("ed") || reading.is_mark(at, ',')
        });
        verb.is_some_and(|verb| {
            reading.is(verb, Class::CHANGE) && if direction(verb) { verb + 1 == by && moved(verb) } else { true }
        })
    }

    /// *Three times as many* are no three.
    fn is_multiple(&self, noun: Option<&NounPhrase>) -> bool {
        const THAN: [&str; 9] = ["as", "more", "larger", "higher", "bigger", "greater", "faster", "the", "earnings"];
        let head = noun.map(|noun| noun.head).filter(|&head| matches!(self.reading.lower(head), "times" | "time"));
        head.is_some_and(|head| THAN.contains(&self.reading.lower(head + 1)))
    }
}

/// Whether a word says how far off something was: *a year earlier*.
pub(in super::super) fn tells_when(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "earlier" | "ago" | "before" | "later" | "previously" | "after" | "on" | "prior" | "hence")
}

/// *80 states, including 20 island states*; *of the 16 states, 3 states*: the later number is a part of the earlier one's.
pub(super) fn mark_parts(reading: &Reading, sentence: &Range<usize>, mentions: &mut [Mention]) {
    // For each head noun: whether its whole was named as one ("of the 16 states"), and where its first number ends.
    let mut wholes: BTreeMap<&str, (bool, usize)> = BTreeMap::new();
    let counted = |mention: &&Mention| mention.content.quantity().is_some_and(|stated| stated.value.unit().is_none());
    if mentions.iter().filter(|mention| counted(mention)).nth(1).is_none() {
        return;
    }
    let mut any = false;
    let cue = |from: usize| Some(reading.next(from, sentence.end, Class::CUE)).filter(|&cue| cue < sentence.end);
    let cues = std::iter::successors(cue(sentence.start), |&at| cue(at + 1));
    let mut colons = cues.filter(|&at| reading.is_mark(at, ':')).peekable();
    let mut last_colon = None;
    for mention in mentions {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        while let Some(colon) = colons.next_if(|&colon| colon < start) {
            last_colon = Some(colon);
        }
        let Content::Quantity(stated) = &mut mention.content else { continue };
        let StatedQuantity { value, noun, role, .. } = &mut **stated;
        // "33 proposals, of which 20 were accepted".
        let of_them = start > sentence.start && matches!(reading.lower(start - 1), "which" | "whom" | "including");
        let bare = noun.is_none() && value.unit().is_none();
        if bare && of_them && any && *role == Role::Level {
            *role = Role::Part;
        }
        any = true;
        let Some(noun) = noun else { continue };
        let mut lead = (start.saturating_sub(3).max(sentence.start)..start).map(|at| reading.lower(at));
        let inside = lead.any(|word| matches!(word, "including" | "includes" | "include" | "which" | "whom" | "among"));
        let whole_named = start >= sentence.start + 2
            && reading.lower(start - 2) == "of"
            && matches!(reading.lower(start - 1), "the" | "these" | "those" | "its");
        let (named, first_end) = wholes.entry(singular(reading.lower(noun.head))).or_insert((false, usize::MAX));
        // "80 states: 50 African states and 30 Asian states".
        let broken_down = last_colon.is_some_and(|colon| *first_end <= colon);
        if *role == Role::Level && *first_end < start && (inside || *named || broken_down) {
            *role = Role::Part;
        }
        *named |= whole_named;
        *first_end = end.min(*first_end);
    }
}

/// A noun without the ending of its plural: enough to know it again within a sentence.
fn singular(noun: &str) -> &str {
    noun.strip_suffix("ies").or_else(|| noun.strip_suffix('s')).or_else(|| noun.strip_suffix('y')).unwrap_or(noun)
}
