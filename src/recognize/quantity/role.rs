//! What a number is of its noun: the whole, a part of it, or a difference.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role};
use crate::recognize::noun::NounPhrase;
use crate::recognize::reading::Reading;

impl Reader<'_> {
    /// Whether a range says where something moved from and to.
    pub(super) fn moved(&self, start: usize) -> bool {
        let reading = self.reading;
        let from = start.checked_sub(1).filter(|&at| at >= self.sentence.start && reading.lower(at) == "from");
        from.is_some_and(|from| self.changes(from, 3))
    }

    /// Whether a word of change stands among the few tokens before one.
    fn changes(&self, before: usize, reach: usize) -> bool {
        (before.saturating_sub(reach).max(self.sentence.start)..before).any(|at| self.reading.is(at, Class::CHANGE))
    }

    pub(super) fn role(&self, start: usize, end: usize, noun: Option<&NounPhrase>, figures: &Figures) -> Role {
        let reading = self.reading;
        let of_a_whole = reading.lower(end) == "of"
            && matches!(
                reading.lower(end + 1),
                "the" | "these" | "those" | "them" | "its" | "our" | "their" | "which" | "whom" | "all"
            );
        let before = if start > self.sentence.start { reading.lower(start - 1) } else { "" };
        let partial = (start > self.sentence.start && reading.is(start - 1, Class::PARTIAL))
            || noun.is_some_and(|noun| reading.is(noun.tokens.start, Class::PARTIAL));
        // "5 deaths per 100,000 people" are not five.
        let after = noun.map_or(end, |noun| noun.tokens.end);
        let rate = reading.lower(after) == "per"
            || (matches!(reading.lower(after), "a" | "an" | "each" | "every") && reading.is(after + 1, Class::UNIT))
            || (reading.is_mark(after, '/') && noun.is_some() && reading.touches_next(after - 1) && reading.is_word(after + 1))
            || (reading.lower(after) == "for" && matches!(reading.lower(after + 1), "every" | "each"));
        if of_a_whole || partial || (figures.unit.is_none() && rate) {
            return Role::Part;
        }
        // "Up from 51 states", "compared with 51 states": what it was.
        let up_to = before == "to" && start >= self.sentence.start + 2 && reading.lower(start - 2) == "up";
        let earlier = matches!(before, "from" | "with" | "to") && !up_to && {
            let at = start - 1;
            (at.saturating_sub(3).max(self.sentence.start)..at).any(|at| matches!(reading.lower(at), "up" | "down" | "compared"))
                || (before == "from" && self.changes(at, 3))
        };
        if earlier {
            return Role::Change;
        }
        let by = before == "by" && self.changes(start, 5);
        let increase_of = before == "of" && self.changes(start, 3);
        let a_rise = noun.is_none()
            && reading.is(end, Class::CHANGE)
            && matches!(reading.lower(end + 1), "in" | "of" | "from" | "to" | "");
        if by || increase_of || a_rise || (self.changes(start, 1) && before != "up") {
            return Role::Change;
        }
        Role::Level
    }
}

/// *80 states, including 20 island states*; *of the 16 states, 3 states*: the later number is a part of the earlier one's.
pub(super) fn mark_parts(reading: &Reading, sentence: &Range<usize>, mentions: &mut [Mention]) {
    // For each head noun: whether its whole was named as one ("of the 16 states"), and where its first number ends.
    let mut wholes: BTreeMap<&str, (bool, usize)> = BTreeMap::new();
    let counted = |mention: &&Mention| matches!(mention.content, Content::Quantity { noun: Some(_), .. });
    if mentions.iter().filter(|mention| counted(mention)).nth(1).is_none() {
        return;
    }
    let mut colons = sentence.clone().filter(|&at| reading.is_mark(at, ':')).peekable();
    let mut last_colon = None;
    for mention in mentions {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        while let Some(colon) = colons.next_if(|&colon| colon < start) {
            last_colon = Some(colon);
        }
        let Content::Quantity { noun: Some(noun), role, .. } = &mut mention.content else { continue };
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
