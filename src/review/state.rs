//! A review as data: keys come in, what to do goes out. Knows no terminal, no files, and not how it is drawn.

use crate::snapshot::{Change, Pending};

/// A review of what is pending.
#[derive(Clone, Debug)]
pub struct State {
    reviewed: Vec<Reviewed>,
    /// Which one is shown: the first that nobody has decided on. Past the end when there is none left.
    at: usize,
    /// Whether the old and the new body are shown as what differs, and not one after the other.
    differences: bool,
    /// Whether the finding is shown.
    details: bool,
    /// How many lines are above the window.
    scroll: usize,
    /// How many lines there are, and how many of them the window has room for, as they were drawn last.
    lines: usize,
    room: usize,
    notice: Option<Notice>,
    left: bool,
}

/// What is pending, and what became of it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// What is pending.
    pub pending: Pending,
    /// Nothing, as long as nobody has decided.
    pub outcome: Option<Outcome>,
}

/// What became of something that was pending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is recorded now.
    Accepted,
    /// The snapshot of a rule that is gone was removed.
    Removed,
    /// It was dropped; what is recorded stays.
    Rejected,
    /// It is left pending.
    Skipped,
    /// Nothing could be done, for this reason.
    Left(&'static str),
}

/// A key with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Decide on the one shown.
    Decide(Decision),
    /// Decide on it and all after it.
    DecideAll(Decision),
    /// Leave it pending.
    Skip,
    /// Leave it and all after it pending.
    SkipAll,
    /// Show what differs, or the old and the new claims.
    Differences,
    /// Show the finding, or not.
    Details,
    /// Scroll.
    Scroll(Scroll),
    /// Leave.
    Quit,
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A window up.
    PageUp,
    /// A window down.
    PageDown,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
}

/// What to do about something that is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Record it.
    Accept,
    /// Drop it.
    Reject,
}

/// What somebody has decided, to be done at once. Each is told of with `settled`, in this order, until that says to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What to do.
    pub decision: Decision,
    /// About which ones.
    pub numbers: std::ops::Range<usize>,
}

/// How doing it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is done.
    Done,
    /// Nothing was done: it is no longer what was shown, or there is nothing to drop.
    Left,
    /// It could not be written, for this reason.
    Failed(String),
}

/// What to say about the last thing done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// That it was done.
    Done(String),
    /// That it was not, and why.
    Failed(String),
}

impl State {
    /// A review of these, which begins with the first.
    #[must_use]
    pub fn new(pending: Vec<Pending>) -> Self {
        Self {
            reviewed: pending.into_iter().map(|pending| Reviewed { pending, outcome: None }).collect(),
            at: 0,
            differences: true,
            details: true,
            scroll: 0,
            lines: 0,
            room: 0,
            notice: None,
            left: false,
        }
    }

    /// What a key does; something to be done about files goes out.
    pub fn press(&mut self, key: Key) -> Option<Order> {
        if self.is_over() {
            return None;
        }
        match key {
            Key::Decide(decision) => return Some(Order { decision, numbers: self.at..self.at + 1 }),
            Key::DecideAll(decision) => return Some(Order { decision, numbers: self.at..self.reviewed.len() }),
            Key::Skip => self.decided(Outcome::Skipped),
            Key::SkipAll => {
                while !self.is_over() {
                    self.decided(Outcome::Skipped);
                }
            }
            Key::Differences => (self.differences, self.scroll) = (!self.differences, 0),
            Key::Details => self.details = !self.details,
            Key::Scroll(scroll) => self.scroll(scroll),
            Key::Quit => self.left = true,
        }
        None
    }

    /// Notes how a decision on the one shown went, and goes on to the next. False if it could not be written: it stays
    /// pending and shown, and what else was ordered is not to be done.
    pub fn settled(&mut self, decision: Decision, settled: Settled) -> bool {
        let Some(Reviewed { pending, .. }) = self.shown() else { return false };
        let outcome = match (settled, decision, pending.change) {
            (Settled::Failed(why), ..) => {
                self.notice = Some(Notice::Failed(why));
                return false;
            }
            (Settled::Done, Decision::Accept, Change::Gone) => Outcome::Removed,
            (Settled::Done, Decision::Accept, Change::New | Change::Changed) => Outcome::Accepted,
            (Settled::Done, Decision::Reject, _) => Outcome::Rejected,
            (Settled::Left, Decision::Reject, Change::Gone) => {
                Outcome::Left("its rule is gone: put the rule back, or accept that")
            }
            (Settled::Left, ..) => Outcome::Left("it is no longer what was shown: look again"),
        };
        self.decided(outcome);
        true
    }

