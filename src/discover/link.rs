//! Whether two statements speak of the same fact.
//!
//! Two ways lead there. Sentences that differ in their values only, or nearly so, are **copies**: their values are compared one by
//! one. Else they must share **what they are about**: the noun, unit or event, and of the words around enough to tell them from
//! all others of their kind. Evidence is the sum of the weights of the words shared; obstacles are what tells two facts apart
//! however much is shared: another time, another subject, another qualifier, a value that agrees elsewhere in the sentence.

use std::sync::LazyLock;

use similar::{Algorithm, DiffTag};

use super::corpus::{Corpus, Place};
use super::event;
use super::half::Half;
use super::relation::{agree, disagree};
use super::told::{Key, Statement};
use super::word::Word;
use crate::recognize::Stems;
use crate::value::{Partial, Period, Precision, Relation, Side, Value, When};

/// Two statements of one fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    /// From 0 to 1.
    pub(super) confidence: f64,
    /// Whether their sentences are copies.
    pub(super) is_copy: bool,
}

/// Why two statements are not taken for one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// Unlike things are never compared.
    OtherKind,
    /// They stand in different places of their sentences.
    OtherPlace,
    /// The sentences speak of different times.
    OtherTime,
    /// They speak of different subjects.
    OtherSubject,
    /// Others say so, or of another part of the subject.
    OtherScope,
    /// Something else happened.
    OtherEvent,
    /// They have different words in the same place.
    Replaced,
    /// A value beside it agrees.
    AgreesElsewhere,
    /// They share too little.
    TooLittle,
}

/// From this share of what two sentences say together on, they are copies if nothing is replaced (Jaccard index).
const COPY: f64 = 0.8;
/// From this share on, a word in the place of another makes another fact.
const PARALLEL: f64 = 0.5;
/// What two statements share.
struct Pair<'a> {
    corpus: &'a Corpus<'a>,
    places: [Place; 2],
    a: Half<'a>,
    b: Half<'a>,
    shared: f64,
}

/// Whether two statements, of different sentences, are of one fact.
pub(super) fn link(corpus: &Corpus<'_>, a: Place, b: Place) -> Result<Link, Obstacle> {
    if !may_share_enough(corpus, a, b) {
        return Err(Obstacle::TooLittle);
    }
    let sides = (Half::of(corpus, a), Half::of(corpus, b));
    let shared = sides.0.words.iter().filter_map(|(word, weight)| Some(weight.min(sides.1.weight(*word)?))).sum();
    let pair = Pair { corpus, places: [a, b], a: sides.0, b: sides.1, shared };
    pair.link()
}

/// A sentence with fewer telling words leaves its subject to the sentences before.
const TELLING: usize = 2;

/// Less evidence is never enough, whatever it is for.
const LEAST: f64 = 5.0;

/// Whether the words that two sentences share could weigh enough. Most pairs do not get past this, which is found out without
/// weighing the other words.
fn may_share_enough(corpus: &Corpus<'_>, a: Place, b: Place) -> bool {
    /// Sums in another order differ in their last digits.
    const SLACK: f64 = 1e-6;
    let (first, second) = (corpus.context(a), corpus.context(b));
    let has = |word: &Word| second.pieces.iter().any(|piece| piece.word == Some(*word)) || second.before.contains(word);
    let words = first.pieces.iter().filter_map(|piece| piece.word).chain(first.before.iter().copied());
    let most: f64 = words.filter(has).map(|word| corpus.weight(word, false)).sum();
    most + SLACK >= LEAST + corpus.crowd(corpus.statement(a).key)
}

