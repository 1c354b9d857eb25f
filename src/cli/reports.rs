//! The reports of a run: one on standard output, any number in files, and in GitHub Actions the annotations and the summary of
//! the job. A file that cannot be written keeps none of the others from being written.

use std::fs::OpenOptions;
use std::io::{self, Write};

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{self, Level};
use super::exit::Exit;
use super::file;
use super::output::Output;
use crate::compare::Verdicts;
use crate::report::{self, Format, Problem, Report, Root, Style, Summary};
use crate::rule::Severity;

/// How a report in a file is drawn, where its format is for people.
const IN_A_FILE: Style = Style { colour: false, width: 100, wraps: false };

/// Which reports to write, and where.
pub(super) struct Reports {
    /// On standard output.
    format: Format,
    files: Vec<(Format, Utf8PathBuf)>,
    /// What the job that this runs in shows, if it is one of GitHub Actions.
    job: Option<Job>,
    pub(super) root: Root,
    /// The least severity that makes the run fail …
    pub(super) fail_level: Severity,
    /// … unless nothing that is found does.
    exit_zero: bool,
}

/// A job of GitHub Actions.
struct Job {
    /// Whether annotations follow the full report.
    annotated: bool,
    /// The file that the summary is appended to.
    summary: Option<Utf8PathBuf>,
    /// Where the files lie at the commit that is checked.
    blob: Option<String>,
}

impl Reports {
    /// What the command line and the environment ask for.
    pub(super) fn of(args: &args::Reports) -> anyhow::Result<Self> {
        for (number, (_, path)) in args.output.iter().enumerate() {
            if args.output[..number].iter().any(|(_, other)| other == path) {
                bail!("--output names {path} twice; write each report to a file of its own");
            }
        }
        let format = args.format.unwrap_or(Format::Full);
        let fail_level = match args.fail_level {
            Level::Info => Severity::Info,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        };
        let (files, job, root) = (args.output.clone(), Job::of(args.format), root()?);
        Ok(Self { format, files, job, root, fail_level, exit_zero: args.exit_zero })
    }

    /// Whether one of the reports is of such a format.
    pub(super) fn any(&self, wanted: impl Fn(Format) -> bool) -> bool {
        wanted(self.format) || self.files.iter().any(|(format, _)| wanted(*format))
    }

    /// Writes them all, and says how the run ends. `next` ends a full report on standard output.
    pub(super) fn finish(&self, report: &Report<'_>, output: &Output, next: &str) -> anyhow::Result<Exit> {
        let written = self.write(report, output, next)?;
        Ok(written.max(Exit::of(report.verdicts, report.problems, self.fail_level, self.exit_zero)))
    }

    fn write(&self, report: &Report<'_>, output: &Output, next: &str) -> anyhow::Result<Exit> {
        output.problems(report.problems);
        let written = self.write_files(report);
        let annotated = self.job.as_ref().is_some_and(|job| job.annotated);
        let last = if self.format == Format::Full { next } else { "" };
        output.print(|style, out| {
            if annotated {
                return report::job_log(report, style, out);
            }
            report::render(self.format, report, style, out)?;
            out.write_all(last.as_bytes())
        })?;
        Ok(written)
    }

    /// Writes the files, and the summary of the job.
    fn write_files(&self, report: &Report<'_>) -> Exit {
        let files = self.files.iter().map(|(format, path)| write_file(*format, path, report));
        let summary = self.job.iter().filter_map(|job| job.append_summary(report));
        let failed = files.chain(summary).filter_map(Result::err).map(|error| Output::failure(&error));
        failed.max().unwrap_or(Exit::Clean)
    }
}

/// Nothing could be compared: people read why on standard error, programs in the report.
pub(super) fn refuse(problems: &[Problem], reports: &Reports, output: &Output) -> anyhow::Result<Exit> {
    let verdicts = Verdicts::default();
    let report = Report {
        documents: &[],
        verdicts: &verdicts,
        problems,
        summary: Summary::default(),
        tallies: &[],
        config: ("", ""),
        snapshots: None,
        since: None,
        prefix: "",
        root: &reports.root,
        fail_level: Severity::Warning,
        way: None,
    };
    let for_people = matches!(reports.format, Format::Full | Format::Concise);
    if for_people && reports.job.is_none() {
        output.problems(problems);
        reports.write_files(&report);
    } else {
        reports.write(&report, output, "")?;
    }
    Ok(Exit::Failure)
}

/// Writes a report to a file: whole or not at all, where it is a file in a folder; as a stream, where it is a device or a pipe.
fn write_file(format: Format, path: &Utf8Path, report: &Report<'_>) -> anyhow::Result<()> {
    let cannot = || format!("cannot write the {} report {path}", format.name());
    let mut text = Vec::new();
    if matches!(format, Format::Full | Format::Concise) {
        report::problems(report.problems, IN_A_FILE, &mut text)?;
    }
    let way = report.root.way(path.as_str());
    report::render(format, &Report { way: Some(&way), ..*report }, IN_A_FILE, &mut text).with_context(cannot)?;
    // A link is kept: what it leads to is written.
    let path = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        bail!("{}: it is a folder; name a file in it", cannot());
    }
    if path.exists() && !path.is_file() {
        return std::fs::write(&path, text).with_context(cannot);
    }
    let mut file = file::beside(&path)?;
    file.write_all(&text).with_context(cannot)?;
    file.persist(&path).map_err(|error| file::plain(&error.error)).with_context(cannot)?;
    Ok(())
}

impl Job {
    /// The job that this runs in. What is not asked for comes only where nothing else is.
    fn of(format: Option<Format>) -> Option<Self> {
        let in_actions = variable("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        if !in_actions || format.is_some_and(|format| format != Format::Github) {
            return None;
        }
        let part = |name: &str| variable(name).filter(|value| !value.contains(char::is_whitespace));
        let blob = || {
            let (server, repository, commit) = (part("GITHUB_SERVER_URL")?, part("GITHUB_REPOSITORY")?, part("GITHUB_SHA")?);
            Some(format!("{server}/{repository}/blob/{commit}/"))
        };
        let summary = variable("GITHUB_STEP_SUMMARY").map(Utf8PathBuf::from);
        Some(Self { annotated: format.is_none(), summary, blob: blob() })
    }

    fn append_summary(&self, report: &Report<'_>) -> Option<anyhow::Result<()>> {
        let path = self.summary.as_ref()?;
        let append = || -> io::Result<()> {
            let mut text = Vec::new();
            report::job_summary(report, self.blob.as_deref(), &mut text)?;
            OpenOptions::new().append(true).create(true).open(path)?.write_all(&text)
        };
        Some(append().with_context(|| format!("cannot write the summary of the job, {path}")))
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The repository that this runs in, or the current folder where it runs in none.
/// The root of the repository, and where in it the program runs.
pub(super) fn root() -> anyhow::Result<Root> {
    let here = Utf8PathBuf::from_path_buf(std::env::current_dir().context("cannot tell the current folder")?)
        .map_err(|path| anyhow::anyhow!("the current folder's name is not UTF-8: {}", path.display()))?;
    let folder = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    let slashes = |path: &Utf8Path| if cfg!(windows) { path.as_str().replace('\\', "/") } else { path.to_string() };
    Ok(Root::of(&slashes(folder), &slashes(&here)))
}
