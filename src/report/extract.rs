//! The claims themselves, rule by rule: what the documents were found to say, before any comparison.

use std::io::{self, Write};

use serde::Serialize;

use super::clean;
use super::json::{self, WireClaim};
use crate::claim::Claims;
use crate::recognize::Document;
use crate::rule::Config;

/// One claim, for programs.
#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    value: String,
    #[serde(flatten)]
    claim: WireClaim,
}

/// Writes every claim: for people, or as JSON Lines.
///
/// # Errors
/// When the output cannot be written.
pub fn extract(config: &Config, documents: &[Document], claims: &Claims, lines: bool, out: &mut dyn Write) -> io::Result<()> {
    for (rule, claims) in config.rules.iter().zip(claims).filter(|(rule, _)| !rule.silent) {
        if !lines {
            let title = if rule.title == rule.id.0 { String::new() } else { format!(": {}", clean(&rule.title)) };
            writeln!(out, "{}{title}", rule.id)?;
        }
        for claim in claims {
            let wire = json::claim(&documents[claim.document].source, claim);
            let value = claim.value.to_string();
            if lines {
                let line = Line { rule: &rule.id.0, value, claim: wire };
                writeln!(out, "{}", json::escaped(&serde_json::to_string(&line)?))?;
            } else {
                let place = format!("{}:{}:{}", wire.source, wire.line, wire.column);
                writeln!(out, "  {}  {}  {}", clean(&place), clean(&value), clean(&one_line(&wire.quote)))?;
            }
        }
        if !lines && claims.is_empty() {
            writeln!(out, "  nothing")?;
        }
    }
    Ok(())
}

/// The words of a claim on one line, cut where they go on.
pub(super) fn one_line(quote: &str) -> String {
    const LONGEST: usize = 80;
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}
