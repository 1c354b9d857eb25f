//! Where reports go: several in one run, whole or not at all, and what a job of GitHub Actions is told by itself.

use std::fmt::Write as _;
use std::fs;

use crosscheck::report::{Report, Root, Summary, job_summary};
use crosscheck::rule::Severity;
use crosscheck::{claim, compare, rule};

use crate::reports::{FORMATS, fixture};
use crate::workspace::{Run, Workspace, command, run};

fn read(workspace: &Workspace, name: &str) -> String {
    fs::read_to_string(workspace.path().join(name)).unwrap()
}

#[test]
fn every_format_can_be_written_to_a_file_in_one_run() {
    let workspace = fixture();
    let outputs: Vec<String> = FORMATS.iter().map(|format| format!("--output={format}=out.{format}")).collect();
    let mut arguments: Vec<&str> = vec!["--format", "concise"];
    arguments.extend(outputs.iter().map(String::as_str));
    let all = workspace.run(&arguments);
    assert_eq!(all.code, 1, "{}", all.stderr);
    assert_eq!(all.stdout, workspace.run(&["--format", "concise"]).stdout);
    for format in FORMATS {
        assert_eq!(read(&workspace, &format!("out.{format}")), workspace.run(&["--format", format]).stdout, "{format}");
    }
}

#[test]
fn discover_writes_the_same_formats() {
    let workspace = fixture();
    let found = workspace.run(&["discover", "docs", "--format", "jsonl", "--output", "csv=found.csv"]);
    assert!(found.stdout.ends_with("}\n"), "{}", found.stderr);
    assert!(read(&workspace, "found.csv").starts_with("verdict,severity,code,"));
}

#[track_caller]
fn refused(arguments: &[&str], expect: &str) {
    let workspace = fixture();
    let run = workspace.run(arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains(expect), "{}", run.stderr);
}

