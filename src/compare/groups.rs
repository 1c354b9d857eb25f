//! Claims by value.

use std::cmp::Ordering;

use crate::claim::Claim;
use crate::finding::Group;

/// How many of the latest groups a claim is compared with: values are sorted, so its equals are near.
const NEIGHBOURS: usize = 8;
/// Beyond so many groups each is compared with its neighbours and with both ends, not with all.
const ALL_PAIRS: usize = 256;

/// A group while it is filled, and which of its claims give each of its values first.
struct Forming {
    claims: Vec<Claim>,
    distinct: Vec<usize>,
}

/// Puts claims that say the same together: each the same as all others of its group, for *the same at the coarser
/// precision* is not transitive. `order` sorts values so that equal ones are neighbours; the group takes its name
/// from `label` of its first claim.
pub(super) fn group(
    mut claims: Vec<Claim>,
    order: impl Fn(&Claim, &Claim) -> Ordering,
    same: impl Fn(&Claim, &Claim) -> bool,
    label: impl Fn(&Claim) -> String,
) -> Vec<Group> {
    claims.sort_by(|a, b| order(a, b).then((a.document, a.span.start, a.span.end).cmp(&(b.document, b.span.start, b.span.end))));
    let mut groups: Vec<Forming> = Vec::new();
    for claim in claims {
        let nearby = groups.len().saturating_sub(NEIGHBOURS);
        let fits = |group: &&mut Forming| group.distinct.iter().all(|&at| same(&group.claims[at], &claim));
        match groups[nearby..].iter_mut().find(fits) {
            Some(group) => {
                if group.distinct.iter().all(|&at| group.claims[at].value != claim.value) {
                    group.distinct.push(group.claims.len());
                }
                group.claims.push(claim);
            }
            None => groups.push(Forming { claims: vec![claim], distinct: vec![0] }),
        }
    }
    let finished = |Forming { mut claims, .. }| {
        claims.sort_by_key(|claim| (claim.document, claim.span.start, claim.span.end));
        Group { value: label(&claims[0]), claims }
    };
    groups.into_iter().map(finished).collect()
}

/// The pairs of groups to compare, by their numbers.
pub(super) fn pairs(groups: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..groups).flat_map(move |first| {
        let near = if groups <= ALL_PAIRS { groups } else { (first + 1 + NEIGHBOURS).min(groups) };
        let last = (groups > near).then(|| groups - 1);
        (first + 1..near).chain(last).map(move |second| (first, second))
    })
}
