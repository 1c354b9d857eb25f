//! HTML, through the tokenizer of `html5gum`.
//!
//! ```text
//! bytes ──charset──▶ decoded text ──tokens──▶ tags and runs of text ──page──▶ blocks
//! ```
//!
//! No tree is built: a stack of open elements is enough to know what a stretch of text is, and costs the same however a page
//! is nested. What browsers repair while they build the tree (elements that end where others begin, end tags in the wrong order)
//! is repaired as far as it changes what a reader sees. Knows no styles: what a style sheet hides is read.

mod charset;
mod element;
mod head;
mod page;
mod scope;
mod stack;
mod table;
mod tokens;

#[cfg(test)]
mod tests;

pub(super) use charset::declared;

use html5gum::Tokenizer;

use super::builder::Built;
use super::metadata::Metadata;

/// Whether a text that has no telling name begins as an HTML page does.
pub(super) fn is_page(decoded: &str) -> bool {
    let mut rest = decoded.trim_start();
    while let Some(inner) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?xml")) {
        let Some((_, after)) = inner.split_once('>') else { return false };
        rest = after.trim_start();
    }
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    begins("<!doctype html") || begins("<html")
}

/// Reads the text from `start` on, and what the page says of itself.
pub(super) fn read(decoded: &str, start: usize) -> (Built, Metadata) {
    let mut page = page::Page::new(decoded, titled_by_heading(&decoded[start..]));
    let Ok(()) = Tokenizer::new_with_emitter(&decoded[start..], tokens::Tokens::new(&mut page, decoded, start)).finish();
    page.finish()
}

/// Whether a page has a heading of the first or second rank: its `<title>` then only repeats it, or names the site.
fn titled_by_heading(page: &str) -> bool {
    let bytes = page.as_bytes();
    let is_heading = |at: usize| bytes[at - 2] == b'<' && bytes[at - 1].eq_ignore_ascii_case(&b'h');
    memchr::memchr2_iter(b'1', b'2', bytes).any(|at| at >= 2 && is_heading(at))
}
