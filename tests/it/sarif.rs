//! SARIF as the standard and code scanning have it, and what no schema says: that columns are right, that every result has a
//! place and a fingerprint, that links lead somewhere, and that limits hold.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crosscheck::report::{Format, Report, Root, Style, Summary, render};
use crosscheck::rule::Severity;
use crosscheck::{claim, compare, rule};
use jsonschema::Validator;
use serde_json::Value;

use crate::reports::{fixture, hostile, lay_out, locations, results};
use crate::workspace::{Run, Workspace, command, root, run};

fn schema() -> Validator {
    let text = fs::read_to_string(root().join("tests/schemas/sarif-2.1.0.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    // The standard's own pattern has a bracket too many, of which not every engine of expressions makes sense.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern").unwrap();
    }
    Validator::new(&schema).unwrap()
}

/// The log of a run, which fits the schema, and is laid out for others to judge.
#[track_caller]
fn fits(schema: &Validator, name: &str, run: &Run) -> Value {
    lay_out(&format!("{name}.sarif"), run);
    let log = run.json();
    let errors: Vec<String> = schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    log
}

#[test]
fn logs_fit_the_schema_of_the_standard() {
    let schema = schema();
    let sarif = ["--format", "sarif"];
    assert_eq!(results(&fits(&schema, "fixture", &fixture().run(&sarif))).len(), 5);
    fits(&schema, "hostile", &hostile().run(&sarif));
    fits(&schema, "shipped", &run(command().args(sarif).current_dir(root()).output().unwrap()));
    let discovered = fits(
        &schema,
        "discover",
        &run(command().args(["discover", "sources"]).args(sarif).current_dir(root()).output().unwrap()),
    );
    assert!(results(&discovered).iter().all(|result| result["properties"]["confidence"].is_number()));
    let mut wrong = discovered;
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!schema.is_valid(&wrong));
}

