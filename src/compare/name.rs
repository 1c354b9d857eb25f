//! Names: the set that each document gives.

use std::collections::BTreeMap;

use super::{Context, Fault, Judgement, UNEXPECTED_HELP, conflict_code, groups};
use crate::claim::Claim;
use crate::finding::{Code, Group};
use crate::rule::Rule;
use crate::value::{NameSet, Relation, Value};

const HELP: &str = "correct the document that is wrong, or name both in each; one label may have several names";

pub(super) fn judge(context: &Context<'_>, rule: &Rule, claims: Vec<Claim>) -> Judgement {
    let sets = sets(&claims);
    let mut by_set: BTreeMap<&NameSet, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        by_set.entry(&sets[&claim.document]).or_default().push(claim);
    }
    let (names, groups): (Vec<&NameSet>, Vec<Group>) =
        by_set.into_iter().map(|(set, claims)| (set, Group { value: set.to_string(), claims })).unzip();
    let worst = groups::pairs(names.len()).map(|(a, b)| names[a].relation(names[b])).max().unwrap_or(Relation::Same);
    let expected = rule.expect.as_ref().map(|expect| match &expect.value {
        Value::Name(name) => NameSet([name.clone()].into()),
        _ => NameSet::default(),
    });
    let unexpected =
        expected.as_ref().is_some_and(|expected| names.iter().any(|name| name.relation(expected) == Relation::Conflict));
    let both: Vec<String> = names
        .iter()
        .zip(&groups)
        .filter(|(set, _)| set.0.len() > 1)
        .map(|(set, group)| format!("{} gives {set}, and so agrees with each", context.ids(group)))
        .collect();
    let code = if worst == Relation::Conflict { Some(conflict_code(rule)) } else { unexpected.then_some(Code::UnexpectedValue) };
    let fault = code.map(|code| Fault {
        code,
        severity: rule.severity,
        message: (code == Code::UnexpectedValue).then(|| super::unexpected(rule, &groups)),
        help: if code == Code::UnexpectedValue { UNEXPECTED_HELP } else { HELP }.to_owned(),
    });
    Judgement { groups, fault, notes: both, comparable: true }
}

/// The names that each document gives.
fn sets(claims: &[Claim]) -> BTreeMap<usize, NameSet> {
    let mut sets: BTreeMap<usize, NameSet> = BTreeMap::new();
    for claim in claims {
        if let Value::Name(name) = &claim.value {
            sets.entry(claim.document).or_default().0.insert(name.clone());
        }
    }
    sets
}
