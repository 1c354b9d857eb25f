//! The values that mentions carry, and how two of them stand to each other.
//!
//! Pure data and arithmetic. Knows no text, no sources and no files: whoever makes a value has already read the words.

mod currency;
mod interval;
mod items;
mod name;
mod period;
mod quantity;
mod quote;
mod relation;
mod unit;

pub use currency::is_currency;
pub use interval::Interval;
pub use items::{Alignment, Item, Items};
pub use name::{Membership, NameSet};
pub use period::{Day, Partial, Period, Portion, Precision, Side, Toward, When};
pub use quantity::{Modifier, Quantity};
pub use quote::{Edit, Quote, Reading as QuoteReading};
pub use relation::{Drift, Relation};
pub use unit::{Dimension, PER, UNITS, Unit};

use std::fmt;

/// What a mention or a claim says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number with what the words around it make of it.
    Quantity(Quantity),
    /// A stretch of days, at the precision written, or a side of it.
    Period(When),
    /// The items of a list.
    Items(Items),
    /// One of the names a rule knows, or a country.
    Name(String),
    /// That an entity is, or is not, one of a group.
    Membership(Membership),
    /// Words taken from somewhere else.
    Quote(Quote),
}

impl Value {
    /// How the two stand. `None` when they are never compared: unlike kinds and units, memberships of two entities, quotations.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Option<Relation> {
        let equal = |same: bool| if same { Relation::Same } else { Relation::Conflict };
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.relation(b),
            (Self::Period(a), Self::Period(b)) => Some(a.relation(b)),
            (Self::Items(a), Self::Items(b)) => Some(a.relation(b)),
            (Self::Name(a), Self::Name(b)) => Some(equal(a == b)),
            (Self::Membership(a), Self::Membership(b)) => (a.entity == b.entity).then(|| equal(a.member == b.member)),
            (Self::Quantity(_) | Self::Period(_) | Self::Items(_) | Self::Name(_) | Self::Membership(_) | Self::Quote(_), _) => {
                None
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity(value) => value.fmt(f),
            Self::Period(value) => value.fmt(f),
            Self::Items(value) => value.fmt(f),
            Self::Name(value) => value.fmt(f),
            Self::Membership(value) => value.fmt(f),
            Self::Quote(value) => value.fmt(f),
        }
    }
}
