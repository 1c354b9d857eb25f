//! Claims in their sentences, and misquotes word by word.

use std::ops::Range;

use maud::{Markup, html};

use crate::claim::{Claim, Detail};
use crate::recognize::Document;
use crate::report::Report;
use crate::source::{BlockKind, Source};
use crate::value::Edit;

/// No more of a claim than this is shown, in characters …
const LONGEST: usize = 600;
/// … nor of its sentence on either side.
const AROUND: usize = 220;

/// A claim where it stands: the file and place, who says so and when, and the sentence with its words marked.
pub(super) fn claim(report: &Report<'_>, claim: &Claim) -> Markup {
    let document = &report.documents[claim.document];
    html! {
        li class="claim" {
            p class="where" { (place(report, claim)) }
            (context(document, claim))
            blockquote { (sentence(document, claim)) }
            @if let Detail::Quoted { edits, .. } = &claim.detail {
                @if !edits.is_empty() { (changes(edits)) }
            }
        }
    }
}

fn place(report: &Report<'_>, claim: &Claim) -> Markup {
    let source = report.source(claim.document);
    let place = source.place(&claim.span);
    let path = report.path(claim.document);
    html! {
        a href=(report.link(&file_of(report, source))) { (path) ":" (place.line) ":" (place.column) }
        @if let Some(publisher) = &source.metadata.publisher { " · " (publisher) }
        @if let Some(as_of) = source.metadata.as_of { " · " time { (as_of) } }
        @if let Detail::Length = claim.detail { " · the length of this list" }
        @if let Some(sum) = claim.sum() { " · " (sum) }
    }
}

/// The path of a source from the current folder, as it is.
pub(super) fn file_of(report: &Report<'_>, source: &Source) -> String {
    format!("{}{}", report.prefix, source.id)
}

/// What a cell of a table is read under.
fn context(document: &Document, claim: &Claim) -> Markup {
    let source = &document.source;
    let tokens = document.reading.tokens_touching(&claim.span);
    if tokens.is_empty() {
        return html! {};
    }
    let block = source.block(document.reading.block_of(tokens.start));
    let BlockKind::Cell { column, row } = block.kind else { return html! {} };
    let headers: Vec<&str> =
        [row, column].into_iter().flatten().map(|id| &source.text()[source.block(id).span.clone()]).collect();
    html! { @if !headers.is_empty() { p class="context" { "in a table, under " (headers.join(" and ")) } } }
}

/// The sentence of a claim, its words marked.
fn sentence(document: &Document, claim: &Claim) -> Markup {
    let text = document.source.text();
    let whole = around(document, &claim.span);
    let (before, after) = (&text[whole.start..claim.span.start], &text[claim.span.end..whole.end]);
    let marked = &text[claim.span.clone()];
    html! {
        (lines(&last(before, AROUND)))
        mark { (lines(&first(marked, LONGEST))) }
        (lines(&first(after, AROUND)))
    }
}

/// The sentences that a span touches.
fn around(document: &Document, span: &Range<usize>) -> Range<usize> {
    let reading = &document.reading;
    let tokens = reading.tokens_touching(span);
    if tokens.is_empty() {
        return span.clone();
    }
    let first = reading.span(&reading.sentence_of(tokens.start));
    let last = reading.span(&reading.sentence_of(tokens.end - 1));
    first.start.min(span.start)..last.end.max(span.end)
}

/// Lines of the text stay lines.
fn lines(text: &str) -> Markup {
    html! { @for (number, line) in text.split('\n').enumerate() { @if number > 0 { br; } (line) } }
}

fn first(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{} …", text[..text[..at].rfind(' ').unwrap_or(at)].trim_end()),
        None => text.to_owned(),
    }
}

fn last(text: &str, longest: usize) -> String {
    let Some(left_out) = text.chars().count().checked_sub(longest).filter(|more| *more > 0) else { return text.to_owned() };
    let at = text.char_indices().nth(left_out).map_or(0, |(at, _)| at);
    format!("… {}", text[at..].find(' ').map_or(&text[at..], |space| &text[at + space + 1..]))
}

/// From the passage to the quotation, word by word.
fn changes(edits: &[Edit]) -> Markup {
    html! {
        p class="changes" {
            span class="lead" { "The quotation " }
            span class="key" { ins { "adds" } " and " del { "drops" } }
            span class="lead" { " words: " }
            @for edit in edits {
                @match edit {
                    Edit::Kept(words) => { (words.join(" ")) },
                    Edit::Added(words) => ins { (words.join(" ")) },
                    Edit::Dropped(words) => del { (words.join(" ")) },
                }
                " "
            }
        }
    }
}

/// A sentence of ours, in which code stands between backticks.
pub(super) fn prose(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    html! {
        @if paired {
            @for (number, part) in parts.iter().enumerate() { @if number % 2 == 1 { code { (part) } } @else { (part) } }
        } @else { (text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_between_words() {
        assert_eq!(first("one two three", 9), "one two …");
        assert_eq!(last("one two three", 7), "… three");
        assert_eq!(first("ééé", 3), "ééé");
        assert_eq!(last("日本語日本語", 3), "… 日本語");
    }
}
