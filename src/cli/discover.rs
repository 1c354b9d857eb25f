//! `crosscheck discover`: read, tell, find leads, read again what they point to, draft rules, compare, report.
//!
//! Documents are let go as soon as it is told what they state, so that what is held grows with what they state and not with
//! their text; only those that a lead points to are read a second time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::Utf8PathBuf;
use jiff::civil::Date;
use rayon::prelude::*;

use super::args::{Discover, FactKind, Global};
use super::draft::Drafted;
use super::exit::Exit;
use super::input::{self, Listed};
use super::load::{load, load_one};
use super::output::Output;
use super::progress::{self, Work};
use super::reports::Reports;
use crate::compare;
use crate::discover::{Draft, Lead, Settings, Told, Wording, as_of, draft, find, tell};
use crate::finding::Finding;
use crate::recognize::Document;
use crate::report::{Format, Problem, Report, Summary};
use crate::rule::{Rule, RuleId, RuleKind};
use crate::source::{Entry, SourceId};

pub(super) fn run(args: &Discover, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let reports = Reports::of(&args.reports)?;
    let read = read(&args.paths, &args.against, global)?;
    let found = linked(&read).into_iter().filter(|lead| lead.confidence >= args.min_confidence);
    let (leads, agreed): (Vec<Lead>, Vec<Lead>) = found.partition(|lead| lead.disagree);
    let agreed = agreed.iter().filter(|lead| lead.is_repeated()).count();
    let today = global.today();
    if args.as_rules {
        return as_rules(args, &read, leads, today, output);
    }
    let Read { entries, told, problems, prefix, .. } = read;
    let (documents, leads) = reread(&entries, &told, leads);
    let stage = progress::begin(Work::Comparing);
    let mut draft = draft(&leads, &documents);
    if reports.any(|format| matches!(format, Format::Json | Format::Jsonl | Format::Markdown | Format::Html)) {
        let worded = Wording::of(&draft, &documents).finish();
        for (evidence, worded) in draft.evidence.iter_mut().zip(worded) {
            evidence.draft = worded.map(|worded| worded.yaml);
        }
    }
    let Draft { config, claims, evidence } = draft;
    let mut verdicts = compare::compare(&config, &documents, &claims, compare::Settings { today, partial: true });
    drop(stage);
    let numbers: HashMap<&RuleId, usize> = config.rules.iter().map(|rule| &rule.id).zip(0..).collect();
    for finding in &mut verdicts.findings {
        finding.evidence = numbers.get(&finding.rule).map(|rule| evidence[*rule].clone());
        HELP.clone_into(&mut finding.help);
    }
    let wanted = |finding: &Finding| numbers.get(&finding.rule).is_some_and(|rule| wants(args, &config.rules[*rule]));
    let confidence = |finding: &Finding| finding.evidence.as_ref().map_or(0.0, |evidence| evidence.confidence);
    verdicts.findings.retain(wanted);
    verdicts.findings.sort_by(|a, b| confidence(b).total_cmp(&confidence(a)));
    let found = verdicts.findings.len();
    verdicts.findings.truncate(args.limit.unwrap_or(usize::MAX));
    let summary = summary(Summary::of(&config, &documents, &claims, &verdicts), &told);
    let report = Report {
        documents: &documents,
        verdicts: &verdicts,
        problems: &problems,
        summary,
        tallies: &[],
        config: ("", ""),
        snapshots: None,
        since: None,
        prefix: &prefix,
        root: &reports.root,
        fail_level: reports.fail_level,
        way: None,
    };
    reports.finish(&report, output, &next(verdicts.findings.len(), found, agreed))
}

/// A summary of what was read a second time, as one of all that was read.
fn summary(reread: Summary, told: &[Told]) -> Summary {
    let mentions: usize = told.iter().map(Told::claimable).sum();
    let covered = reread.mentions - reread.uncovered;
    Summary { sources: told.len(), mentions, uncovered: mentions - covered, ..reread }
}

/// What to do about a finding that no rule asked for.
const HELP: &str = "correct the places that are wrong; where all are right, they are of several facts, or it changed in between";

/// The end of a report for people: what is not shown, what agrees, and what to do.
fn next(shown: usize, found: usize, agreed: usize) -> String {
    let left_out = if shown < found { format!("`--limit` shows the {shown} surest of {found}.\n") } else { String::new() };
    let alike = match agreed {
        0 => String::new(),
        1 => "1 fact is stated alike in several places.\n".to_owned(),
        _ => format!("{agreed} facts are stated alike in several places.\n"),
    };
    let init = match (found, agreed) {
        (0, 0) => "",
        (0, _) => "`crosscheck init` writes rules for what agrees, to notice when it no longer does.\n",
        (_, 0) => "`crosscheck init` writes these down as rules, to be checked on every change.\n",
        _ => "`crosscheck init` writes rules for both, to be checked on every change.\n",
    };
    left_out + &alike + init
}

