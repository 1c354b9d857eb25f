//! The page: one file that needs nothing else, for people to open, search, print and forward.
//!
//! A matrix of facts by sources, then each fact with its values drawn, its claims in their sentences and the way out, then what was
//! read of each source. All of it can be read without its script, which only searches, filters and moves between facts. Markup
//! is made by `maud`, which escapes; [`Page`] shows controls as pictures, whatever part wrote them.

mod axis;
mod calendar;
mod chart;
mod course;
mod coverage;
mod fact;
mod finding;
mod head;
mod header;
mod line;
mod link;
mod lists;
mod matrix;
mod problem;
mod quote;
mod verdict;

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use super::clean::is_unsafe;
use super::{Report, clean};
use fact::Fact;

/// With more facts than this, those that are out of sight are not laid out.
const MANY: usize = 100;

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let facts = fact::all(report);
    let mut page = Page { out };
    page.put(&PreEscaped("<!DOCTYPE html>\n<html lang=\"en\">\n".to_owned()))?;
    page.put(&head::head(report, &facts))?;
    let body = if facts.len() > MANY { "<body class=\"many\">\n" } else { "<body>\n" };
    page.put(&PreEscaped(body.to_owned()))?;
    page.put(&header::header(report, &facts))?;
    page.put(&header::controls(report, &facts))?;
    page.put(&PreEscaped("<main id=\"-main\" tabindex=\"-1\">\n".to_owned()))?;
    page.put(&problem::problems(report))?;
    page.put(&matrix::matrix(report, &facts))?;
    page.facts(report, &facts)?;
    page.put(&coverage::sources(report))?;
    page.put(&PreEscaped("</main>\n".to_owned()))?;
    page.put(&header::footer())?;
    page.put(&PreEscaped("</body>\n</html>\n".to_owned()))
}

/// Where the page goes: piece by piece, so that thousands of facts are never held at once.
struct Page<'a> {
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn facts(&mut self, report: &Report<'_>, facts: &[Fact<'_>]) -> io::Result<()> {
        let head = "<section class=\"facts\" aria-labelledby=\"-facts\">\n<h2 id=\"-facts\">Fact by fact</h2>\n";
        self.put(&PreEscaped(head.to_owned()))?;
        if facts.is_empty() {
            self.put(&html! { p class="nothing" { "Nothing was compared." } })?;
        }
        for fact in facts {
            self.put(&finding::article(report, fact))?;
        }
        self.put(&PreEscaped("</section>\n".to_owned()))
    }

    /// Writes markup in which nothing acts on whoever reads it. Only line ends that the page itself sets are left.
    fn put(&mut self, markup: &Markup) -> io::Result<()> {
        let text = &markup.0;
        if !text.chars().any(|char| is_unsafe(char) && char != '\n') {
            return self.out.write_all(text.as_bytes());
        }
        let lines: Vec<_> = text.split('\n').map(clean).collect();
        self.out.write_all(lines.join("\n").as_bytes())
    }
}
