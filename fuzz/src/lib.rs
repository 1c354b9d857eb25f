//! What the fuzz targets share: how bytes become a text (`input`, `words`), and what holds of every reading (`check`).
//!
//! Anything that does not hold panics, which is how a target says that it has found something.

mod check;
mod input;
mod words;

pub use check::{check, documents, linear, read};
pub use input::{Input, Text};
pub use words::{Any, Lists, Names, Periods, Quantities, Quotes, Sentences, Words};