    /// Notes how much was drawn, and how much of it there was room for: it scrolls no further.
    pub fn measured(&mut self, lines: usize, room: usize) {
        (self.lines, self.room) = (lines, room);
        self.scroll = self.scroll.min(self.last_scroll());
    }

    fn decided(&mut self, outcome: Outcome) {
        let Some(reviewed) = self.reviewed.get_mut(self.at) else { return };
        let said = format!("{} {}", outcome.word(), reviewed.pending.rule);
        self.notice = Some(match outcome {
            Outcome::Left(why) => Notice::Failed(format!("{said}: {why}")),
            Outcome::Accepted | Outcome::Removed | Outcome::Rejected | Outcome::Skipped => Notice::Done(said),
        });
        reviewed.outcome = Some(outcome);
        (self.at, self.scroll) = (self.at + 1, 0);
    }

    fn scroll(&mut self, scroll: Scroll) {
        // A line of the last window is seen in the next.
        let page = self.room.saturating_sub(1).max(1);
        let to = match scroll {
            Scroll::Up => self.scroll.saturating_sub(1),
            Scroll::Down => self.scroll + 1,
            Scroll::PageUp => self.scroll.saturating_sub(page),
            Scroll::PageDown => self.scroll + page,
            Scroll::Top => 0,
            Scroll::Bottom => usize::MAX,
        };
        self.scroll = to.min(self.last_scroll());
    }

    fn last_scroll(&self) -> usize {
        self.lines.saturating_sub(self.room)
    }

    /// Whether there is nothing left to decide, or somebody has left.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.left || self.at >= self.reviewed.len()
    }

    /// Everything that is reviewed, with what became of it.
    #[must_use]
    pub fn reviewed(&self) -> &[Reviewed] {
        &self.reviewed
    }

    pub(super) fn shown(&self) -> Option<&Reviewed> {
        self.reviewed.get(self.at)
    }

    /// The number of the one shown, from 1.
    pub(super) fn number(&self) -> usize {
        self.at + 1
    }

    pub(super) fn shows_differences(&self) -> bool {
        self.differences
    }

    pub(super) fn shows_details(&self) -> bool {
        self.details
    }

    pub(super) fn above(&self) -> usize {
        self.scroll
    }

    pub(super) fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }
}

impl Outcome {
    /// What became of it, in a word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Removed => "removed",
            Self::Rejected => "rejected",
            Self::Skipped => "skipped",
            Self::Left(_) => "left",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleId;

    fn pending(rule: &str, change: Change) -> Pending {
        let body = |has: bool| has.then(|| format!("{rule}\n"));
        Pending { rule: RuleId(rule.to_owned()), change, old: body(change != Change::New), new: body(change != Change::Gone) }
    }

    fn four() -> State {
        let all = [("a", Change::Changed), ("b", Change::New), ("c", Change::Gone), ("d", Change::Changed)];
        State::new(all.map(|(rule, change)| pending(rule, change)).to_vec())
    }

    fn key(char: char) -> Key {
        match char {
            'a' => Key::Decide(Decision::Accept),
            'A' => Key::DecideAll(Decision::Accept),
            'r' => Key::Decide(Decision::Reject),
            'R' => Key::DecideAll(Decision::Reject),
            's' => Key::Skip,
            'S' => Key::SkipAll,
            'd' => Key::Differences,
            'i' => Key::Details,
            'j' => Key::Scroll(Scroll::Down),
            'k' => Key::Scroll(Scroll::Up),
            ' ' => Key::Scroll(Scroll::PageDown),
            'b' => Key::Scroll(Scroll::PageUp),
            'g' => Key::Scroll(Scroll::Top),
            'G' => Key::Scroll(Scroll::Bottom),
            'q' => Key::Quit,
            other => panic!("no key {other}"),
        }
    }

