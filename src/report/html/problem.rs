//! What could not be read, before anything else: a report of a part must not pass for the whole.

use maud::{Markup, html};

use super::link;
use crate::report::{Excerpt, Problem};

pub(super) fn problems(problems: &[Problem]) -> Markup {
    if problems.is_empty() {
        return html! {};
    }
    html! {
        section class="problems" aria-labelledby="-problems" {
            h2 id="-problems" { "Not everything could be read" }
            ul { @for problem in problems { (self::problem(problem)) } }
        }
    }
}

fn problem(problem: &Problem) -> Markup {
    html! {
        li {
            p { strong { (problem.severity.word()) } ": " (problem.message) }
            @if let Some(excerpt) = &problem.excerpt { (place(excerpt)) }
            @if let Some(help) = &problem.help { p class="help" { (help) } }
        }
    }
}

fn place(excerpt: &Excerpt) -> Markup {
    let Excerpt { path, line, column, text, span } = excerpt;
    html! {
        p class="where" { a href=(link::file(path)) { (path) ":" (line) ":" (column) } }
        pre { (text[..span.start]) mark { (text[span.clone()]) } (text[span.end..]) }
    }
}
