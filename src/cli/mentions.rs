//! `crosscheck mentions`: everything recognised, before any rule.
//!
//! Documents are read a batch at a time, drawn by whichever thread read them, and written in their order: what is held at
//! once depends on the size of a batch, not on how many documents there are.

use std::fs;
use std::io::{self, IsTerminal};

use rayon::prelude::*;

use super::args::{Global, MentionFormat, MentionKind, Mentions};
use super::exit::Exit;
use super::input::{self, Listed};
use super::load::{STDIN, load_one, load_stdin};
use super::output::Output;
use super::progress::{self, Work};
use crate::recognize::Kind;
use crate::report::{Drawn, Listing, ListingFormat, Printer, Problem};
use crate::source::Entry;

/// A batch has no more documents than this …
const MOST_DOCUMENTS: usize = 64;
/// … and no more bytes, unless one document alone has.
const MOST_BYTES: u64 = 16 << 20;

pub(super) fn run(args: &Mentions, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let Listed { mut entries, mut problems, prefix } = input::list(&args.paths, global)?;
    if args.as_of.is_some() {
        for entry in &mut entries {
            entry.metadata.as_of = args.as_of;
        }
    }
    let listing = Listing { format: format(args.format), kinds: args.kind.iter().copied().map(kind).collect(), prefix };
    output.problems(&problems);
    // On a terminal the listing itself shows how far it has come.
    let stage = (!io::stdout().is_terminal()).then(|| progress::begin(Work::Reading(entries.len())));
    let step = || stage.iter().for_each(progress::Stage::step);
    output.print(|_, out| {
        let mut printer = Printer::new(&listing);
        for batch in batches(&entries) {
            let drawn: Vec<(Option<Drawn>, Vec<Problem>)> =
                batch.par_iter().map(|entry| draw(entry, &listing)).inspect(|_| step()).collect();
            for (drawn, found) in drawn {
                output.problems(&found);
                problems.extend(found);
                drawn.map_or(Ok(()), |drawn| printer.document(drawn, out))?;
            }
        }
        printer.finish(&problems, out)
    })?;
    drop(stage);
    Ok(Exit::of_reading(&problems))
}

fn draw(entry: &Entry, listing: &Listing) -> (Option<Drawn>, Vec<Problem>) {
    let (document, problems) = if entry.path == STDIN { load_stdin(entry) } else { load_one(entry) };
    (document.map(|document| listing.draw(&document)), problems)
}

/// The documents, cut into batches.
pub(super) fn batches(entries: &[Entry]) -> Vec<&[Entry]> {
    let mut batches = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        // What cannot be asked for its size is told of when it is read.
        let size = fs::metadata(&entry.path).map_or(0, |metadata| metadata.len());
        if at > start && (at - start == MOST_DOCUMENTS || bytes + size > MOST_BYTES) {
            batches.push(&entries[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += size;
    }
    batches.push(&entries[start..]);
    batches
}

fn format(format: MentionFormat) -> ListingFormat {
    match format {
        MentionFormat::Full => ListingFormat::Full,
        MentionFormat::Json => ListingFormat::Json,
        MentionFormat::Jsonl => ListingFormat::Jsonl,
    }
}

fn kind(kind: MentionKind) -> Kind {
    match kind {
        MentionKind::Quantity => Kind::Quantity,
        MentionKind::Ordinal => Kind::Ordinal,
        MentionKind::Period => Kind::Period,
        MentionKind::List => Kind::List,
        MentionKind::Name => Kind::Name,
        MentionKind::Quote => Kind::Quote,
    }
}