impl Pair<'_> {
    fn link(&self) -> Result<Link, Obstacle> {
        if self.a.statement.key != self.b.statement.key {
            return Err(Obstacle::OtherKind);
        }
        let [first, second] = self.places;
        if first.document == second.document && !self.is_told_twice() {
            return Err(Obstacle::OtherSubject);
        }
        if self.corpus.document(first).is_of_another_time(self.corpus.document(second)) {
            return Err(Obstacle::OtherTime);
        }
        if self.is_apart() {
            return Err(Obstacle::OtherSubject);
        }
        if self.is_of_another_scope() {
            return Err(Obstacle::OtherScope);
        }
        let alike = self.shared / (self.a.mass + self.b.mass - self.shared).max(f64::EPSILON);
        let same_frame = self.a.context.frame == self.b.context.frame;
        let replaced = !same_frame && alike >= PARALLEL && !self.is_same_breakdown() && self.replaces();
        let as_many = self.corpus.siblings(first).len() == self.corpus.siblings(second).len();
        if same_frame || (alike >= COPY && !replaced && as_many) {
            return self.copies();
        }
        if replaced {
            return Err(Obstacle::Replaced);
        }
        self.same_fact()
    }

    /// Whether what the sentences stand under says that they are about different things, and they do not say otherwise.
    fn is_apart(&self) -> bool {
        let [first, second] = self.places;
        let (mine, theirs) = (self.corpus.setting(first), self.corpus.setting(second));
        let disjoint = have_nothing_common(mine, theirs);
        let apart = self.corpus.titled_apart(first, second) && (self.a.statement.key.is_plain() || !self.share_rare_name());
        apart || (disjoint && !self.share_name())
    }

    /// Whether others say the one than say the other, or one speaks of a part of what the other speaks of.
    fn is_of_another_scope(&self) -> bool {
        let (a, b) = (self.a.context, self.b.context);
        if have_nothing_common(&a.label, &b.label) || self.is_of_what_is_owned(0) || self.is_of_what_is_owned(1) {
            return true;
        }
        let is_number = self.a.statement.key != Key::Date;
        is_number && (have_nothing_common(&a.speaker, &b.speaker) || self.a.narrowing() != self.b.narrowing())
    }

    /// Whether the value of one sentence is of something that belongs to what the other speaks of, and never names: *the university's
    /// faculty has 3,100 students*, *the university has 22,000*.
    fn is_of_what_is_owned(&self, which: usize) -> bool {
        let (one, other) = if which == 0 { (&self.a, &self.b) } else { (&self.b, &self.a) };
        let before = one.context.owned.iter().filter(|(at, ..)| *at < one.statement.at);
        before.into_iter().any(|(_, owner, owned)| {
            let owns_there = other.context.owned.iter().any(|(_, whose, _)| whose == owner);
            !owns_there && other.weight(*owner).is_some() && other.weight(*owned).is_none()
        })
    }

    /// Whether one document tells of one whole twice: what it says in other numbers is else mostly said of two things.
    fn is_told_twice(&self) -> bool {
        let counts = matches!(self.a.statement.key, Key::Count(_));
        let is_said = self.a.context.has_verb || self.b.context.has_verb;
        let is_if = self.a.context.is_conditional || self.b.context.is_conditional;
        counts && is_said && !is_if && self.is_same_breakdown()
    }

    fn share_name(&self) -> bool {
        self.shared_names().next().is_some()
    }

    /// Whether each names one of two that share a part of their name: *Ada Byron* and *Anne Byron*, *Oslo Harbour* and *Bergen Harbour*.
    fn names_namesakes(&self) -> bool {
        let full = |name: &&[Word]| name.len() == 2 && !name.iter().any(|word| TITLES.contains(word));
        let mine: Vec<&[Word]> = self.a.own_names(&self.b).filter(full).collect();
        mine.iter().any(|name| self.b.own_names(&self.a).filter(full).any(|other| name.iter().any(|word| other.contains(word))))
    }

    /// Whether one sentence points back to something named that the other, which names others, has no word of.
    fn points_to_another(&self, which: usize) -> bool {
        let (pointing, other) = if which == 0 { (&self.a, &self.b) } else { (&self.b, &self.a) };
        let named = &pointing.context.named_before;
        !named.is_empty() && other.own_names(pointing).next().is_some() && !named.iter().any(|word| other.weight(*word).is_some())
    }

    /// Whether both name something that few sentences name.
    fn share_rare_name(&self) -> bool {
        self.shared_names().any(|word| self.corpus.is_rare(word))
    }

    /// The words that both sentences have of a name that both have.
    fn shared_names(&self) -> impl Iterator<Item = Word> {
        let of = |one: &'_ Half<'_>, other: &'_ Half<'_>| {
            let own: Vec<&[Word]> = one.own_names(other).collect();
            let names = one.context.names.iter().filter(|name| !own.contains(&&***name));
            names.flat_map(|name| name.iter().copied()).filter(|word| other.weight(*word).is_some()).collect::<Vec<Word>>()
        };
        of(&self.a, &self.b).into_iter().chain(of(&self.b, &self.a))
    }

    /// Values of sentences that say the same else are compared in their order.
    fn copies(&self) -> Result<Link, Obstacle> {
        let [first, second] = self.places;
        let (mine, theirs) = (self.corpus.siblings(first), self.corpus.siblings(second));
        if mine.len() != theirs.len() || self.corpus.nth(first) != self.corpus.nth(second) {
            return Err(Obstacle::OtherPlace);
        }
        let times = (&self.a.context.times, &self.b.context.times);
        let other_time =
            times.0.len() != times.1.len() || times.0.iter().zip(times.1).any(|(a, b)| is_other_time(&a.when, &b.when));
        let pairs = || mine.iter().zip(theirs);
        let other_number = pairs().any(|(a, b)| a.key != Key::Date && disagree(a, b));
        let other_words = self.a.context.frame != self.b.context.frame;
        // "The default is 100": of what, the sentences before say.
        let context = self.a.context;
        let says_little = context.pieces.iter().filter(|piece| piece.word.is_some() && !piece.is_common).count() < TELLING;
        if says_little && context.is_anaphoric && context.before != self.b.context.before {
            return Err(Obstacle::OtherSubject);
        }
        let names_editions = other_words && self.a.statement.is_frame && self.b.statement.is_frame;
        if self.a.statement.key == Key::Date && (names_editions || !self.a.context.has_verb) {
            return Err(Obstacle::OtherEvent);
        }
        let is_said = self.a.context.has_verb && self.b.context.has_verb;
        if self.a.statement.key.is_plain() && !is_said && self.shared < 2.0 * (LEAST + self.corpus.crowd(self.a.statement.key)) {
            return Err(Obstacle::TooLittle);
        }
        if other_time && other_number {
            return Err(Obstacle::OtherTime);
        }
        self.judge(LEAST, true)
    }

    fn same_fact(&self) -> Result<Link, Obstacle> {
        let (a, b) = (self.a.statement, self.b.statement);
        if disagree(a, b) && (self.agrees_elsewhere(0) || self.agrees_elsewhere(1)) {
            return Err(Obstacle::AgreesElsewhere);
        }
        let weak = |side: &Half<'_>| side.statement.is_weak || side.context.is_conditional;
        if weak(&self.a) || weak(&self.b) {
            return Err(Obstacle::TooLittle);
        }
        let anaphoric = self.a.context.is_anaphoric || self.b.context.is_anaphoric;
        let own = |one: &Half<'_>, other: &Half<'_>| one.own_names(other).next().is_some();
        let own_each = own(&self.a, &self.b) && own(&self.b, &self.a);
        if self.points_to_another(0) || self.points_to_another(1) {
            return Err(Obstacle::OtherSubject);
        }
        if own_each && (self.names_namesakes() || (!self.share_name() && !anaphoric)) {
            return Err(Obstacle::OtherSubject);
        }
        let (least, part) = match a.key {
            Key::Date => {
                if a.is_frame || b.is_frame || !event::same(a, self.a.context, b, self.b.context) {
                    return Err(Obstacle::OtherEvent);
                }
                // "In 2019 it supplied 340 villages", "in 2020 it supplied 355": what happens again and again.
                if disagree(a, b) && self.counted_alike().any(|(a, b)| disagree(a, b)) {
                    return Err(Obstacle::OtherEvent);
                }
                (LEAST, 0.45)
            }
            Key::Bare | Key::Part => return Err(Obstacle::OtherKind),
            Key::Count(_) | Key::Amount(_) | Key::Change(_) => {
                if self.other_time() {
                    return Err(Obstacle::OtherTime);
                }
                if self.is_part_of_other() {
                    return Err(Obstacle::OtherScope);
                }
                if have_nothing_common(&a.qualifiers, &b.qualifiers) {
                    return Err(Obstacle::OtherSubject);
                }
                if matches!(a.key, Key::Count(_)) { (5.5, 0.45) } else { (8.0, 0.5) }
            }
        };
        if self.containment() < part && !self.is_breakdown() {
            return Err(Obstacle::TooLittle);
        }
        self.judge(least, false)
    }

    /// Whether the smaller number is said of some of a whole, and the other of the whole for all one knows.
    fn is_part_of_other(&self) -> bool {
        let (a, b) = (self.a.statement, self.b.statement);
        let figure = |statement: &Statement| if let Value::Quantity(value) = &statement.value { value.figure() } else { 0.0 };
        let (less, more) = if figure(a) < figure(b) { (a, b) } else { (b, a) };
        less.is_some && !more.is_some
    }

    /// Weighs what is shared against how many statements of the kind there are.
    fn judge(&self, least: f64, is_copy: bool) -> Result<Link, Obstacle> {
        let least = least + self.corpus.crowd(self.a.statement.key);
        if self.shared < least {
            return Err(Obstacle::TooLittle);
        }
        let (low, high) = if is_copy { (0.7, 0.98) } else { (0.5, 0.9) };
        let confidence = high - (high - low) * (-(self.shared - least) / SURE).exp();
        Ok(Link { confidence, is_copy })
    }

    /// Whether both sentences count the same several things, as those that tell what something is made up of do.
    fn is_breakdown(&self) -> bool {
        const COUNTED: usize = 2;
        self.counted_alike().count() >= COUNTED
    }

    /// Whether both sentences count the same things, and some of the others agree: then it is the same whole that they tell the
    /// parts of.
    fn is_same_breakdown(&self) -> bool {
        const COUNTED: usize = 3;
        // With more values than this it is a table.
        const VALUES: usize = 8;
        if self.places.iter().any(|place| self.corpus.siblings(*place).len() > VALUES) {
            return false;
        }
        self.counted_alike().count() >= COUNTED && self.counted_alike().any(|(a, b)| agree(a, b))
    }

    /// The first count of each thing that both sentences count.
    fn counted_alike(&self) -> impl Iterator<Item = (&Statement, &Statement)> {
        let [first, second] = self.places;
        let (mine, theirs) = (self.corpus.siblings(first), self.corpus.siblings(second));
        mine.iter().enumerate().filter_map(move |(nth, a)| {
            let again = mine[..nth].iter().any(|before| before.key == a.key);
            let other = theirs.iter().find(|b| b.key == a.key)?;
            (matches!(a.key, Key::Count(_)) && !again).then_some((a, other))
        })
    }

    /// The share of what the shorter sentence says that the longer one says too. A name is not missed by a sentence that only
    /// points back to its subject, nor is the verb of a date where both dates are of one event.
    fn containment(&self) -> f64 {
        let (short, long) = if self.a.mass <= self.b.mass { (&self.a, &self.b) } else { (&self.b, &self.a) };
        let asked = if self.share_name() { short.asked } else { short.mass };
        let named: Vec<Word> =
            if long.context.is_anaphoric { short.own_names(long).flatten().copied().collect() } else { Vec::new() };
        let event = short.statement.event.filter(|event| short.statement.key == Key::Date && long.weight(*event).is_none());
        let pardoned = |word: &Word| named.contains(word) || Some(*word) == event;
        let missed: f64 = short.words.iter().filter(|(word, _)| pardoned(word)).map(|(_, weight)| weight).sum();
        self.shared / (asked - missed).max(f64::EPSILON)
    }

    /// Whether a value beside the other statement agrees with one of the two.
    fn agrees_elsewhere(&self, which: usize) -> bool {
        let (one, other) = if which == 0 { (&self.a, &self.b) } else { (&self.b, &self.a) };
        let same_event =
            |beside: &Statement| beside.key != Key::Date || event::same(one.statement, one.context, beside, other.context);
        self.corpus
            .siblings(self.places[1 - which])
            .iter()
            .any(|beside| beside.key == one.statement.key && same_event(beside) && agree(one.statement, beside))
    }

    /// Whether the times nearest to the values are different ones.
    fn other_time(&self) -> bool {
        let nearest = |side: &Half<'_>| side.context.times.iter().min_by_key(|time| time.at.abs_diff(side.statement.at)).copied();
        let Some((a, b)) = nearest(&self.a).zip(nearest(&self.b)) else { return false };
        let sides = a.when.side != b.when.side && !(a.when.side == Side::At && b.when.side.is_earlier());
        sides || is_other_time(&a.when, &b.when)
    }

    /// Whether one sentence has words near its value where the other has others: *a free fee*, *an undisclosed fee*. A name in the
    /// place of what only points back to it is no other word.
    fn replaces(&self) -> bool {
        const LONGEST: usize = 120;
        let (first, second) = (&self.a.context.pieces, &self.b.context.pieces);
        if first.len() > LONGEST || second.len() > LONGEST {
            return true;
        }
        // What happened may be told by two verbs.
        let events = [&self.a, &self.b].map(|side| side.statement.event);
        let one = events[0].zip(events[1]).filter(|(a, b)| event::is_one(*a, *b));
        let same = |word: Word| one.filter(|(_, other)| *other == word).map_or(word, |(event, _)| event);
        let sequence = |side: &Half<'_>| side.context.pieces.iter().map(|piece| piece.word.map(same)).collect::<Vec<_>>();
        let (mine, theirs) = (sequence(&self.a), sequence(&self.b));
        // "Between Python 2.2 and 2.3", "between Python 2.3 and 2.4".
        if self.a.numbers_names_without(&self.b) && self.b.numbers_names_without(&self.a) {
            return true;
        }
        similar::capture_diff_slices(Algorithm::Myers, &mine, &theirs).iter().any(|op| {
            let (tag, old, new) = op.as_tag_tuple();
            let stands_for = |pointing: &Half<'_>, naming: &Half<'_>, range: std::ops::Range<usize>| {
                let named = |word: &Word| naming.context.names.iter().any(|name| name.contains(word));
                pointing.context.is_anaphoric
                    && naming.context.pieces[range].iter().filter_map(|piece| piece.word.as_ref()).all(named)
            };
            tag == DiffTag::Replace
                && (self.a.is_near(&old)
                    || self.b.is_near(&new)
                    || (self.a.names_something(&old) && self.b.names_something(&new)))
                && self.a.has_another(&old, &mine, &theirs)
                && self.b.has_another(&new, &theirs, &mine)
                && (!stands_for(&self.a, &self.b, new.clone()) || self.a.names_something(&old))
                && (!stands_for(&self.b, &self.a, old) || self.b.names_something(&new))
        })
    }
}

