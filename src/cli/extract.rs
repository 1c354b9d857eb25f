//! `crosscheck extract`: the claims, without comparing them.

use super::args::{Extract, ExtractFormat, Global};
use super::exit::Exit;
use super::input::{self, Attempt};
use super::output::Output;
use crate::claim;
use crate::report;

pub(super) fn run(args: &Extract, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => {
            output.problems(&problems);
            return Ok(Exit::Failure);
        }
    };
    let claims = claim::bind(&input.config, &input.documents);
    output.problems(&input.problems);
    let lines = args.format == ExtractFormat::Jsonl;
    output.print(|_, out| report::extract(&input.config, &input.documents, &claims, lines, out))?;
    Ok(Exit::of_reading(&input.problems))
}
