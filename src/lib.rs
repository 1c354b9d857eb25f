//! Crosscheck: a linter for facts.

pub mod claim;
pub mod compare;
pub mod finding;
pub mod recognize;
pub mod rule;
pub mod source;
pub mod value;
pub mod report;
pub mod cli;
