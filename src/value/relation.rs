//! How two values of one fact stand to each other. Ordered from harmless to worst.

/// The relation between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Equal at the precision of the coarser one.
    Same,
    /// Different words for what may be one value: the intervals overlap.
    Compatible,
    /// Two bounds in the same direction that lie more than a tenth apart: somebody forgot to update one.
    Loose,
    /// They conflict, and the time between the two documents explains it.
    Changed,
    /// They conflict, and nothing explains it.
    Conflict,
}

/// How a fact may move from an older document to a newer one: the `over_time` of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drift {
    /// It does not change.
    #[default]
    Fixed,
    /// The newer document may state more (or a later date).
    Grows,
    /// The newer document may state less (or an earlier date).
    Shrinks,
    /// The newer document may state anything.
    Varies,
}

impl Drift {
    /// Whether a step from an older value to a newer one is explained, given how the newer compares with the older
    /// (`Less`: the newer is smaller).
    #[must_use]
    pub fn explains(self, newer_than_older: std::cmp::Ordering) -> bool {
        match self {
            Self::Fixed => false,
            Self::Grows => newer_than_older.is_gt(),
            Self::Shrinks => newer_than_older.is_lt(),
            Self::Varies => true,
        }
    }
}
