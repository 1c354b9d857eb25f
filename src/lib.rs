//! Crosscheck: a linter for facts.

pub mod claim;
pub mod cli;
pub mod compare;
pub mod finding;
pub mod recognize;
pub mod report;
pub mod rule;
pub mod source;
pub mod value;
pub mod yaml;
