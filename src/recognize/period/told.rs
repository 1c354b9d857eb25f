//! Words around four figures that make them a year in any century, whatever else they might count.
//!
//! ```text
//! year := about figures, after a cue | cue figures | "(" life figures | name "(" figures ("–" | "to") figures ")"
//!       | event "of" figures | "the" figures event | figures ("level" | "levels" | "prices")
//!       | what `opening` knows
//! cue  := "until" | "after" … | "as early as" | "dates from" … | "born" … | "was" made | ("from" | "between"), of a reign
//! about := "about" | "around" | "circa" | "c." | "ca." …
//! ```
//!
//! Nothing may follow that the figures could count: *until 1189.* is a year, *until 1189 ships* is none.

use super::super::class::Class;
use super::opening::is_like_time;
use super::reader::Reader;
use super::words::Word;

/// Words that say that a date is only about right.
const ABOUT: &[&str] = &["about", "around", "circa", "roughly", "approximately"];

/// Shortened words, and whole ones, before a year of somebody's life in brackets.
const LIVES: &[&str] = &[
    "b",
    "d",
    "r",
    "fl",
    "bapt",
    "born",
    "died",
    "reigned",
    "ruled",
    "active",
    "flourished",
    "est",
    "founded",
    "established",
    "built",
];

/// Words right before a year of a beginning or an end.
const BORN: &[&str] = &["born", "died", "dated", "founded", "established"];

/// What is done to something once: after *was*, or where a clause begins, the figures say when.
const MADE: &[&str] = &[
    "born",
    "built",
    "rebuilt",
    "founded",
    "refounded",
    "established",
    "written",
    "painted",
    "composed",
    "erected",
    "constructed",
    "completed",
    "finished",
    "begun",
    "started",
    "opened",
    "dedicated",
    "consecrated",
    "dissolved",
    "demolished",
    "destroyed",
    "abandoned",
    "carved",
    "created",
    "printed",
    "published",
    "compiled",
    "invented",
    "introduced",
    "signed",
    "crowned",
    "elected",
    "appointed",
    "married",
    "executed",
    "buried",
    "granted",
    "mentioned",
    "settled",
    "conquered",
    "captured",
    "annexed",
    "discovered",
    "fought",
    "formed",
    "restored",
    "enlarged",
    "extended",
    "occupied",
    "inhabited",
    "held",
];

/// What lasts for years, and who rules for years.
const REIGNS: &[&str] = &[
    "reign",
    "reigned",
    "ruled",
    "king",
    "queen",
    "emperor",
    "empress",
    "duke",
    "duchess",
    "countess",
    "earl",
    "baron",
    "bishop",
    "archbishop",
    "abbot",
    "abbess",
    "pope",
    "prince",
    "princess",
    "sultan",
    "caliph",
    "shah",
    "tsar",
    "khan",
    "regent",
    "viceroy",
    "dynasty",
    "kingdom",
    "empire",
    "war",
    "wars",
    "crusade",
    "lived",
    "flourished",
    "lasted",
    "governed",
    "century",
    "medieval",
];

/// What is named after its year.
const EVENTS: &[&str] = &[
    "survey",
    "treaty",
    "fire",
    "act",
    "census",
    "battle",
    "war",
    "peace",
    "charter",
    "law",
    "storm",
    "flood",
    "earthquake",
    "eruption",
    "plague",
    "epidemic",
    "pandemic",
    "famine",
    "drought",
    "revolution",
    "rebellion",
    "revolt",
    "uprising",
    "rising",
    "siege",
    "synod",
    "constitution",
    "statute",
    "edict",
    "decree",
    "election",
    "elections",
    "crisis",
    "crash",
    "reform",
    "reforms",
    "union",
    "massacre",
    "expedition",
    "coronation",
    "exhibition",
    "summit",
    "declaration",
    "roll",
    "strike",
    "riots",
    "restoration",
    "coup",
];

/// What is made for a year to come.
const PLANS: &[&str] = &[
    "strategy",
    "plan",
    "target",
    "targets",
    "agenda",
    "vision",
    "programme",
    "program",
    "framework",
    "roadmap",
    "goal",
    "goals",
    "budget",
    "forecast",
    "forecasts",
    "outlook",
];