/// Whether both say something, in ascending words, and share none of them.
fn have_nothing_common(a: &[Word], b: &[Word]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.binary_search(word).is_ok())
}

/// Whether two times are not one: two days of a week are not, whatever the week.
fn is_other_time(a: &When, b: &When) -> bool {
    match (a.period, b.period) {
        (Period::Partial(Partial::Weekday(a)), Period::Partial(Partial::Weekday(b))) => a != b,
        // The school years 2022/23 and 2023/24 overlap, and are two.
        (Period::Dated { from, to, precision }, Period::Dated { from: begins, to: ends, precision: other })
            if precision == other && matches!(precision, Precision::Span | Precision::Fiscal) =>
        {
            let as_long = from.until(to).ok().zip(begins.until(ends).ok());
            as_long.is_some_and(|(a, b)| a.get_days().abs_diff(b.get_days()) <= 1) && from != begins
                || a.period.relation(&b.period) == Relation::Conflict
        }
        (a, b) => a.relation(&b) == Relation::Conflict,
    }
}

/// What stands before a name and is no part of it.
static TITLES: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let stems = Stems::default();
    let titles = "president king queen prince princess pope sir lord lady dr professor captain general senator judge";
    titles.split(' ').map(|title| Word::of(&stems.stem(title))).collect()
});

/// How much evidence beyond what is needed makes sure.
const SURE: f64 = 15.0;
