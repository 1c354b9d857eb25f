//! Counts, amounts and dates: values that are intervals, on the number line or in time.

use std::cmp::Ordering;

use super::{Context, Fault, Judgement, UNEXPECTED_HELP, conflict_code, groups, label};
use crate::claim::{Claim, Detail};
use crate::finding::{Code, Group};
use crate::rule::{Rule, Severity};
use crate::value::{Drift, Period, Relation, Value};

pub(super) fn judge(context: &Context<'_>, rule: &Rule, claims: Vec<Claim>) -> Judgement {
    let groups = by_value(claims);
    let relations = relations(context, rule, &groups);
    let worst = relations.iter().filter_map(|(_, relation)| *relation).max().unwrap_or(Relation::Same);
    let mut notes = Vec::new();
    notes.extend(lengths(&groups));
    notes.extend(sums(&groups));
    let unexpected: Vec<Group> =
        groups.iter().filter(|group| distinct(group).into_iter().any(|value| is_unexpected(rule, value))).cloned().collect();
    notes.extend(incomparable(&groups));
    if let Some(expect) = rule.expect.as_ref() {
        notes.push(if unexpected.is_empty() { "as expected".to_owned() } else { format!("expected {}", expect.value) });
    }
    let fault = match worst {
        Relation::Conflict => {
            notes.extend(opponents(&groups, &relations));
            notes.extend(context.undated(rule, &groups));
            Some(Fault {
                code: conflict_code(rule),
                severity: rule.severity,
                message: None,
                help: conflict_help(context, rule, &groups),
            })
        }
        _ if !unexpected.is_empty() => Some(Fault {
            code: Code::UnexpectedValue,
            severity: rule.severity,
            message: Some(super::unexpected(rule, &unexpected)),
            help: UNEXPECTED_HELP.to_owned(),
        }),
        Relation::Changed => {
            notes.extend(stale(context, &groups));
            let help = "update the older document if it should be current".to_owned();
            Some(Fault { code: Code::ChangedOverTime, severity: Severity::Info, message: None, help })
        }
        Relation::Loose => Some(Fault {
            code: Code::LooseBounds,
            severity: rule.severity.min(Severity::Warning),
            message: None,
            help: "update the figure that somebody forgot, or waive the difference with a reason".to_owned(),
        }),
        Relation::Same | Relation::Compatible => None,
    };
    let comparable = groups.len() < 2 || relations.iter().any(|(_, relation)| relation.is_some());
    Judgement { groups, fault, notes, comparable }
}

/// Claims that say the same, together: greatest numbers and earliest dates first.
pub(crate) fn by_value(claims: Vec<Claim>) -> Vec<Group> {
    let same = |a: &Claim, b: &Claim| a.value.relation(&b.value) == Some(Relation::Same);
    groups::group(claims, |a, b| order(&a.value, &b.value), same, |claim| label(&claim.value))
}

fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => b.total_cmp(a),
        (Value::Period(a), Value::Period(b)) => a.total_cmp(b),
        _ => Ordering::Equal,
    }
}

fn is_unexpected(rule: &Rule, value: &Value) -> bool {
    rule.expect.as_ref().is_some_and(|expect| expect.value.relation(value) == Some(Relation::Conflict))
}

/// The numbers of two groups, and how they stand; nothing where they cannot be compared.
type Pair = ((usize, usize), Option<Relation>);

/// How every two groups stand, time included. Every value of a group counts, not one for all: *2.4 billion* is the same as
/// *2.41 billion* and as *2.44 billion*, which conflict.
fn relations(context: &Context<'_>, rule: &Rule, groups: &[Group]) -> Vec<Pair> {
    let values: Vec<Vec<&Value>> = groups.iter().map(distinct).collect();
    let between = |(a, b): (usize, usize)| {
        let pairs = values[a].iter().flat_map(|first| values[b].iter().map(move |second| (first, second)));
        let worst = pairs.filter_map(|(first, second)| first.relation(second)).max();
        let conflict = matches!(worst, Some(Relation::Conflict | Relation::Loose));
        let changed = conflict && explained(context, rule, &groups[a], &groups[b]);
        ((a, b), if changed { Some(Relation::Changed) } else { worst })
    };
    groups::pairs(groups.len()).map(between).collect()
}

