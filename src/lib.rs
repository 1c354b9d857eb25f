//! Crosscheck, a linter for facts: reads documents, finds what they claim, compares the claims across the documents and
//! within each, and reports where they disagree.
//!
//! The modules below stand in the order in which the data flows: `source → recognize → claim → compare → finding →
//! report`, under the rules of a `claims.yaml`. From [`recognize`] to [`finding`] nothing reads a file or fails.
//!
//! ```
//! use crosscheck::recognize::Document;
//! use crosscheck::source::{Metadata, SourceId, parse};
//! use crosscheck::{claim, compare, finding, rule};
//!
//! // What to compare: one rule is one fact.
//! let config = rule::parse("claims: { states: { title: States that signed, count: [states, governments] } }").unwrap();
//!
//! // source, recognize: bytes become documents, documents become mentions.
//! let texts = [("a.txt", "The appeal was signed by 51 States."), ("b.txt", "Over 95 governments have signed it.")];
//! let documents: Vec<Document> = texts
//!     .iter()
//!     .filter_map(|(name, text)| parse(SourceId((*name).to_owned()), text.as_bytes().to_vec(), &Metadata::default()))
//!     .map(|(source, _complaints)| Document::of(source))
//!     .collect();
//!
//! // claim: mentions bound to rules. compare: claims become verdicts.
//! let claims = claim::bind(&config, &documents);
//! let today = jiff::civil::date(2026, 11, 21);
//! let verdicts = compare::compare(&config, &documents, &claims, compare::Settings { today, partial: false });
//!
//! let finding = &verdicts.findings[0];
//! assert_eq!(finding.code, finding::Code::CountConflict);
//! assert_eq!(finding.message, "over 95 ×1 · 51 ×1");
//! ```

pub mod yaml;

pub mod source;

pub mod value;

pub mod recognize;

pub mod rule;

pub mod claim;

pub mod example;

pub mod compare;

pub mod change;

pub mod finding;

pub mod coverage;

pub mod discover;

pub mod snapshot;

pub mod report;

pub mod review;

pub mod cli;
