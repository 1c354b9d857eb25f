//! Lists, aligned item by item. Order and wording do not matter; a missing or an extra item does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Relation;

/// One item: its title or first words, and the stems of everything it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What to call it.
    pub title: String,
    /// Stems of its content words, its description included.
    pub stems: BTreeSet<String>,
}

/// The items of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items {
    /// In the order written.
    pub items: Vec<Item>,
    /// Whether the text says that there are more (*such as*, *including*, *etc.*, *…*).
    pub open: bool,
}

/// Which items of two lists speak of the same thing. Indices into each, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Items that both have.
    pub pairs: Vec<(usize, usize)>,
    /// Items of the first that the second lacks.
    pub only_first: Vec<usize>,
    /// Items of the second that the first lacks.
    pub only_second: Vec<usize>,
}

/// Two items are one from here on: the share of the shorter one's stems that the longer one has.
const ALIKE: f64 = 0.6;
/// A stem that stands in more items than this tells none of them apart, and would make aligning quadratic.
const TOO_COMMON: usize = 64;

impl Items {
    /// Aligns two lists: the best match first, each item at most once.
    #[must_use]
    pub fn align(&self, other: &Self) -> Alignment {
        let mut candidates = self.candidates(other);
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.first, a.second).cmp(&(b.first, b.second))));
        let (mut used_first, mut used_second) = (vec![false; self.items.len()], vec![false; other.items.len()]);
        let mut pairs = Vec::new();
        for Candidate { first, second, .. } in candidates {
            if !used_first[first] && !used_second[second] {
                used_first[first] = true;
                used_second[second] = true;
                pairs.push((first, second));
            }
        }
        pairs.sort_unstable();
        let unused = |used: &[bool]| (0..used.len()).filter(|&i| !used[i]).collect();
        Alignment { pairs, only_first: unused(&used_first), only_second: unused(&used_second) }
    }

    /// How many items there are, in words: *3 items or more*.
    #[must_use]
    pub fn size(&self) -> String {
        let count = self.items.len();
        format!("{count} item{}{}", if count == 1 { "" } else { "s" }, if self.open { " or more" } else { "" })
    }

    /// Lists that align whole are the same; what an open list lacks, it may yet have.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        let alignment = self.align(other);
        let missing = |items: &[usize], open: bool| !items.is_empty() && !open;
        if missing(&alignment.only_first, other.open) || missing(&alignment.only_second, self.open) {
            Relation::Conflict
        } else if alignment.only_first.is_empty() && alignment.only_second.is_empty() {
            Relation::Same
        } else {
            Relation::Compatible
        }
    }

    fn candidates(&self, other: &Self) -> Vec<Candidate> {
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, item) in other.items.iter().enumerate() {
            for stem in &item.stems {
                holders.entry(stem).or_default().push(index);
            }
        }
        let mut candidates = Vec::new();
        for (first, item) in self.items.iter().enumerate() {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for second in
                item.stems.iter().filter_map(|stem| holders.get(stem.as_str())).filter(|h| h.len() <= TOO_COMMON).flatten()
            {
                *shared.entry(*second).or_default() += 1;
            }
            candidates.extend(shared.into_iter().filter_map(|(second, shared)| {
                let score = similarity(item, &other.items[second], shared);
                (score >= ALIKE).then_some(Candidate { first, second, score })
            }));
        }
        candidates
    }
}

struct Candidate {
    first: usize,
    second: usize,
    score: f64,
}

/// The overlap coefficient (Szymkiewicz–Simpson), and a hundredth of the Jaccard index to settle ties.
fn similarity(a: &Item, b: &Item, shared: usize) -> f64 {
    let ratio = |part: usize, whole: usize| {
        f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
    };
    let shorter = a.stems.len().min(b.stems.len());
    let union = a.stems.len() + b.stems.len() - shared;
    ratio(shared, shorter) + ratio(shared, union) / 100.0
}

impl fmt::Display for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.size())?;
        for (i, item) in self.items.iter().enumerate() {
            write!(f, "{}{}", if i == 0 { "" } else { "; " }, item.title)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(items: &[&str]) -> Items {
        let item = |text: &&str| Item {
            title: (*text).to_owned(),
            stems: text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        };
        Items { items: items.iter().map(item).collect(), open: false }
    }

    #[test]
    fn items_align_whatever_their_order_and_length() {
        let a = list(&["protect the core of internet", "cyber hygiene"]);
        let b = list(&["hygiene support effort cyber all actor", "public core internet protect"]);
        assert_eq!(a.align(&b).pairs, [(0, 1), (1, 0)]);
        assert_eq!(a.relation(&b), Relation::Same);
    }

    #[test]
    fn a_missing_item_is_a_conflict_unless_the_list_is_open() {
        let (whole, mut part) = (list(&["a", "b", "c"]), list(&["a", "b"]));
        assert_eq!(whole.relation(&part), Relation::Conflict);
        part.open = true;
        assert_eq!(whole.relation(&part), Relation::Compatible);
    }

    fn any_list() -> impl Strategy<Value = Items> {
        prop::collection::vec("[a-e]( [a-e]){0,3}", 0..6)
            .prop_map(|items| list(&items.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    proptest! {
        #[test]
        fn every_item_is_paired_once_or_left_over(a in any_list(), b in any_list()) {
            let alignment = a.align(&b);
            prop_assert_eq!(alignment.pairs.len() + alignment.only_first.len(), a.items.len());
            prop_assert_eq!(alignment.pairs.len() + alignment.only_second.len(), b.items.len());
            prop_assert_eq!(a.relation(&a), Relation::Same);
        }
    }
}
