//! `crosscheck schema`: the JSON Schemas of what is read and written.

use super::args::{Schema, SchemaOf};
use super::exit::Exit;
use super::output::Output;
use crate::{report, rule};

pub(super) fn run(args: &Schema, output: &Output) -> anyhow::Result<Exit> {
    let schema = match args.of {
        SchemaOf::Claims => rule::schema(),
        SchemaOf::Report => report::schema(),
        SchemaOf::Mentions => report::mention_schema(),
    };
    output.print(|_, out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        writeln!(out)
    })?;
    Ok(Exit::Clean)
}
