//! Memberships: entities that are in here and out there.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Context, Fault, Judgement, conflict_code};
use crate::claim::Claim;
use crate::finding::{Code, Group};
use crate::rule::{Rule, Severity};
use crate::value::{Membership, Value};

pub(super) fn judge(context: &Context<'_>, rule: &Rule, claims: Vec<Claim>) -> Judgement {
    let mut by_entity: BTreeMap<Membership, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        if let Value::Membership(membership) = &claim.value {
            by_entity.entry(membership.clone()).or_default().push(claim);
        }
    }
    let stated: Vec<(Membership, Group)> = by_entity
        .into_iter()
        .map(|(membership, claims)| (membership.clone(), Group { value: membership.to_string(), claims }))
        .collect();
    let mut conflicts = Vec::new();
    let mut changes = Vec::new();
    // Out sorts before in, so the two of an entity are neighbours.
    for pair in stated.windows(2).filter(|pair| pair[0].0.entity == pair[1].0.entity) {
        let (out, within) = (&pair[0].1, &pair[1].1);
        let pair = [within.clone(), out.clone()];
        if changed(context, rule, out, within) { changes.push(pair) } else { conflicts.push(pair) }
    }
    if let Some(fault) = fault(context, rule, &conflicts, &changes) {
        let groups = if conflicts.is_empty() { changes } else { conflicts }.into_iter().flatten().collect();
        return Judgement { groups, fault: Some(fault), notes: Vec::new(), comparable: true };
    }
    Judgement { groups: stated.into_iter().map(|(_, group)| group).collect(), fault: None, notes: Vec::new(), comparable: true }
}

/// To join is to grow: *out* may become *in* where the fact grows, *in* become *out* where it shrinks.
fn changed(context: &Context<'_>, rule: &Rule, out: &Group, within: &Group) -> bool {
    super::explained_by_time(context, out, within, |out_against_in| {
        let step = if out_against_in == Ordering::Less { Ordering::Greater } else { Ordering::Less };
        rule.over_time.explains(step)
    })
}

fn fault(context: &Context<'_>, rule: &Rule, conflicts: &[[Group; 2]], changes: &[[Group; 2]]) -> Option<Fault> {
    let (code, severity, pairs) = match (conflicts, changes) {
        ([], []) => return None,
        ([], changes) => (Code::ChangedOverTime, Severity::Info, changes),
        (conflicts, _) => (conflict_code(rule), rule.severity, conflicts),
    };
    let said: Vec<String> = pairs
        .iter()
        .map(|[within, out]| format!("{} ({}) · {} ({})", within.value, context.ids(within), out.value, context.ids(out)))
        .collect();
    let help = "correct the document that is wrong; if it joined in between, set `as_of` on the sources and `over_time: grows`";
    Some(Fault { code, severity, message: Some(said.join(" · ")), help: help.to_owned() })
}
