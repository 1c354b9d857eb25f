//! `crosscheck completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::generate;

use super::args::{Args, Completions};
use super::exit::Exit;
use super::output::Output;

pub(super) fn run(args: &Completions, output: &Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    generate(args.shell, &mut Args::command(), "crosscheck", &mut script);
    output.print(|_, out| out.write_all(&script))?;
    Ok(Exit::Clean)
}