    /// Presses keys; what is ordered is done as `settle` says. What became of each, in a line, and whether it is over.
    #[track_caller]
    fn check(keys: &str, mut settle: impl FnMut(usize, Decision) -> Settled, expect: &str) -> State {
        let mut state = four();
        for char in keys.chars() {
            let Some(order) = state.press(key(char)) else { continue };
            for number in order.numbers {
                let settled = settle(number, order.decision);
                if !state.settled(order.decision, settled) {
                    break;
                }
            }
        }
        let outcomes: Vec<&str> =
            state.reviewed().iter().map(|reviewed| reviewed.outcome.as_ref().map_or("-", Outcome::word)).collect();
        let over = if state.is_over() { " over" } else { "" };
        assert_eq!(format!("{}{over}", outcomes.join(" ")), expect, "after {keys}");
        state
    }

    fn done(_: usize, _: Decision) -> Settled {
        Settled::Done
    }

    #[test]
    fn keys_decide_on_one_or_on_all_the_rest() {
        check("", done, "- - - -");
        check("a", done, "accepted - - -");
        check("ars", done, "accepted rejected skipped -");
        check("ssa", done, "skipped skipped removed -");
        check("A", done, "accepted accepted removed accepted over");
        check("sR", done, "skipped rejected rejected rejected over");
        check("aS", done, "accepted skipped skipped skipped over");
        check("aaaa", done, "accepted accepted removed accepted over");
    }

    #[test]
    fn leaving_leaves_the_rest_undecided() {
        check("aq", done, "accepted - - - over");
        check("aqa", done, "accepted - - - over");
    }

    #[test]
    fn what_is_no_longer_as_it_was_shown_is_left_and_told() {
        let state = check("a", |_, _| Settled::Left, "left - - -");
        assert_eq!(state.notice(), Some(&Notice::Failed("left a: it is no longer what was shown: look again".to_owned())));
        let state = check("ssr", |_, _| Settled::Left, "skipped skipped left -");
        let Some(Notice::Failed(said)) = state.notice() else { panic!("nothing is said") };
        assert_eq!(said, "left c: its rule is gone: put the rule back, or accept that");
    }

    #[test]
    fn what_cannot_be_written_stays_pending_and_stops_the_rest() {
        let failing = |number: usize, _: Decision| if number == 1 { Settled::Failed("full".to_owned()) } else { Settled::Done };
        let state = check("A", failing, "accepted - - -");
        assert_eq!(state.notice(), Some(&Notice::Failed("full".to_owned())));
        assert_eq!(state.shown().unwrap().pending.rule.0, "b", "it is still shown");
        check("Aq", failing, "accepted - - - over");
        check("AsA", failing, "accepted skipped removed accepted over");
    }

    #[test]
    fn scrolling_stays_within_what_there_is() {
        let mut state = four();
        state.measured(30, 10);
        let mut after = |keys: &str| {
            keys.chars().for_each(|char| assert!(state.press(key(char)).is_none()));
            state.above()
        };
        assert_eq!(
            [after("k"), after("jj"), after("k"), after(" "), after("b"), after("G"), after("j")],
            [0, 2, 1, 10, 1, 20, 20]
        );
        assert_eq!([after("g"), after("G")], [0, 20]);
        state.measured(30, 25);
        assert_eq!(state.above(), 5, "a larger window shows more");
        state.measured(3, 25);
        assert_eq!(state.above(), 0);
    }

    #[test]
    fn each_is_shown_from_its_first_line() {
        let mut state = four();
        state.measured(30, 10);
        assert!(state.press(key('G')).is_none() && state.press(key('s')).is_none());
        assert_eq!(state.above(), 0);
        assert_eq!((state.number(), state.shows_differences(), state.shows_details()), (2, true, true));
        assert!(state.press(key('d')).is_none() && state.press(key('i')).is_none());
        assert!(state.press(key('s')).is_none());
        assert_eq!((state.shows_differences(), state.shows_details()), (false, false), "and in the way chosen before");
    }
}
