//! `crosscheck diff`: what changed between two folders of documents.

use anyhow::bail;
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Chosen, Diff, Global};
use super::before::{documents_below, in_folder};
use super::check::{self, Against};
use super::exit::Exit;
use super::input::{self, Input, NAME, Opened};
use super::load::load;
use super::output::Output;
use super::reports::{Reports, refuse};

pub(super) fn run(args: &Diff, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let reports = Reports::of(&args.reports)?;
    let chosen = Chosen { paths: Vec::new(), select: args.select.clone(), ignore: args.ignore.clone() };
    let (before, after) = (folder(&args.before)?, folder(&args.after)?);
    let opened = match input::open(&rules(&args.after, global)?)? {
        Ok(opened) => opened,
        Err(problems) => return refuse(&problems, &reports, output),
    };
    // Rules from elsewhere do not say which documents to read.
    let all = global.config.is_some();
    let before = in_folder(&before, opened.moved(before.clone()), all, &chosen, global);
    let mut input = now(opened.moved(after), all, &chosen)?;
    if input.documents.is_empty() {
        return refuse(&input.problems, &reports, output);
    }
    input.problems.splice(0..0, before.problems.iter().cloned());
    check::report(input, &Against::Before(&before), global.today(), &reports, output)
}

/// The folder that the paths of documents count from.
fn folder(path: &Utf8Path) -> anyhow::Result<Utf8PathBuf> {
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    if !path.exists() {
        bail!("cannot read {path}: no such file or folder");
    }
    let parent = path.parent().filter(|parent| !parent.as_str().is_empty());
    Ok(parent.unwrap_or(Utf8Path::new(".")).to_owned())
}

/// The configuration that holds for both folders.
fn rules(after: &Utf8Path, global: &Global) -> anyhow::Result<Utf8PathBuf> {
    if let Some(path) = &global.config {
        return Ok(path.clone());
    }
    let path = if after.is_dir() { after.join(NAME) } else { after.to_owned() };
    if !path.exists() {
        bail!("there is no {NAME} in {after}; name the rules to compare under with --config");
    }
    Ok(path)
}

/// The documents of now.
fn now(mut opened: Opened, all: bool, chosen: &Chosen) -> anyhow::Result<Input> {
    input::choose(&mut opened.config, chosen)?;
    let (entries, mut problems) = if all { (documents_below(&opened), Vec::new()) } else { input::configured(&opened) };
    let (documents, unread) = load(&entries);
    problems.extend(unread);
    if documents.is_empty() && problems.is_empty() {
        problems.push(input::nothing());
    }
    let prefix = opened.prefix();
    let Opened { config, shown, text, base } = opened;
    Ok(Input { config, config_path: shown, config_text: text, base, documents, problems, prefix, partial: false })
}
