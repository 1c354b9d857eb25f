//! The claims themselves, rule by rule: what the documents were found to say, before any comparison.

use std::io::{self, Write};

use serde::Serialize;

use super::clean;
use super::json::escaped;
use crate::claim::{Claim, Claims};
use crate::recognize::Document;
use crate::rule::Config;

/// One claim, for programs.
#[derive(Serialize)]
struct WireClaim<'a> {
    rule: &'a str,
    value: String,
    source: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
    quote: &'a str,
    as_of: Option<String>,
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
            let wire = wire(&rule.id.0, &documents[claim.document], claim);
            if lines {
                writeln!(out, "{}", escaped(&serde_json::to_string(&wire)?))?;
            } else {
                let quote = one_line(wire.quote);
                let place = format!("{}:{}:{}", wire.source, wire.line, wire.column);
                writeln!(out, "  {}  {}  {}", clean(&place), clean(&wire.value), clean(&quote))?;
            }
        }
        if !lines && claims.is_empty() {
            writeln!(out, "  nothing")?;
        }
    }
    Ok(())
}

fn wire<'a>(rule: &'a str, document: &'a Document, claim: &Claim) -> WireClaim<'a> {
    let source = &document.source;
    let place = source.place(&claim.span);
    WireClaim {
        rule,
        value: claim.value.to_string(),
        source: &source.id.0,
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        byte_start: place.bytes.start,
        byte_end: place.bytes.end,
        quote: source.written(&claim.span),
        as_of: source.metadata.as_of.map(|as_of| as_of.iso()),
    }
}

/// The words of a claim on one line, cut where they go on.
fn one_line(quote: &str) -> String {
    const LONGEST: usize = 80;
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}
