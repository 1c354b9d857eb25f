//! The verdict on a rule, as the last lines of what is recorded: how its values stand, how often each is given, what is
//! waived. No places: the claims above have them.

use jiff::civil::Date;

use super::record::line;
use crate::compare::Verdicts;
use crate::finding::{Agreement, Code, Finding, Group, distribution, documents};
use crate::rule::{Rule, RuleId, Waiver};
use crate::source::Source;
use crate::value::Value;

/// The lines of a rule's verdict.
pub(super) fn of_rule(rule: &Rule, verdicts: &Verdicts, today: Date) -> Vec<String> {
    let mut lines = match outcome(&rule.id, verdicts) {
        Outcome::Fault(finding) => fault(finding),
        Outcome::Agreed(agreement) => {
            let how = if agreement.groups.len() == 1 { "all the same" } else { "compatible" };
            headed(&format!("agreed, {how}"), &agreement.groups)
        }
        Outcome::Single(single) => headed("stated once only", &single.groups),
        Outcome::None => Vec::new(),
    };
    let in_force =
        rule.waivers.iter().filter(|waiver| waiver.reason.is_some() && waiver.until.is_none_or(|until| until >= today));
    lines.extend(in_force.map(waived));
    lines
}

/// The lines of a check's verdict. Of one that holds, where it does: the rules that it reckons with have the claims.
pub(super) fn of_check(check: &RuleId, verdicts: &Verdicts, sources: &[&Source]) -> Vec<String> {
    match outcome(check, verdicts) {
        Outcome::Fault(finding) => fault(finding),
        Outcome::Agreed(held) | Outcome::Single(held) => {
            let places = documents(&held.groups).into_iter().map(|document| format!("  in {}", line(&sources[document].id.0)));
            std::iter::once(format!("Verdict: {}", line(&held.message))).chain(places).collect()
        }
        Outcome::None => Vec::new(),
    }
}

/// The claims that make a check fail, by value.
pub(super) fn failing<'v>(check: &RuleId, verdicts: &'v Verdicts) -> &'v [Group] {
    match outcome(check, verdicts) {
        Outcome::Fault(finding) => &finding.groups,
        Outcome::Agreed(_) | Outcome::Single(_) | Outcome::None => &[],
    }
}

enum Outcome<'v> {
    Fault(&'v Finding),
    Agreed(&'v Agreement),
    Single(&'v Agreement),
    None,
}

fn outcome<'v>(rule: &RuleId, verdicts: &'v Verdicts) -> Outcome<'v> {
    let of = |agreements: &'v [Agreement]| agreements.iter().find(|agreement| agreement.rule == *rule);
    let fault = verdicts.findings.iter().find(|finding| finding.rule == *rule && finding.code.is_verdict());
    fault
        .map(Outcome::Fault)
        .or_else(|| of(&verdicts.agreements).map(Outcome::Agreed))
        .or_else(|| of(&verdicts.single).map(Outcome::Single))
        .unwrap_or(Outcome::None)
}

fn fault(finding: &Finding) -> Vec<String> {
    // The groups of these say again what the claims say; those of the others, how often each value is given.
    let counts = !matches!(finding.code, Code::Misquote | Code::CheckFailed | Code::QuoteNotFound);
    let head = format!("{} [{}]", standing(finding.code), finding.code);
    let mut lines = headed(&head, if counts { &finding.groups } else { &[] });
    // The groups say as much, and each on a line of its own.
    let said =
        finding.message == distribution(&finding.groups) || matches!(finding.code, Code::MemberConflict | Code::ListConflict);
    if !said {
        lines.insert(1, format!("  {}", line(&finding.message)));
    }
    lines
}

fn headed(head: &str, groups: &[Group]) -> Vec<String> {
    let counts = groups.iter().map(|group| format!("  {} ×{}", value(group), group.claims.len()));
    std::iter::once(format!("Verdict: {head}")).chain(counts).collect()
}

/// How values stand, in a word or two.
fn standing(code: Code) -> &'static str {
    match code {
        Code::CountConflict
        | Code::AmountConflict
        | Code::DateConflict
        | Code::ListConflict
        | Code::NameConflict
        | Code::MemberConflict => "conflict",
        Code::Misquote => "misquoted",
        Code::UnexpectedValue => "not as expected",
        Code::CheckFailed => "fails",
        Code::LooseBounds => "loose",
        Code::ChangedOverTime => "changed over time",
        Code::QuoteNotFound => "not found",
        Code::NothingMatched => "nothing matched",
        Code::CheckNotEvaluated => "not evaluated",
        Code::ClaimsChanged
        | Code::WaiverExpired
        | Code::WaiverUnused
        | Code::WaiverWithoutReason
        | Code::WaiverMalformed
        | Code::SnapshotChanged
        | Code::SnapshotMissing
        | Code::SnapshotUnreferenced => "no verdict",
    }
}

/// What a group says. One of numbers or dates takes its name from the claim that comes first, which may move: here it is
/// called by all it says.
fn value(group: &Group) -> String {
    let is_scalar = |value: &Value| matches!(value, Value::Quantity(_) | Value::Period(_));
    let mut said: Vec<String> =
        group.claims.iter().filter(|claim| is_scalar(&claim.value)).map(|claim| claim.value.to_string()).collect();
    said.sort_unstable();
    said.dedup();
    if said.len() > 1 { line(&said.join(", ")) } else { line(&group.value) }
}

fn waived(waiver: &Waiver) -> String {
    let value = waiver.value.as_ref().map(|value| format!(" {}", line(value))).unwrap_or_default();
    let source = waiver.source.as_ref().map(|source| format!(" in {}", line(source.glob().glob()))).unwrap_or_default();
    let until = waiver.until.map(|until| format!(" until {until}")).unwrap_or_default();
    format!("  waived{value}{source}{until}: {}", line(waiver.reason.as_deref().unwrap_or_default()))
}
