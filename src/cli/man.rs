//! `crosscheck man`: the manual pages, made of the same definition as the help.
//!
//! Examples come from the text under the help; what the help does not say (exit status, environment, files) is said here.

use std::fs;
use std::io::{self, Write};

use anyhow::Context;
use camino::Utf8Path;
use clap::{Command, CommandFactory};
use clap_mangen::roff::{Roff, bold, roman};

use super::args::{self, Args};
use super::exit::Exit;
use super::output::Output;
use crate::report::clean;

pub(super) fn run(args: &args::Man, output: &Output) -> anyhow::Result<Exit> {
    // Without this, the `help` command would get a page for every other.
    let mut program = Args::command().disable_help_subcommand(true);
    program.build();
    match &args.dir {
        None => output.print(|_, out| page(&program, out))?,
        Some(folder) => {
            let pages = write(&program, folder)?;
            output.print(|_, out| writeln!(out, "Wrote {pages} pages to {}.", clean(folder.as_str())))?;
        }
    }
    Ok(Exit::Clean)
}

/// Writes a page a command, and says how many.
fn write(program: &Command, folder: &Utf8Path) -> anyhow::Result<usize> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
    let commands: Vec<&Command> = std::iter::once(program).chain(program.get_subcommands()).collect();
    for command in &commands {
        let path = folder.join(format!("{}.1", name(command)));
        let mut text = Vec::new();
        page(command, &mut text).and_then(|()| fs::write(&path, text)).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(commands.len())
}

/// `crosscheck`, or `crosscheck-check`.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

fn page(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    let page = clap_mangen::Man::new(command.clone())
        .source(concat!("Crosscheck ", env!("CARGO_PKG_VERSION")))
        .manual("Crosscheck Manual");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    if command.has_subcommands() {
        page.render_subcommands_section(out)?;
    }
    let mut rest = Roff::new();
    usage(&mut rest, &command.get_after_help().map(ToString::to_string).unwrap_or_default());
    if command.has_subcommands() {
        table(&mut rest, "ENVIRONMENT", ENVIRONMENT);
        table(&mut rest, "FILES", FILES);
    }
    let other = if command.has_subcommands() { "crosscheck-check" } else { "crosscheck" };
    rest.control("SH", ["SEE ALSO"]);
    rest.text([bold(other), roman("(1)")]);
    rest.to_writer(out)
}

/// The text under the help: each part has a head and lines, which are kept as they are.
fn usage(page: &mut Roff, text: &str) {
    for part in text.split("\n\n").filter(|part| !part.is_empty()) {
        let (head, lines) = part.split_once('\n').unwrap_or((part, ""));
        page.control("SH", [head.trim_end_matches(':').to_uppercase().as_str()]);
        page.control("nf", []);
        for line in lines.lines() {
            page.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
        page.control("fi", []);
    }
}

fn table(page: &mut Roff, head: &str, rows: &[(&str, &str)]) {
    page.control("SH", [head]);
    for (term, text) in rows {
        page.control("TP", []);
        page.text([bold(*term)]);
        page.text([roman(*text)]);
    }
}

const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR", "If not empty: no colours, whatever the other variables say."),
    ("CLICOLOR", "If 0: no colours."),
    ("CLICOLOR_FORCE, FORCE_COLOR", "If not empty and not 0: colours also where the output is no terminal."),
    ("COLUMNS", "How wide the output is where there is no terminal to ask; 100 by default."),
    ("CI", "If not empty, 0 or false: no snapshot is written or reviewed, and no progress is shown."),
    ("TERM", "If dumb: neither colours nor progress."),
];

const FILES: &[(&str, &str)] =
    &[("claims.yaml", "What to compare: the closest one is read, in the current folder or one above.")];
