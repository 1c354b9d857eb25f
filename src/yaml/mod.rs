//! YAML with places: what people wrote, where they wrote it, and in our words what is wrong with it.
//!
//! Both `claims.yaml` and the front matter of documents are read through here. Knows no rules and no documents.

mod at;
mod complaint;

pub use at::At;
pub use complaint::{Complaint, nearest};

use serde::de::DeserializeOwned;

/// Reads YAML strictly: equal keys are errors, `yes` and `n` are text, alias bombs and deep nesting are refused.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Complaint> {
    let options = serde_yaml::options! { strict_booleans: true, with_snippet: false };
    serde_yaml::from_str_with_options(text, options).map_err(|error| complaint::phrase(&error, text))
}
