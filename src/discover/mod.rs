//! Discovery: where documents disagree about facts that nobody wrote a rule for.
//!
//! ```text
//! documents ──tell──▶ what each states ──copies, index──▶ statements to compare ──link──▶ links ──fact──▶ leads
//! leads × documents ──draft──▶ rules and their claims, to be compared like any others
//! ```
//!
//! Lists, quotations and memberships have a file each, with all three steps: what is told, which places are of one thing, and how
//! sure that is.
//!
//! Telling what a document states needs the document; finding leads needs only what was told of it. So documents are read one by
//! one and let go, and only those that a lead points to are read again.

mod copies;
mod corpus;
mod dateline;
mod draft;
mod event;
mod fact;
mod index;
mod lead;
mod link;
mod lists;
mod members;
mod prose;
mod quotes;
mod relation;
mod tell;
mod told;
mod word;

pub(crate) use draft::scalar;
pub use draft::{Draft, Sight, Worded, Wording, draft, entry};
pub use lead::{Lead, Settings, find};
pub use tell::tell;
pub use told::Told;

#[cfg(test)]
mod tests {
    use super::{Settings, draft, find, tell};
    use crate::compare;
    use crate::recognize::Document;
    use crate::source::{Metadata, SourceId, parse};

    /// The messages of all that is found in some documents of plain text.
    pub(super) fn found(texts: &[&str]) -> Vec<String> {
        let document = |(number, text): (usize, &&str)| {
            let id = SourceId(format!("{number}.txt"));
            Document::of(parse(id, text.as_bytes().to_vec(), &Metadata::default()).unwrap().0)
        };
        let documents: Vec<Document> = texts.iter().enumerate().map(document).collect();
        let told: Vec<_> = documents.iter().map(tell).collect();
        let leads: Vec<_> = find(&told, &Settings::default()).into_iter().filter(|lead| lead.disagree).collect();
        let draft = draft(&leads, &documents);
        let settings = compare::Settings { today: jiff::civil::date(2020, 1, 1), partial: true };
        let verdicts = compare::compare(&draft.config, &documents, &draft.claims, settings);
        verdicts.findings.into_iter().map(|finding| finding.message).collect()
    }
}
