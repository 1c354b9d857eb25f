//! Negations that turn a bound round.
//!
//! ```text
//! denial := auxiliary ("not" | "never" | …) word{0,3} bound          in a main clause: "does not allow copies of more than"
//!         | ("not" | "never" | …) [verb] word{0,3} bound
//!         | "without" [verb "ing" word{0,2}] bound                   "without using more than", not "without a stop in under"
//!         | ("no" | "nobody" | "none") word{0,4} modal a row of VERBS bound      "No room may hold more than"
//! ```
//!
//! No word that begins a clause stands between: *those who do not drive are more than 30 %*. When in doubt nothing is turned.

use super::super::class::Class;
use super::super::reading::Reading;

/// Whether the words before a bound turn it round: *must not exceed*, *cannot have more than*. Between the two stands one verb
/// at most, main clauses apart: the bound of another clause is not denied.
pub(super) fn denied(reading: &Reading, first: usize, floor: usize) -> bool {
    is_denied(reading, first, floor) || none_may(reading, first, floor)
}

/// The verbs that may stand between a modal and the bound of what none may do.
const VERBS: &[&str] = &[
    "hold", "exceed", "be", "have", "contain", "receive", "pay", "work", "take", "last", "cost", "weigh", "carry", "stay", "use",
];

/// *No room may hold more than 20*: whether the subject of the clause is none, of what may or must be.
fn none_may(reading: &Reading, first: usize, floor: usize) -> bool {
    const MODALS: [&str; 7] = ["may", "can", "could", "might", "must", "shall", "should"];
    const SUBJECT: usize = 4;
    let is_verb = |at: &usize| *at > floor && VERBS.contains(&reading.lower(*at));
    // "No lorry may exceed 90": the bound itself is the verb.
    let Some(verb) = [first - usize::from(first > floor), first].into_iter().find(is_verb) else { return false };
    let modal = verb - 1;
    if !reading.is(modal, Class::AUXILIARY) || !MODALS.contains(&reading.lower(modal)) {
        return false;
    }
    let is_none = |at: &usize| matches!(reading.lower(*at), "no" | "nobody" | "none");
    let Some(no) = (modal.saturating_sub(SUBJECT + 1).max(floor)..modal).rev().find(is_none) else { return false };
    if matches!(reading.lower(no + 1), "wonder" | "doubt" | "matter") {
        return false;
    }
    let begins = no == floor || reading.mark(no - 1).is_some() || matches!(reading.lower(no - 1), "and" | "but" | "that" | "or");
    let subject = (no + 1..modal).all(|at| {
        let of = matches!(reading.lower(at), "of" | "in" | "the" | "its" | "these" | "those");
        reading.is_word(at) && (of || !reading.is(at, Class::ENDS_PHRASE))
    });
    begins && subject
}

fn is_denied(reading: &Reading, first: usize, floor: usize) -> bool {
    let (mut verbs, mut finite) = (0, false);
    for at in (first.saturating_sub(4).max(floor)..first).rev() {
        let negation = match reading.lower(at) {
            "not" | "never" | "cannot" | "nor" | "neither" => reading.lower(at + 1) != "only",
            "without" => at + 1 == first || reading.lower(at + 1).ends_with("ing"),
            word if word.ends_with("n't") => true,
            "and" | "but" | "or" | "" | "who" | "which" | "that" | "where" | "when" | "while" | "because" | "whether" | "if"
            | "why" | "how" | "before" | "until" | "since" => {
                return false;
            }
            _ => {
                let small = reading.is(at, Class::ENDS_PHRASE | Class::MODIFIER);
                // "Those who do not drive are more than 30 %": after one verb another begins a clause.
                if !small && finite {
                    return false;
                }
                finite |= reading.is(at, Class::AUXILIARY) && !matches!(reading.lower(at), "be" | "been" | "being" | "have");
                verbs += usize::from(!small);
                continue;
            }
        };
        return negation && (verbs < 2 || is_main(reading, at, floor));
    }
    false
}

/// Whether a negation is that of the main clause, which goes for all that follows: *does not allow copies of more than 80 pages*,
/// and not *where copies are not made*.
fn is_main(reading: &Reading, not: usize, floor: usize) -> bool {
    const SUBORDINATE: [&str; 12] =
        ["who", "which", "that", "where", "whom", "whose", "when", "if", "those", "while", "although", "because"];
    let alone = matches!(reading.lower(not), "not" | "never");
    let verb = alone.then(|| not.checked_sub(1).filter(|&verb| verb >= floor && reading.is(verb, Class::AUXILIARY)));
    let verb = verb.unwrap_or(Some(not));
    verb.is_some_and(|verb| !(verb.saturating_sub(4).max(floor)..verb).any(|at| SUBORDINATE.contains(&reading.lower(at))))
}
