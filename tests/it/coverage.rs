//! `crosscheck coverage`: how much the rules watch, and what is repeated that none watches.

use crate::workspace::{Run, Workspace, command, root, run};

const DOCUMENTS: [(&str, &str); 3] = [
    (
        "a.txt",
        "By 2019, 80 small towns had joined, for EUR 2.4 million. It met in May 2018 with 12 mayors.\n\nIn all, 12 mayors spoke.\n",
    ),
    (
        "docs/b.md",
        "Eighty towns joined France and Chile. It cost EUR 2,412,000, and “nobody had thought of that”.\n\n| | Roads | Mayors |\n| --- | --- | --- |\n| 2018 | 17 | 12 |\n",
    ),
    ("docs/c.txt", "17 roads were built by 80 towns in May 2018.\n"),
];

fn covered(rules: Option<&str>, arguments: &[&str]) -> Run {
    let workspace = Workspace::with(&DOCUMENTS);
    if let Some(rules) = rules {
        workspace.write("claims.yaml", rules);
    }
    workspace.run(&[&["coverage"], arguments].concat())
}

#[test]
fn the_shipped_sources() {
    insta::assert_snapshot!(run(command().arg("coverage").current_dir(root()).output().unwrap()).seen());
}

#[test]
fn what_is_repeated_and_not_watched_is_shown_with_its_places() {
    let rules = "sources: ['**/*.txt', docs/b.md]\nclaims: { met: { date: met } }\n";
    insta::assert_snapshot!(covered(Some(rules), &[]).seen());
    let some = covered(Some(rules), &["--limit", "2"]).stdout;
    assert!(some.contains("  2 more: `--limit 0` shows all.\n"), "{some}");
    assert_eq!(some.matches(" places in ").count(), 2, "{some}");
    assert_eq!(covered(Some(rules), &["--limit", "0"]).stdout, covered(Some(rules), &[]).stdout);
}

#[test]
fn documents_that_are_named_need_no_configuration() {
    let run = covered(None, &["docs", "a.txt", "--limit", "1"]);
    insta::assert_snapshot!(run.seen());
    let run = covered(None, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("there is no claims.yaml here or in a folder above"), "{}", run.stderr);
}

#[test]
fn json_has_every_place() {
    let rules = "sources: [docs/*]\nclaims: { towns: { count: towns } }\n";
    insta::assert_snapshot!(covered(Some(rules), &["--format", "json"]).seen());
}

#[test]
fn the_sum_is_that_of_the_report() {
    let rules = "sources: ['**/*.txt', docs/b.md]\nclaims: { towns: { count: towns }, in: { members: countries, in: joined } }\n";
    let coverage = covered(Some(rules), &["--format", "json"]).json();
    let workspace = Workspace::with(&DOCUMENTS);
    workspace.write("claims.yaml", rules);
    let report = workspace.run(&["--format", "json"]).json();
    assert_eq!(coverage["summary"]["mentions"], report["summary"]["mentions"]);
    let watched = coverage["summary"]["watched"].as_u64().unwrap();
    assert_eq!(watched, report["summary"]["mentions"].as_u64().unwrap() - report["summary"]["uncovered"].as_u64().unwrap());
    assert!(watched > 0);
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let rules = "sources: ['**/*.txt', docs/b.md]\nclaims: { met: { date: met } }\n";
    for format in ["full", "json"] {
        let of = |jobs: &str| covered(Some(rules), &["-j", jobs, "--format", format]).stdout;
        assert_eq!(of("1"), of("8"), "{format}");
    }
}

#[test]
fn nothing_to_read_and_wrong_rules_exit_2() {
    for (rules, arguments, expect) in [
        ("claims: {}", &[][..], "there is nothing to read"),
        ("claims: { a: { coun: x } }", &["a.txt"], "unknown key `coun`"),
        ("claims: {}", &["a.txt", "z.txt"], "cannot read z.txt"),
    ] {
        for format in ["full", "json"] {
            let run = covered(Some(rules), &[arguments, &["--format", format]].concat());
            assert_eq!(run.code, 2, "{}", run.seen());
            assert!(run.stderr.contains(expect), "{}", run.stderr);
            if format == "json" {
                assert!(!run.json()["problems"].as_array().unwrap().is_empty(), "{}", run.stdout);
            }
        }
    }
}

#[test]
fn paths_and_words_of_documents_are_shown_safely_and_in_part() {
    let path = format!("{}/{}.txt", "folder-with-a-name".repeat(4), "file-with-a-long-name".repeat(3));
    let long = format!("80 {} towns joined.\n\n", "verylongword".repeat(30));
    let workspace = Workspace::with(&[(&path, &format!("{long}{long}5 \u{1b}[31mroads. 5 \u{1b}[31mroads."))]);
    let run = workspace.run(&["coverage", &path]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.contains('\u{1b}') && run.stdout.contains("\n…"), "{:?}", run.stdout);
    assert!(run.stdout.lines().filter(|line| !line.contains(".txt:")).all(|line| line.chars().count() <= 90), "{}", run.stdout);
}
