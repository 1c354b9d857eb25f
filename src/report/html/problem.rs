//! What could not be read, before anything else: a report of a part must not pass for the whole.

use maud::{Markup, html};

use crate::report::{Excerpt, Problem, Report};

pub(super) fn problems(report: &Report<'_>) -> Markup {
    if report.problems.is_empty() {
        return html! {};
    }
    html! {
        section class="problems" aria-labelledby="-problems" {
            h2 id="-problems" { "Not everything could be read" }
            ul { @for problem in report.problems { (self::problem(report, problem)) } }
        }
    }
}

fn problem(report: &Report<'_>, problem: &Problem) -> Markup {
    html! {
        li {
            p { strong { (problem.severity.word()) } ": " (problem.message) }
            @if let Some(excerpt) = &problem.excerpt { (place(report, excerpt)) }
            @if let Some(help) = &problem.help { p class="help" { (help) } }
        }
    }
}

fn place(report: &Report<'_>, excerpt: &Excerpt) -> Markup {
    let Excerpt { path, line, column, text, span } = excerpt;
    html! {
        p class="where" { a href=(report.link(path)) { (path) ":" (line) ":" (column) } }
        pre { (text[..span.start]) mark { (text[span.clone()]) } (text[span.end..]) }
    }
}