/// Prints rules for what disagrees, instead of saying where.
fn as_rules(args: &Discover, read: &Read, leads: Vec<Lead>, today: Date, output: &Output) -> anyhow::Result<Exit> {
    let drafted = Drafted::of(read, leads, today);
    output.problems(&read.problems);
    let wanted = |number: &usize| wants(args, &drafted.draft.config.rules[*number]);
    let numbers: Vec<usize> =
        (0..drafted.draft.config.rules.len()).filter(wanted).take(args.limit.unwrap_or(usize::MAX)).collect();
    let entries: Vec<String> = numbers.iter().filter_map(|number| drafted.entry(*number)).collect();
    let unworded = numbers.len() - entries.len();
    output.print(|_, out| {
        writeln!(out, "{}", if entries.is_empty() { "claims: {}" } else { "claims:" })?;
        write!(out, "{}", entries.join("\n"))?;
        if unworded > 0 {
            let fit = if unworded == 1 { "fact fits" } else { "facts fit" };
            writeln!(out, "  # {unworded} more {fit} no rule: `crosscheck discover` shows what disagrees")?;
        }
        Ok(())
    })?;
    Ok(Exit::of_reading(&read.problems))
}

fn wants(args: &Discover, rule: &Rule) -> bool {
    args.kind.is_empty() || args.kind.contains(&kind(&rule.kind))
}

/// What was read, and what it states.
pub(super) struct Read {
    /// What could be read, with what it states.
    pub(super) entries: Vec<Entry>,
    pub(super) told: Vec<Told>,
    pub(super) settings: Settings,
    pub(super) problems: Vec<Problem>,
    prefix: String,
}

/// Reads documents, or those in the current folder, and those that they are held against.
pub(super) fn read(paths: &[Utf8PathBuf], against: &[Utf8PathBuf], global: &Global) -> anyhow::Result<Read> {
    let here = [Utf8PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let Listed { mut entries, mut problems, prefix } = input::gather(paths, global)?;
    let held_against = input::gather(against, global)?;
    problems.extend(held_against.problems);
    let references: BTreeSet<SourceId> = held_against.entries.iter().map(|entry| entry.id.clone()).collect();
    entries.retain(|entry| !references.contains(&entry.id));
    entries.extend(held_against.entries);
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let stage = progress::begin(Work::Reading(entries.len()));
    let read: Vec<(Option<Told>, Vec<Problem>)> = entries
        .par_iter()
        .map(|entry| {
            let (document, problems) = load_one(entry);
            (document.as_ref().map(tell), problems)
        })
        .inspect(|_| stage.step())
        .collect();
    drop(stage);
    let (told, found): (Vec<Option<Told>>, Vec<Vec<Problem>>) = read.into_iter().unzip();
    problems.extend(found.into_iter().flatten());
    let (entries, told): (Vec<Entry>, Vec<Told>) =
        entries.into_iter().zip(told).filter_map(|(entry, told)| Some((entry, told?))).unzip();
    let reference =
        if against.is_empty() { Vec::new() } else { entries.iter().map(|entry| references.contains(&entry.id)).collect() };
    Ok(Read { entries, told, settings: Settings { reference }, problems, prefix })
}

/// Finds what several places state, in whatever documents.
pub(super) fn linked(read: &Read) -> Vec<Lead> {
    let _stage = progress::begin(Work::Linking);
    find(&read.told, &read.settings)
}

/// Reads again the documents that leads point to, and numbers the leads' places by them. A document that cannot be read any
/// more, or that is another by now, is left out with its leads. The others bear the dates that discovery took them to be of.
pub(super) fn reread(entries: &[Entry], told: &[Told], leads: Vec<Lead>) -> (Vec<Document>, Vec<Lead>) {
    let wanted: BTreeSet<usize> = leads.iter().flat_map(|lead| &lead.places).map(|(document, _)| *document).collect();
    let again: Vec<Entry> = wanted.iter().map(|&document| entries[document].clone()).collect();
    let (mut documents, _) = load(&again);
    for document in &mut documents {
        document.source.metadata.as_of = as_of(document);
    }
    let number = |document: usize| {
        let at = documents.binary_search_by(|read| read.source.id.cmp(&entries[document].id)).ok()?;
        told[document].is_of(&documents[at]).then_some(at)
    };
    let numbers: BTreeMap<usize, Option<usize>> = wanted.into_iter().map(|document| (document, number(document))).collect();
    let renumbered = leads.into_iter().filter_map(|lead| {
        let places = lead.places.iter().map(|(document, at)| Some((numbers[document]?, *at))).collect::<Option<_>>()?;
        Some(Lead { places, ..lead })
    });
    let leads = renumbered.collect();
    (documents, leads)
}

/// The kind of a rule, as `--kind` calls it.
fn kind(rule: &RuleKind) -> FactKind {
    match rule {
        RuleKind::Count { .. } => FactKind::Count,
        RuleKind::Amount { .. } => FactKind::Amount,
        RuleKind::Date { .. } => FactKind::Date,
        RuleKind::List { .. } => FactKind::List,
        RuleKind::Name { .. } => FactKind::Name,
        RuleKind::Members { .. } => FactKind::Members,
        RuleKind::Quote { .. } => FactKind::Quote,
    }
}
