//! How the values of two statements stand.

use super::told::Statement;
use crate::value::{Relation, Value};

/// How two statements stand; `None` where they cannot be compared.
pub(super) fn relation(a: &Statement, b: &Statement) -> Option<Relation> {
    match (&a.value, &b.value) {
        (Value::Quantity(_), Value::Quantity(_)) | (Value::Period(_), Value::Period(_)) => a.value.relation(&b.value),
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
