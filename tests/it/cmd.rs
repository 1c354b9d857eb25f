//! The commands as people see them, on the shipped sources: snapshots to be read, and what they must hold.

use serde_json::Value;

use crate::workspace::{Run, command, root, run};

fn shipped(arguments: &[&str]) -> Run {
    // In CI nothing is written, here least of all.
    run(command().args(arguments).env("CI", "true").current_dir(root()).output().unwrap())
}

#[test]
fn the_full_report() {
    insta::assert_snapshot!(shipped(&[]).seen());
}

#[test]
fn the_concise_report() {
    insta::assert_snapshot!(shipped(&["--format", "concise"]).seen());
}

#[test]
fn the_claims() {
    insta::assert_snapshot!(shipped(&["extract"]).seen());
}

#[test]
fn every_explanation() {
    let codes = shipped(&["explain"]).stdout;
    let explained: Vec<String> = codes.lines().map(|code| shipped(&["explain", code]).stdout).collect();
    assert_eq!(explained.len(), crosscheck::finding::Code::ALL.len());
    insta::assert_snapshot!(explained.join("\n"));
}

#[test]
fn the_help() {
    insta::assert_snapshot!(shipped(&["--help"]).stdout);
}

#[test]
fn colours_come_only_when_asked_for() {
    assert!(!shipped(&[]).stdout.contains('\u{1b}'));
    assert!(shipped(&["--color", "always"]).stdout.contains("\u{1b}[1m"));
    let forced = run(command().env("FORCE_COLOR", "1").env("CI", "true").current_dir(root()).output().unwrap());
    assert!(forced.stdout.contains('\u{1b}'));
}

/// Whether output that is no terminal is coloured under these variables.
#[track_caller]
fn coloured(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    let variables = variables.iter().copied().chain([("CI", "true")]);
    let run = run(command().args(arguments).envs(variables).current_dir(root()).output().unwrap());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.contains('\u{1b}')
}

#[test]
fn the_environment_chooses_colours_and_the_option_stands_above_it() {
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "1"), ("CLICOLOR", "0")]));
    assert!(!coloured(&[], &[("CLICOLOR", "1")]), "colours are allowed, and not asked for");
    for off in [("CLICOLOR_FORCE", "0"), ("CLICOLOR_FORCE", ""), ("FORCE_COLOR", "0"), ("FORCE_COLOR", "")] {
        assert!(!coloured(&[], &[off]), "{off:?}");
    }
    assert!(!coloured(&[], &[("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&[], &[("NO_COLOR", ""), ("FORCE_COLOR", "1")]), "an empty NO_COLOR says nothing");
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("FORCE_COLOR", "1")]));
}

#[test]
fn the_width_is_what_columns_says_where_there_is_no_terminal() {
    let workspace = crate::workspace::Workspace::with(&[("claims.yaml", "claims: { states: { count: states } }")]);
    workspace.write("a.txt", format!("{}80 states joined{}", "Many words, ".repeat(20), ", and many words".repeat(20)));
    workspace.write("b.txt", "51 states");
    let widest = |columns: &str| {
        let run = run(command()
            .env("COLUMNS", columns)
            .args(["check", "a.txt", "b.txt"])
            .current_dir(workspace.path())
            .output()
            .unwrap());
        run.stdout.lines().find(|line| line.starts_with("1 | ...")).unwrap().chars().count()
    };
    assert!((71..=80).contains(&widest("80")), "{}", widest("80"));
    assert!((110..=120).contains(&widest("120")), "{}", widest("120"));
    for nonsense in ["", "0", "wide", "-5"] {
        assert_eq!(widest(nonsense), widest("100"), "{nonsense:?}");
    }
}

#[test]
fn it_finds_its_configuration_from_a_folder_below() {
    let below =
        run(command().args(["--format", "concise"]).env("CI", "true").current_dir(root().join("tests")).output().unwrap());
    assert_eq!(below.code, 0);
    assert!(below.stdout.starts_with("../sources/"), "{}", below.stdout);
}

#[test]
fn exit_codes_follow_the_fail_level() {
    let code = |arguments: &[&str]| shipped(&[&["check", "--no-snapshots"], arguments].concat()).code;
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--exit-zero"]), 0);
    assert_eq!(code(&["--select", "*.list", "--select", "cyberspace.*", "--fail-level", "error"]), 0);
    assert_eq!(code(&["--select", "*.list"]), 1);
    assert_eq!(code(&["--select", "launch.date"]), 0);
}

/// A finding by its rule.
fn finding<'r>(report: &'r Value, rule: &str) -> &'r Value {
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == rule)
        .unwrap_or_else(|| panic!("no finding on {rule}"))
}

