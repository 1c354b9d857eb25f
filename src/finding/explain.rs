//! What each code means, with an example and the way out: the text of `crosscheck explain`.

use super::Code;

/// The explanation of one code.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// What it means.
    pub meaning: &'static str,
    /// How it looks.
    pub example: &'static str,
    /// What to do.
    pub way_out: &'static str,
}

/// Explains a code.
#[must_use]
#[expect(clippy::too_many_lines, reason = "an arm for each code, and nothing else")]
pub fn explain(code: Code) -> Explanation {
    let (meaning, example, way_out) = match code {
        Code::CountConflict => (
            "Two places count the same thing, and no number satisfies both. Words count: *over 95* allows 95 and more, *nearly \
             350* allows 315 to 350, *700+* allows 700 and more.",
            "one page says `51 States`, another `80 states`, a third `over 95 governments`",
            "Correct the places that are wrong. If the number grew, say when each document spoke (`as_of`) and let the rule \
             grow (`over_time: grows`). If the two count different things, narrow the rule with `near` or `not_near`.",
        ),
        Code::AmountConflict => (
            "Two places give the same sum, share, duration or measure, and no value satisfies both. Units convert (5 km is \
             5,000 m); currencies never do.",
            "`a budget of €2.4 million` here, `€3m in funding` there",
            "Correct the places that are wrong. If they speak of different sums, narrow the rule with `near`, `not_near` or \
             `unit`; if the sum changed, give the documents an `as_of` and the rule an `over_time`.",
        ),
        Code::DateConflict => (
            "Two places date the same event, and no day satisfies both. A year contains its days, and a day without a year \
             agrees with that day of any year.",
            "`launched on 12 November 2018` here, `launched on November 13th` there",
            "Correct the places that are wrong, or narrow the rule with `near` if they speak of two events.",
        ),
        Code::ListConflict => (
            "Two places list the same things, and one lacks an item that the other has. Order and wording do not matter; a \
             list that says `such as`, `including` or `etc.`, or trails off, lacks nothing unless the rule says `closed: true`.",
            "five parts here, four there: `digital information ecosystems` is missing",
            "Add the item or take it out. If the shorter list only gives examples, say so in its text, or drop `closed` from \
             the rule.",
        ),
        Code::NameConflict => (
            "Two documents name the same thing, and have no name in common. A document that gives both names agrees with either.",
            "`launched at the Paris Peace Forum` here, `launched at the Internet Governance Forum` there",
            "Correct the document that is wrong. If both are right, name both in each document, or put the two names under \
             one label of the rule.",
        ),
        Code::MemberConflict => (
            "One place counts an entity in and another counts it out. Silence is neither.",
            "`The USA … are missing` here, `the United States … decision to support` there",
            "Correct the place that is wrong. If it joined in between, give the documents an `as_of` and the rule \
             `over_time: grows`.",
        ),
        Code::Misquote => (
            "A quotation adds, drops or changes words of the passage it quotes. Leaving out the beginning or the end, case, \
             punctuation, hyphens and omissions marked with […] are not misquotes.",
            "`“our capacity to prevent …”` where the passage says `capacity to prevent …`",
            "Quote the words as they are, mark what is left out with […], or drop the quotation marks.",
        ),
        Code::UnexpectedValue => (
            "The documents do not contradict each other, but they contradict the value that the rule expects.",
            "all pages say `ten principles`, the rule says `expect: 9`",
            "Correct the documents or the rule's `expect`.",
        ),
        Code::CheckFailed => (
            "Within one document, the values of several rules break the arithmetic of a check, whatever values their words allow.",
            "`total >= first + second`, and the page says 1,200, 800 and 500",
            "Correct the figure that is wrong. If a term does not belong to the sum, correct the check.",
        ),
        Code::LooseBounds => (
            "Two bounds in the same direction lie more than a tenth apart. Both can be true, but probably somebody forgot to \
             update one.",
            "`over 50,000 members` here, `over 100,000 members` there",
            "Update the older figure, or accept the difference with `waive: { reason: … }`.",
        ),
        Code::ChangedOverTime => (
            "The values conflict, the documents spoke at different times, and the rule says that the fact changes so.",
            "`51 States` in November 2018, `80 states` in November 2021, `over_time: grows`",
            "Nothing is wrong. If the older document should be up to date, update it.",
        ),
        Code::QuoteNotFound => (
            "The text quotes a document of the set, and that document has nothing like it.",
            "`as the charter says, “all members are equal”`, and the charter never does",
            "Correct the quotation or its attribution. If another text is meant, take the alias away that names this one.",
        ),
        Code::NothingMatched => (
            "A rule found no claim in any document: it compares nothing. Either its words do not occur, or no number, date or \
             list stands with them, or `near` leaves all of them out.",
            "`count: [signatorys]` in documents that say `signatories`",
            "Correct the rule's words: plain words match on stems, so try the shortest phrase. Leave `near` out to see whether it \
             is to blame; `crosscheck extract` lists the claims of every rule. Or remove the rule.",
        ),
        Code::CheckNotEvaluated => (
            "No document states all the terms of a check, so it was evaluated nowhere.",
            "`total >= first + second`, and no page that gives the total gives the second part",
            "Remove the check, or leave out the term that no document states with the others.",
        ),
        Code::ClaimsChanged => (
            "The documents agreed before and agree now, and say something else than they did: news for whoever reviews a change. \
             Shown by `check --since` and `diff` only.",
            "all pages said `80 states`, and all say `81 states` now",
            "Nothing is wrong, if this is what the documents should say.",
        ),
        Code::WaiverExpired => (
            "The last day of a waiver is past. What it set aside is reported again.",
            "`waive: { reason: the page is being rewritten, until: 2026-06-30 }` in July 2026",
            "Correct the documents and remove the waiver, or give it a new day.",
        ),
        Code::WaiverUnused => (
            "A waiver sets nothing aside: its rule has no finding, or none of the claims it names. A comment in a document is \
             about the block it stands in, or the one that follows it.",
            "`waive: { source: old.md, reason: … }` after old.md was removed",
            "Remove the waiver. A comment may also stand in the wrong place: put it right before the paragraph, list or table.",
        ),
        Code::WaiverWithoutReason => (
            "A waiver does not say why, and so does not hold.",
            "`waive: { until: 2027-01-31 }`, or `<!-- crosscheck: waive towns -->` in a document",
            "Say why this is right as it is: `waive: { reason: … }`, `<!-- crosscheck: waive towns: … -->`. Or remove the waiver.",
        ),
        Code::WaiverMalformed => (
            "A comment in a document is meant for a waiver, and is none: its form is wrong, its last day is no day, or there is no \
             such rule.",
            "`<!-- crosscheck: waive twons: the page counts hamlets -->` where the rule is called `towns`",
            "Write `<!-- crosscheck: waive RULE: reason -->` or `<!-- crosscheck: waive RULE until 2027-01-31: reason -->`; RULE is \
             the id of a rule, or a glob.",
        ),
        Code::SnapshotChanged => (
            "The documents no longer say what is recorded in the snapshot of a rule. What the rule disagrees about is not accepted \
             any longer.",
            "the snapshot has `80  “80 states”`, and the page says `81 states`",
            "If the documents are right, accept what they say with `crosscheck accept RULE`, and commit the snapshot. If not, \
             correct them.",
        ),
        Code::SnapshotMissing => (
            "Other rules have snapshots, and this one has none: nobody has looked at what the documents say of it.",
            "a rule was added to `claims.yaml` after the snapshots were recorded",
            "Read what the documents say of it, then record it with `crosscheck accept RULE`, and commit the snapshot.",
        ),
        Code::SnapshotUnreferenced => (
            "A snapshot is of a rule that is no longer in `claims.yaml`.",
            "the rule `supporters.states` was renamed, and `supporters.states.snap` was left",
            "Remove the snapshot with `crosscheck accept RULE`, or put the rule back. `--unreferenced` says what a run does with \
             such snapshots.",
        ),
    };
    Explanation { meaning, example, way_out }
}
