//! `claims.yaml`: what is written there, checked once, and what it means from then on.
//!
//! `raw` is the file as people write it; `validate` turns it into rules or into complaints, each with its place. Nothing
//! after that checks a rule again. Knows no documents.

mod config;
mod example;
mod expect;
mod expression;
mod kind;
mod phrase;
mod raw;
mod severity;
mod validate;

pub use config::{
    Check, CheckId, Config, Counted, Example, Expected, Group, Measure, Names, QuoteOf, Rule, RuleId, RuleKind, SourceRule,
    Waiver,
};
pub use expression::{Comparison, Expression, Operator, Sign};
pub use phrase::{Phrase, Phrases};
pub use raw::RawConfig;
pub use severity::Severity;

use crate::yaml::{self, Complaint};

/// Reads the text of a configuration.
///
/// # Errors
/// Every complaint about it, in the order of the file. A file whose structure is wrong has one: nothing after it was
/// understood.
pub fn parse(text: &str) -> Result<Config, Vec<Complaint>> {
    let raw = yaml::read(text).map_err(|complaint| vec![complaint])?;
    validate::config(raw, text)
}

/// The JSON Schema of a configuration.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(RawConfig).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), "claims.yaml: what Crosscheck compares".into());
    }
    schema
}