fn values(verdict: &Value) -> Vec<(&str, usize)> {
    let groups = verdict["groups"].as_array().unwrap();
    groups.iter().map(|group| (group["value"].as_str().unwrap(), group["claims"].as_array().unwrap().len())).collect()
}

#[test]
fn the_shipped_sources_disagree_where_they_should() {
    let report = shipped(&["--format", "json"]).json();
    assert_eq!(values(finding(&report, "supporters.states")), [("over 95", 2), ("80", 2), ("51", 1), ("over dozens", 1)]);
    assert_eq!(values(finding(&report, "supporters.companies")), [("over 700", 2), ("over 600", 2), ("218", 1), ("hundreds", 1)]);
    assert_eq!(values(finding(&report, "supporters.civil_society")), [("over 380", 1), ("350", 1), ("nearly 350", 2), ("93", 1)]);
    for (rule, words) in [
        ("launch.venue", "Paris Peace Forum"),
        ("members.countries", "United States: not in"),
        ("cyberspace.parts", "digital information ecosystems"),
        ("threats.list", "election interference"),
        ("principle-3.quote", "disinformation"),
    ] {
        assert!(finding(&report, rule).to_string().contains(words), "{rule}: {words}");
    }
    assert_eq!(report["findings"].as_array().unwrap().len(), 8, "and nowhere else");
    let grouped = finding(&report, "supporters.companies")["groups"][0]["claims"].to_string();
    assert!(grouped.contains("700+ companies") && grouped.contains("more than 700 companies"), "{grouped}");
}

#[test]
fn the_shipped_sources_agree_where_they_should() {
    let report = shipped(&["--format", "json"]).json();
    let agreement =
        |rule: &str| report["agreements"].as_array().unwrap().iter().find(|agreement| agreement["rule"] == rule).unwrap();
    assert_eq!(values(agreement("principles.number")), [("9", 8)]);
    assert_eq!(values(agreement("principles.list")), [("9 items", 2)]);
    assert_eq!(
        values(agreement("launch.date")),
        [("2018", 4), ("12 November 2018", 1), ("12 November", 2), ("12 to 14 November", 1)]
    );
    assert_eq!(values(agreement("supporters.total")), [("over 1,200", 1), ("1,200", 1)]);
    assert!(agreement("supporters.sum")["message"].as_str().unwrap().ends_with("holds"));
    let sources: std::collections::BTreeSet<String> = agreement("principles.number")["groups"][0]["claims"]
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| claim["source"].to_string())
        .collect();
    assert_eq!(sources.len(), 5);
}

#[test]
fn json_lines_hold_what_the_report_holds() {
    let report = shipped(&["--format", "json"]).json();
    let lines: Vec<Value> =
        shipped(&["--format", "jsonl"]).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_kind = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).count();
    assert_eq!(of_kind("finding"), report["findings"].as_array().unwrap().len());
    assert_eq!(of_kind("agreement"), report["agreements"].as_array().unwrap().len());
    assert_eq!(lines.last().unwrap()["kind"], "summary");
    assert_eq!(lines.last().unwrap()["rules"], report["summary"]["rules"]);
}

#[test]
fn mending_a_document_clears_its_finding() {
    let workspace = crate::workspace::Workspace::new();
    for entry in std::fs::read_dir(root().join("sources")).unwrap() {
        let path = entry.unwrap().path();
        let text =
            std::fs::read_to_string(&path).unwrap().replace("51 States", "over 95 states").replace("80 states", "over 95 states");
        let text: String = text.split_inclusive('\n').filter(|line| !line.contains("• digital information ecosystems")).collect();
        workspace.write(&format!("sources/{}", path.file_name().unwrap().to_str().unwrap()), text);
    }
    workspace.write("claims.yaml", std::fs::read(root().join("claims.yaml")).unwrap());
    let report = workspace.run(&["--format", "json"]).json();
    let rules: Vec<&str> =
        report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert!(!rules.contains(&"supporters.states") && !rules.contains(&"cyberspace.parts"), "{rules:?}");
    assert_eq!(rules.len(), 6);
}

/// The report in the README is one that the program prints.
#[test]
fn the_readme_shows_a_real_report() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let start = text.find("$ crosscheck --select").unwrap();
    let end = start + text[start..].find("```").unwrap();
    let line = text[start..].lines().next().unwrap();
    let run = shipped(&line.split_whitespace().skip(2).collect::<Vec<_>>());
    let now = format!("{}{line}\n{}{}", &text[..start], run.stdout, &text[end..]);
    if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
        std::fs::write(path, &now).unwrap();
    } else {
        assert_eq!(text, now, "`CASES=overwrite cargo test` writes it anew");
    }
}
