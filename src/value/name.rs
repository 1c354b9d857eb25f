//! Names: the set that one source gives, and whether an entity is counted in or out.

use std::collections::BTreeSet;
use std::fmt;

use super::Relation;

/// The names that one source gives for one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameSet(pub BTreeSet<String>);

impl NameSet {
    /// Equal sets are the same; sets that share a name are compatible; disjoint ones conflict.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self == other {
            Relation::Same
        } else if self.0.is_disjoint(&other.0) {
            Relation::Conflict
        } else {
            Relation::Compatible
        }
    }
}

impl fmt::Display for NameSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            let lead = if i == 0 { "" } else { " and " };
            write!(f, "{lead}{name}")?;
        }
        Ok(())
    }
}

/// That an entity is, or is not, one of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// The entity's usual name.
    pub entity: String,
    /// Whether the words count it in.
    pub member: bool,
}

impl fmt::Display for Membership {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.entity, if self.member { "in" } else { "not in" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> NameSet {
        NameSet(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn sets_that_share_a_name_are_compatible_and_disjoint_ones_conflict() {
        assert_eq!(set(&["IGF"]).relation(&set(&["IGF"])), Relation::Same);
        assert_eq!(set(&["IGF", "PPF"]).relation(&set(&["PPF"])), Relation::Compatible);
        assert_eq!(set(&["IGF"]).relation(&set(&["PPF"])), Relation::Conflict);
    }
}
