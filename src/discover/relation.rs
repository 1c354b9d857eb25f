//! How the values of two statements stand.

use std::cmp::Ordering;

use super::told::{Side, Statement};
use crate::value::{Period, Precision, Relation, Value};

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

/// *Before 1992* and *1994* conflict, *before 2000* and *1994* do not. *By May* and *by June* are two bounds in one direction.
fn dates(a: &Period, a_side: Side, b: &Period, b_side: Side) -> Relation {
    let apart = a.side_of(b);
    let compatible = match (a_side, b_side) {
        (Side::At, Side::At) => return a.relation(b),
        (_, Side::At) => return dates(b, b_side, a, a_side),
        (Side::At, Side::By) => apart != Some(Ordering::Greater),
        (Side::At, Side::Since) => apart != Some(Ordering::Less),
        // A day of 1992 is not before 1992; of a longer stretch a part may be.
        (Side::At, Side::Before) => apart != Some(Ordering::Greater) && !is_within(a, b),
        (Side::At, Side::After) => apart != Some(Ordering::Less) && !is_within(a, b),
        (Side::Before | Side::By, Side::Before | Side::By) | (Side::After | Side::Since, Side::After | Side::Since) => {
            return if apart.is_some() { Relation::Loose } else { Relation::Compatible };
        }
        (Side::Before | Side::By, Side::After | Side::Since) => apart != Some(Ordering::Less),
        (Side::After | Side::Since, Side::Before | Side::By) => apart != Some(Ordering::Greater),
    };
    if compatible { Relation::Compatible } else { Relation::Conflict }
}

/// Whether all of a period lies in another one; of a day without its year, whether it is that day.
fn is_within(a: &Period, b: &Period) -> bool {
    let same_day = || a.precision() == Precision::Day && b.precision() == Precision::Day && a.relation(b) <= Relation::Compatible;
    a.is_within(b) || same_day()
}