/// Words after a year that stands for what was measured in it.
pub(super) const MEASURED: &[&str] = &["level", "levels", "prices"];

/// How far before them the word may stand that makes a stretch a reign.
const NEAR: usize = 8;

impl Reader<'_> {
    /// Where the words begin that make a date about right: *about*, *c.*.
    pub(super) fn about(&self, at: usize) -> Option<usize> {
        let stop = self.back(at, 1).filter(|&stop| self.is_mark(stop, '.'));
        let word = self.back(stop.unwrap_or(at), 1)?;
        let known = match self.lower(word) {
            // "Root CA 2021".
            "c" | "ca" => stop.map_or(!self.reading.is_capital(word), |_| self.reading.touches_next(word)),
            other => stop.is_none() && ABOUT.contains(&other),
        };
        known.then_some(word)
    }

    /// Whether the words around figures from `at` to `next` make them a year, or two.
    pub(super) fn is_told_year(&self, at: usize, next: usize, year: i16) -> bool {
        if !(1000..2200).contains(&year) {
            return false;
        }
        self.is_of_a_life(at, next)
            || self.is_after_name(at, next, year)
            || self.is_modern_stretch(at, next, year)
            || (!self.is_labelled(at)
                && (self.is_measured_in(at, next, year)
                    || self.is_of_event(at, next)
                    || self.is_planned_for(at, next, year)
                    || self.opens_clause(at, next, year)
                    || (self.ends_alone(next) && self.is_cued(at, next, year))))
    }

    /// Whether nothing that could be counted follows.
    fn ends_alone(&self, next: usize) -> bool {
        let amount = matches!(self.lower(next), "of" | "per" | "more" | "each" | "or")
            || matches!(self.mark(next), Some('%' | '+' | '€' | '$' | '°' | '£'))
            || (self.is_dash(next) && self.follows(next));
        !amount && (self.ends_phrase(next) || matches!(self.lower(next), "onward" | "onwards"))
    }

    fn is_cued(&self, at: usize, next: usize, year: i16) -> bool {
        let about = self.about(at);
        let start = about.unwrap_or(at);
        let Some(cue) = self.back(start, 1) else { return false };
        if self.is_dated_from(cue) || BORN.contains(&self.lower(cue)) || self.is_made(cue) {
            return true;
        }
        // "(c. 1450)", where no number stands before that it could restate.
        let short = about.is_some_and(|about| self.lower(about).starts_with('c'));
        let number = self.back(cue, 1).is_some_and(|before| self.reading.is_number(before));
        if short && self.is_mark(cue, '(') && !number {
            return true;
        }
        match self.lower(cue) {
            "since" | "until" | "till" | "before" | "after" if about.is_none() => self.is_no_time(at, year),
            "since" | "until" | "till" | "before" | "after" | "in" if about.is_some() => self.mark(next).is_some(),
            "year" | "years" => true,
            "as" => self
                .back(cue, 2)
                .is_some_and(|as_| self.lower(as_) == "as" && matches!(self.lower(as_ + 1), "early" | "late" | "recently")),
            "by" => self.back(cue, 1).is_some_and(|made| self.is_made(made)) && self.is_no_time(at, year),
            "from" if matches!(self.lower(next), "onward" | "onwards" | "until" | "till") => self.is_no_time(at, year),
            "from" | "between" => self.opens_reign(cue, at, next),
            "and" | "to" | "or" | "until" => self.follows_year(cue) && about.is_none() && !self.is_of_another(next),
            _ => self.follows_year(cue) && (self.is_dash(cue) || (self.is_mark(cue, ',') && self.is_listed(next))),
        }
    }

    /// *dates from 1310*, *dating back to around 1280*.
    fn is_dated_from(&self, cue: usize) -> bool {
        let dates = |at: usize| matches!(self.lower(at), "dates" | "dated" | "dating" | "date");
        let verb = |by: usize| self.back(cue, by).is_some_and(dates);
        matches!(self.lower(cue), "from" | "to" | "at") && (verb(1) || (self.before(cue) == "back" && verb(2)))
    }

    /// *was built*, *Built*, *, first mentioned*: whether a verb of something done ends right at a token, said of what was done.
    fn is_made(&self, verb: usize) -> bool {
        if !MADE.contains(&self.lower(verb)) {
            return false;
        }
        // "Created 1024, deleted 1100": a log.
        let Some(before) = self.back(verb, 1) else { return self.about(verb + 1).is_some() };
        let adverb = self.lower(before).ends_with("ly") || matches!(self.lower(before), "first" | "last" | "later");
        let Some(before) = (if adverb { self.back(before, 1) } else { Some(before) }) else { return true };
        matches!(self.lower(before), "was" | "were" | "is" | "are" | "been" | "being") || matches!(self.mark(before), Some('('))
    }

    /// *(b. 1744)*, *(reigned 1154–1189)*, *; died 1189)*.
    fn is_of_a_life(&self, at: usize, next: usize) -> bool {
        let start = self.about(at).unwrap_or(at);
        let stop = self.back(start, 1).filter(|&stop| self.is_mark(stop, '.'));
        let Some(word) = self.back(stop.unwrap_or(start), 1) else { return false };
        let opens = self.back(word, 1).and_then(|mark| self.mark(mark));
        let fits = opens == Some('(') || (matches!(opens, Some(';' | ',')) && (stop.is_some() || self.lower(word).len() > 2));
        fits && LIVES.contains(&self.lower(word)) && self.ends_alone(next)
    }

    /// *William the Bold (1066 to 1087)*, *Odo Vale (1075–c. 1142)*: two years in brackets after a name.
    fn is_after_name(&self, at: usize, next: usize, year: i16) -> bool {
        let bracket = self.back(self.about(at).unwrap_or(at), 1).filter(|&bracket| self.is_mark(bracket, '('));
        let named = bracket.and_then(|bracket| self.back(bracket, 1)).is_some_and(|name| self.reading.is_capital(name));
        let linked = self.is_dash(next) || self.lower(next) == "to";
        let short = matches!(self.lower(next + 1), "c" | "ca");
        let second = next + 1 + usize::from(short) + usize::from(short && self.is_mark(next + 2, '.'));
        let later = self.figures(second).is_some_and(|(second, digits)| digits == 4 && second > year);
        named && linked && later && self.is_mark(second + 1, ')')
    }

    /// *compared with 2010 levels*, not *a game of over 2000 levels*.
    fn is_measured_in(&self, at: usize, next: usize, year: i16) -> bool {
        let before = self.lower(at.saturating_sub(1));
        let compared = self.back(at, 1).is_some_and(|word| self.reading.is(word, Class::PREPOSITION | Class::DETERMINER))
            || matches!(before, "than" | "versus" | "vs");
        let bound = matches!(before, "over" | "about" | "around" | "near" | "up" | "past" | "some" | "all" | "of");
        (1700..2100).contains(&year) && MEASURED.contains(&self.lower(next)) && compared && !bound
    }

    /// *the treaty of 1648*, *the 1259 charter*: no *survey of 1200 homes*, and no *survey of 1200* that somebody made of as many.
    fn is_of_event(&self, at: usize, next: usize) -> bool {
        let singular = |at: usize| EVENTS.contains(&self.lower(at)) && (!self.counts(at + 1) || self.is_verb_of(at + 1));
        if matches!(self.before(at), "the" | "this" | "that") && singular(next) && self.lower(next + 1) != "of" {
            return true;
        }
        let Some(noun) = self.back(at, 2).filter(|_| self.before(at) == "of") else { return false };
        let titled = self.lower(noun) == "book" && self.reading.is_capital(noun);
        let some = !self.reading.is_capital(noun)
            && (1..=3).filter_map(|by| self.back(noun, by)).any(|word| matches!(self.lower(word), "a" | "an"));
        (titled || EVENTS.contains(&self.lower(noun))) && !some && (self.ends_alone(next) || self.is_verb_of(next))
    }

    /// *the strategy for 2030 commits the states*.
    fn is_planned_for(&self, at: usize, next: usize, year: i16) -> bool {
        let noun = self.back(at, 2).filter(|_| matches!(self.before(at), "for" | "to"));
        let plan = noun.is_some_and(|noun| PLANS.contains(&self.lower(noun)));
        plan && (1900..2100).contains(&year) && (self.ends_alone(next) || self.is_verb_of(next))
    }

    /// Whether a token is a verb: it looks like one, or what it acts on follows.
    pub(super) fn is_verb_of(&self, at: usize) -> bool {
        let object =
            self.reading.is(at + 1, Class::DETERMINER | Class::CLOSED | Class::NUMERAL) && self.sentence.contains(&(at + 1));
        let word = self.reading.is_word(at) && !self.reading.is(at, Class::UNIT | Class::ENDS_PHRASE);
        self.is_verb(at) || (word && object)
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        let past = self.reading.is_word(at) && self.lower(at).ends_with("ed") && self.lower(at).len() > 4;
        self.sentence.contains(&at) && (past || self.reading.is(at, Class::VERB | Class::AUXILIARY | Class::PREDICATE))
    }

    /// Whether what runs from one year to another, or begins in one, is a reign or the like.
    fn opens_reign(&self, cue: usize, at: usize, next: usize) -> bool {
        let first = cue.saturating_sub(NEAR).max(self.floor).max(self.sentence.start);
        let reign = (first..cue).any(|word| self.is_reign(word));
        let moved = (first..cue).any(|word| self.reading.is(word, Class::CHANGE));
        if !matches!(self.lower(next), "to" | "and" | "until" | "till" | "through") {
            return reign && !moved && self.lower(cue) == "from";
        }
        let (Some((year, _)), Some((second, 4))) = (self.figures(at), self.figures(next + 1)) else { return false };
        let made = self.back(cue, 1).is_some_and(|made| self.is_made(made)) && !(is_like_time(year) && is_like_time(second));
        // "The duke gave between 1200 and 1300".
        let round = year % 50 == 0 && second % 50 == 0;
        let reign = if round { self.back(cue, 1).is_some_and(|word| self.is_reign(word)) } else { reign };
        (reign || made) && !moved && second > year && second < 2200 && self.ends_alone(next + 2)
    }

    fn is_reign(&self, at: usize) -> bool {
        // "Queen bees" and "the king's shift" reign over nothing.
        let title = self.lower(at + 1) == "of" || self.reading.is_capital(at + 1) || self.lower(at).starts_with("reign");
        (REIGNS.contains(&self.lower(at)) && (title || self.lower(at) == "ruled"))
            || (self.reading.is_capital(at) && matches!(self.lower(at), "count" | "prior" | "lord"))
    }

    /// Whether a year ends right before what links it with another: *in 1241 and 1259*.
    pub(super) fn follows_year(&self, link: usize) -> bool {
        let year = link.checked_sub(1).filter(|_| self.floor == link && self.floor > self.sentence.start);
        year.is_some_and(|year| self.figures(year).is_some_and(|(figure, digits)| digits == 4 && figure >= 1000))
    }

    /// *in 1215 and 1400 in 1216*: whether the year of figures follows them.
    fn is_of_another(&self, next: usize) -> bool {
        self.lower(next) == "in" && self.figures(next + 1).is_some_and(|(_, digits)| digits == 4)
    }

    /// Whether a list of years goes on or ends: *, 1259 and 1300*.
    fn is_listed(&self, next: usize) -> bool {
        let linked = self.is_mark(next, ',') || matches!(self.lower(next), "and" | "or");
        linked && self.figures(next + 1).is_some_and(|(_, digits)| digits == 4)
    }

    /// *by late 2019 workers left*: whether the words before figures name a part of a year.
    pub(super) fn is_in_part(&self, at: usize) -> bool {
        let dash = self.back(at, 1).map(|before| if self.is_dash(before) { before.saturating_sub(1) } else { before });
        let part = dash.filter(|&part| matches!(self.lower(part), "early" | "late" | "mid"));
        part.and_then(|part| self.back(part, 1)).is_some_and(|opens| {
            matches!(self.lower(opens), "in" | "by" | "since" | "until" | "from" | "after" | "before" | "during")
                || self.word(opens) == Some(Word::Turn(0))
        })
    }
}
