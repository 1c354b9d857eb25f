//! How the values of two statements stand.

use std::cmp::Ordering;

use super::told::{Side, Statement};
use crate::value::{Period, Relation, Value};

/// How two statements stand; `None` where they cannot be compared.
pub(super) fn relation(a: &Statement, b: &Statement) -> Option<Relation> {
    match (&a.value, &b.value) {
        (Value::Quantity(first), Value::Quantity(second)) => first.relation(second),
        (Value::Period(first), Value::Period(second)) => Some(dates(first, a.side, second, b.side)),
        _ => None,
    }
}

/// Whether they cannot both be right, or one of them was forgotten.
pub(super) fn disagree(a: &Statement, b: &Statement) -> bool {
    matches!(relation(a, b), Some(Relation::Conflict | Relation::Loose))
}

/// Whether both may be right.
pub(super) fn agree(a: &Statement, b: &Statement) -> bool {
    matches!(relation(a, b), Some(Relation::Same | Relation::Compatible))
}

/// *Before 1992* and *1994* conflict, *before 2000* and *1994* do not.
fn dates(a: &Period, a_side: Side, b: &Period, b_side: Side) -> Relation {
    let compatible = match (a_side, b_side) {
        (Side::At, Side::At) => return a.relation(b),
        (Side::At, Side::Before) => a.side_of(b) != Some(Ordering::Greater),
        (_, Side::At) => return dates(b, b_side, a, a_side),
        (Side::At | Side::Before, Side::After) => a.side_of(b) != Some(Ordering::Less),
        (Side::After, Side::Before) => b.side_of(a) != Some(Ordering::Less),
        (Side::Before, Side::Before) | (Side::After, Side::After) => true,
    };
    if compatible { Relation::Compatible } else { Relation::Conflict }
}
