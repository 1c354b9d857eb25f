//! Discovery: where documents disagree about facts that nobody wrote a rule for.
//!
//! ```text
//! documents ──tell──▶ what each states ──copies, index──▶ statements to compare ──link──▶ links ──fact──▶ leads
//! leads × documents ──draft──▶ rules and their claims, to be compared like any others
//! ```
//!
//! Telling what a document states needs the document; finding leads needs only what was told of it. So documents are read one by
//! one and let go, and only those that a lead points to are read again.

mod copies;
mod corpus;
mod draft;
mod event;
mod fact;
mod index;
mod lead;
mod link;
mod lists;
mod quotes;
mod relation;
mod tell;
mod told;
mod word;

pub use draft::{Draft, draft};
pub use lead::{Lead, Settings, find};
pub use tell::tell;
pub use told::Told;