#[test]
fn what_could_not_be_read_is_a_notification_and_no_success() {
    let schema = schema();
    let refused =
        fits(&schema, "refused", &Workspace::with(&[("claims.yaml", "claims: {a: {coun: x}}")]).run(&["--format", "sarif"]));
    let invocation = &refused["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["level"], "error");
    assert_eq!(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "claims.yaml");
    let fine = fixture().run(&["--format", "sarif"]).json();
    assert_eq!(fine["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

/// The characters of a line from one column to another, both from 1, the end excluded.
fn part(line: &str, from: usize, to: usize) -> String {
    line.chars().skip(from - 1).take(to - from).collect()
}

#[test]
fn columns_are_in_the_unit_that_is_declared() {
    let workspace = fixture();
    let log = workspace.run(&["--format", "sarif"]).json();
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let mut seen = 0;
    for location in results(&log).iter().flat_map(|result| locations(result)) {
        let place = &location["physicalLocation"];
        let text = fs::read_to_string(workspace.path().join(place["artifactLocation"]["uri"].as_str().unwrap())).unwrap();
        let at = |key: &str| usize::try_from(place["region"][key].as_u64().unwrap()).unwrap();
        let line = text.lines().nth(at("startLine") - 1).unwrap();
        if let Some(words) = place["region"]["snippet"]["text"].as_str() {
            assert_eq!(part(line, at("startColumn"), at("endColumn")), words);
            seen += usize::from(!line.is_ascii());
        }
    }
    assert!(seen >= 2, "{seen} of them in lines with characters of several bytes");
}

#[test]
fn columns_for_reviewdog_are_bytes() {
    let workspace = fixture();
    let report = workspace.run(&["--format", "rdjson"]).json();
    let first = &report["diagnostics"][0]["location"];
    let text = fs::read_to_string(workspace.path().join(first["path"].as_str().unwrap())).unwrap();
    let column = |end: &str| usize::try_from(first["range"][end]["column"].as_u64().unwrap()).unwrap() - 1;
    assert_eq!(&text[column("start")..column("end")], "over 95 countries");
}

#[test]
fn every_result_has_one_location_and_links_to_all_others() {
    for workspace in [fixture(), hostile()] {
        let log = workspace.run(&["--format", "sarif"]).json();
        for result in results(&log) {
            assert_eq!(result["locations"].as_array().unwrap().len(), 1);
            let rule =
                &log["runs"][0]["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let related = result["relatedLocations"].as_array().map(Vec::as_slice).unwrap_or_default();
            let ids: BTreeSet<String> = related.iter().map(|location| location["id"].to_string()).collect();
            assert_eq!(ids.len(), related.len());
            assert_eq!(links(result["message"]["text"].as_str().unwrap()), ids);
        }
    }
}

/// The targets of links in a message: brackets behind a backslash begin none.
fn links(message: &str) -> BTreeSet<String> {
    let plain = message.replace("\\\\", "").replace("\\[", "").replace("\\]", "");
    plain.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
}

#[test]
fn the_claim_that_stands_against_the_reference_comes_first() {
    let log = fixture().run(&["--format", "sarif"]).json();
    let first = |rule: &str| {
        let result = results(&log).iter().find(|result| result["properties"]["rule"] == rule).unwrap();
        locations(result)[0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    assert_eq!(first("states"), "docs/2021.md", "it is newer than the other that contradicts the charter");
    assert_eq!(first("seat"), "docs/news.txt", "the charter is the reference");
    assert_eq!(first("words"), "docs/news.txt", "it quotes");
    assert_eq!(first("firms"), "docs/2021.md", "it is the newest");
    assert_eq!(first("boats"), "claims.yaml", "no document says anything");
}

fn fingerprints(workspace: &Workspace) -> Vec<String> {
    let log = workspace.run(&["--format", "sarif"]).json();
    let of = |result: &Value| result["partialFingerprints"]["crosscheck/v1"].as_str().unwrap().to_owned();
    results(&log).iter().map(of).collect()
}

#[test]
fn fingerprints_are_all_different_and_stay_when_lines_move() {
    let workspace = fixture();
    let before = fingerprints(&workspace);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    for name in ["docs/2021.md", "docs/news.txt"] {
        let text = fs::read_to_string(workspace.path().join(name)).unwrap();
        workspace.write(name, format!("Something else.\n\n{text}"));
    }
    assert_eq!(fingerprints(&workspace), before);
    let text = fs::read_to_string(workspace.path().join("docs/2021.md")).unwrap();
    workspace.write("docs/2021.md", text.replace("over 95", "over 96"));
    assert_ne!(fingerprints(&workspace), before);
}

#[test]
fn a_waived_finding_is_suppressed_with_its_reason() {
    let log = fixture().run(&["--format", "sarif"]).json();
    for result in results(&log) {
        let suppressions = result["suppressions"].as_array().map(Vec::as_slice).unwrap_or_default();
        if result["properties"]["rule"] == "seat" {
            assert_eq!(suppressions[0]["justification"], "the page is being rewritten");
            assert_eq!((&suppressions[0]["kind"], &suppressions[0]["status"]), (&"external".into(), &"accepted".into()));
        } else {
            assert!(suppressions.is_empty());
        }
    }
}

#[test]
fn more_places_than_code_scanning_takes_are_left_out_and_told_of() {
    let mut text = "By 2018 it had 80 states.\n\n".to_owned();
    for _ in 0..1200 {
        write!(text, "It has 90 states.\n\n").unwrap();
    }
    let workspace =
        Workspace::with(&[("claims.yaml", "sources: [a.md]\nclaims: { states: { count: states } }\n"), ("a.md", &text)]);
    let log = workspace.run(&["--format", "sarif"]).json();
    assert_eq!(locations(&results(&log)[0]).len(), 1000);
    assert!(results(&log)[0]["message"]["text"].as_str().unwrap().contains(", 1180 more."));
    let notifications = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notifications[0]["message"]["text"], "201 related locations left out: code scanning takes no more.");
}

#[test]
fn more_results_than_code_scanning_takes_are_left_out_and_told_of() {
    let config = rule::parse("claims: { boats: { count: boats } }").unwrap();
    let settings = compare::Settings { today: "2026-11-21".parse().unwrap(), partial: false };
    let (documents, claims) = (Vec::new(), claim::bind(&config, &[]));
    let mut verdicts = compare::compare(&config, &documents, &claims, settings);
    verdicts.findings = vec![verdicts.findings[0].clone(); 25_003];
    let report = Report {
        documents: &documents,
        verdicts: &verdicts,
        problems: &[],
        summary: Summary::of(&config, &documents, &claims, &verdicts),
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
    render(Format::Sarif, &report, Style { colour: false, width: 100, wraps: false }, &mut out).unwrap();
    let log: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(results(&log).len(), 25_000);
    let notifications = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notifications[0]["message"]["text"], "3 results left out: code scanning takes no more.");
}