#[test]
fn what_is_wrong_with_an_output_is_said() {
    refused(&["--format", "sarfi"], "a similar value exists: 'sarif'");
    refused(&["--output", "sarfi=a"], "`sarfi` is no format; did you mean `sarif`?");
    refused(&["--output", "spreadsheet=a"], "`spreadsheet` is no format; the formats are full, concise, json");
    refused(&["--output", "report.sarif"], "expected FORMAT=PATH, as in sarif=report.sarif");
    refused(&["--output", "sarif="], "expected a path behind `sarif=`");
    refused(&["--output", "sarif=-"], "for standard output write `--format sarif`");
    refused(&["--output", "csv=a", "--output", "json=a"], "--output names a twice");
    refused(&["discover", "docs", "--as-rules", "--output", "csv=a"], "cannot be used with");
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_the_others_are_written() {
    let workspace = fixture();
    let run = workspace.run(&["--output", "csv=no/such/folder.csv", "--output", "json=docs", "--output", "junit=report.xml"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("error[count-conflict]"), "the report is there all the same");
    insta::assert_snapshot!(run.stderr);
    assert!(read(&workspace, "report.xml").ends_with("</testsuites>\n"));
}

#[test]
fn a_file_is_replaced_and_nothing_is_left_beside_it() {
    let workspace = fixture();
    workspace.write("out/report.json", "what was there");
    workspace.run(&["--output", "json=out/report.json"]);
    assert!(read(&workspace, "out/report.json").starts_with("{\n  \"schema_version\": 1"));
    assert_eq!(fs::read_dir(workspace.path().join("out")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_kept_and_devices_are_written_to() {
    let workspace = fixture();
    workspace.write("real.csv", "what was there");
    std::os::unix::fs::symlink("real.csv", workspace.path().join("link.csv")).unwrap();
    let run = workspace.run(&["--output", "csv=link.csv", "--output", "json=/dev/null", "--exit-zero"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(&workspace, "real.csv").starts_with("verdict,"));
    assert!(workspace.path().join("link.csv").is_symlink());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_configuration_that_is_wrong_is_in_every_report() {
    let workspace = Workspace::with(&[("claims.yaml", "claims: {a: {coun: x}}")]);
    for format in FORMATS.into_iter().skip(2) {
        let run = workspace.run(&["--format", format]);
        assert_eq!(run.code, 2);
        assert!(run.stdout.contains("coun"), "{format}: {}", run.stdout);
    }
    for format in FORMATS {
        let output = format!("{format}=out.{format}");
        assert_eq!(workspace.run(&["--output", &output]).code, 2);
        assert!(read(&workspace, &format!("out.{format}")).contains("coun"), "{format}");
    }
}

#[test]
fn paths_are_told_from_the_root_of_the_repository() {
    let workspace = Workspace::with(&[
        (".git/HEAD", ""),
        ("docs/claims.yaml", "sources: [a.txt, ../b.txt]\nclaims: { states: { count: states } }\n"),
        ("docs/a.txt", "It has 51 states.\n"),
        ("b.txt", "It has 80 states.\n"),
        ("docs/deep/x", ""),
    ]);
    for folder in ["docs", "docs/deep"] {
        let issues = workspace.run_in(folder, &["--format", "gitlab"]).json();
        assert_eq!(issues[0]["location"]["path"], "b.txt", "{issues}");
        let sarif = workspace.run_in(folder, &["--format", "sarif"]).json().to_string();
        assert!(sarif.contains(r#""uri":"docs/a.txt""#) && sarif.contains(r#""uri":"b.txt""#), "{sarif}");
    }
}

/// A run as a step of a job.
fn step(workspace: &Workspace, arguments: &[&str]) -> Run {
    let mut command = command();
    command.args(arguments).current_dir(workspace.path());
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", workspace.path().join("summary.md"));
    command.env("GITHUB_SERVER_URL", "https://github.com").env("GITHUB_REPOSITORY", "o/r").env("GITHUB_SHA", "abc123");
    run(command.output().unwrap())
}

#[test]
fn a_job_is_told_of_findings_by_itself() {
    let workspace = fixture();
    let run = step(&workspace, &[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let (report, annotations) = (workspace.run(&[]).stdout, workspace.run(&["--format", "github"]).stdout);
    let word = run.stdout.lines().next().unwrap().strip_prefix("::stop-commands::").unwrap();
    assert_eq!(word.len(), 64);
    assert_eq!(run.stdout, format!("::stop-commands::{word}\n{report}::{word}::\n{annotations}"));
    insta::assert_snapshot!(read(&workspace, "summary.md"));
}

#[test]
fn the_summary_of_a_job_is_added_to() {
    let workspace = fixture();
    workspace.write("summary.md", "Of another step.\n");
    step(&workspace, &["--format", "github"]);
    let summary = read(&workspace, "summary.md");
    assert!(summary.starts_with("Of another step.\n# Crosscheck\n"), "{summary}");
}

#[test]
fn a_job_that_asks_for_a_format_gets_that_alone() {
    let workspace = fixture();
    assert_eq!(step(&workspace, &["--format", "json"]).stdout, workspace.run(&["--format", "json"]).stdout);
    assert!(!workspace.path().join("summary.md").exists());
}

#[test]
fn more_annotations_than_are_shown_are_told_of() {
    let mut claims = "sources: [a.txt]\nclaims:\n".to_owned();
    for number in 0..14 {
        writeln!(claims, "  r{number}: {{ count: nothing{number} }}").unwrap();
    }
    let workspace = Workspace::with(&[("claims.yaml", &claims), ("a.txt", "Words.\n")]);
    let out = workspace.run(&["--format", "github"]).stdout;
    assert_eq!(out.lines().count(), 11);
    assert!(out.lines().take(10).all(|line| line.starts_with("::warning ")));
    assert!(out.ends_with("::4 more annotations not shown: GitHub shows 10 of a severity; the report has all\n"), "{out}");
}

#[test]
fn what_fails_the_run_fails_its_test_case() {
    let workspace = fixture();
    let failures = |level: &str| {
        let xml = workspace.run(&["--format", "junit", "--fail-level", level]).stdout;
        let failed = xml.split("<testcase ").filter(|case| case.contains("<failure "));
        failed.map(|case| case.split('"').nth(3).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(failures("error"), ["states", "words"]);
    assert_eq!(failures("warning"), ["boats", "states", "words"]);
    assert_eq!(failures("info"), ["boats", "firms", "states", "words"], "a waived one fails only the run");
}

#[test]
fn a_summary_has_room_for_so_many_findings() {
    let config = rule::parse("claims: { boats: { count: boats } }").unwrap();
    let settings = compare::Settings { today: "2026-11-21".parse().unwrap(), partial: false };
    let claims = claim::bind(&config, &[]);
    let mut verdicts = compare::compare(&config, &[], &claims, settings);
    verdicts.findings = vec![verdicts.findings[0].clone(); 10_000];
    let report = Report {
        documents: &[],
        verdicts: &verdicts,
        problems: &[],
        summary: Summary::default(),
        tallies: &[],
        snapshots: None,
        since: None,
        way: None,
        config: ("claims.yaml", ""),
        prefix: "",
        root: &Root::default(),
        fail_level: Severity::Warning,
    };
    let mut out = Vec::new();
    job_summary(&report, None, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let shown = text.matches("## Warning: ").count();
    assert!(text.len() < 1 << 20 && shown > 3_000, "{} bytes, {shown} findings", text.len());
    assert!(text.ends_with(&format!("{} more findings not shown: a summary has no room for more.\n\n", 10_000 - shown)));
}
