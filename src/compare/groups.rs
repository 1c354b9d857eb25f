//! Claims by value.

use std::cmp::Ordering;

use crate::claim::Claim;
use crate::finding::Group;

/// How many of the latest groups a claim is compared with: values are sorted, so its equals are near.
const NEIGHBOURS: usize = 8;
/// Beyond so many groups each is compared with its neighbours and with both ends, not with all.
const ALL_PAIRS: usize = 256;

/// Puts claims that say the same together. `order` sorts values so that equal ones are neighbours; the group takes its name
/// from `label` of its first claim.
pub(super) fn group(
    mut claims: Vec<Claim>,
    order: impl Fn(&Claim, &Claim) -> Ordering,
    same: impl Fn(&Claim, &Claim) -> bool,
    label: impl Fn(&Claim) -> String,
) -> Vec<Group> {
    claims.sort_by(|a, b| order(a, b).then((a.document, a.span.start, a.span.end).cmp(&(b.document, b.span.start, b.span.end))));
    let mut groups: Vec<Group> = Vec::new();
    for claim in claims {
        let nearby = groups.len().saturating_sub(NEIGHBOURS);
        match groups[nearby..].iter_mut().find(|group| same(&group.claims[0], &claim)) {
            Some(group) => group.claims.push(claim),
            None => groups.push(Group { value: String::new(), claims: vec![claim] }),
        }
    }
    for group in &mut groups {
        group.claims.sort_by_key(|claim| (claim.document, claim.span.start, claim.span.end));
        group.value = label(&group.claims[0]);
    }
    groups
}

/// The pairs of groups to compare, by their numbers.
pub(super) fn pairs(groups: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..groups).flat_map(move |first| {
        let near = if groups <= ALL_PAIRS { groups } else { (first + 1 + NEIGHBOURS).min(groups) };
        let last = (groups > near).then(|| groups - 1);
        (first + 1..near).chain(last).map(move |second| (first, second))
    })
}