/// Who contradicts whom, where that is not everybody and soon said.
fn opponents(groups: &[Group], relations: &[Pair]) -> Option<String> {
    const SOON_SAID: usize = 3;
    let conflicts: Vec<String> = relations
        .iter()
        .filter(|(_, relation)| *relation == Some(Relation::Conflict))
        .map(|((a, b), _)| format!("{} against {}", groups[*a].value, groups[*b].value))
        .collect();
    let telling = conflicts.len() < relations.len() && conflicts.len() <= SOON_SAID;
    telling.then(|| format!("only these contradict each other: {}", conflicts.join(", ")))
}

/// The values of a group, each once.
fn distinct(group: &Group) -> Vec<&Value> {
    let mut values: Vec<&Value> = Vec::new();
    for claim in &group.claims {
        if !values.contains(&&claim.value) {
            values.push(&claim.value);
        }
    }
    values
}

/// Whether time explains the conflict of every claim of one group with every claim of the other.
fn explained(context: &Context<'_>, rule: &Rule, a: &Group, b: &Group) -> bool {
    let side = side(&a.claims[0].value, &b.claims[0].value);
    super::explained_by_time(context, a, b, |order_of_dates| {
        // `side` says where `a` lies against `b`; the newer of the two is the one that moved.
        let newer_than_older = if order_of_dates == Ordering::Less { side.reverse() } else { side };
        rule.over_time.explains(newer_than_older)
    })
}

fn side(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        // Two bounds overlap, so it is their figures that moved.
        (Value::Quantity(a), Value::Quantity(b)) => a.base().side_of(b.base()).then(a.figure().total_cmp(&b.figure())),
        (Value::Period(a), Value::Period(b)) => a.side_of(b).unwrap_or(Ordering::Equal),
        _ => Ordering::Equal,
    }
}

/// How many of the claims are lengths of lists.
fn lengths(groups: &[Group]) -> Option<String> {
    let lengths = groups.iter().flat_map(|group| &group.claims).filter(|claim| claim.detail == Detail::Length).count();
    match lengths {
        0 => None,
        1 => Some("one of them is the length of a list".to_owned()),
        many => Some(format!("{many} of them are lengths of lists")),
    }
}

/// How the claims that are sums come about.
fn sums(groups: &[Group]) -> Vec<String> {
    let claims = groups.iter().flat_map(|group| &group.claims);
    claims.filter_map(Claim::sum).map(|sum| format!("the parts add up: {sum}")).collect()
}

/// What the older documents say.
fn stale(context: &Context<'_>, groups: &[Group]) -> Option<String> {
    let newest =
        groups.iter().flat_map(|group| &group.claims).filter_map(|claim| dated(context, claim)).max_by(Period::total_cmp)?;
    let stale: Vec<String> = groups
        .iter()
        .flat_map(|group| group.claims.iter().map(move |claim| (group, claim)))
        .filter_map(|(group, claim)| {
            let as_of = dated(context, claim).filter(|as_of| as_of.total_cmp(&newest).is_lt())?;
            Some(format!("{} ({as_of}) says {}", context.sources[claim.document].id, group.value))
        })
        .collect();
    (!stale.is_empty()).then(|| format!("stale: {}", stale.join(", ")))
}

fn dated(context: &Context<'_>, claim: &Claim) -> Option<Period> {
    context.sources[claim.document].metadata.as_of
}

fn conflict_help(context: &Context<'_>, rule: &Rule, groups: &[Group]) -> String {
    let time = if rule.over_time == Drift::Fixed {
        "if the fact changes, set `over_time` on the rule and `as_of` on the sources"
    } else if context.undated(rule, groups).is_some() {
        "if it changed in between, set `as_of` on the sources"
    } else {
        "the dates of the documents do not explain it: it goes against `over_time`, or they spoke at the same time"
    };
    format!("correct the places that are wrong; {time}; if this is right as it is, add `waive: {{ reason: … }}`")
}

/// What was found and cannot be compared: unlike units.
fn incomparable(groups: &[Group]) -> Option<String> {
    let first = &groups.first()?.claims[0].value;
    let unlike = groups.iter().find(|group| first.relation(&group.claims[0].value).is_none())?;
    Some(format!("not compared with each other, for their units are unlike: {first} and {}", unlike.value))
}
