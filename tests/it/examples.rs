//! `crosscheck test`: rules tried on their own examples.

use crate::workspace::{Run, Workspace, command, root, run};

const RULES: &str = r#"
claims:
  towns:
    count: [towns, cities]
    near: [join, sign]
    not_near: draft
    examples:
      match:
        - By 2019, 67 towns had joined.
        - { text: "Over 95 cities have signed.", value: 80 }
        - By 2019, 67 villages had written to it.
        - |
          Who joined

          Twelve towns.
        - >
          A draft says that
          12 towns joined.
      no_match:
        - Some towns joined.
        - "Of the 27 towns\tasked, 12 may join, and this text goes on, for it was written by one who likes to write much."
  aims.list: { list: { after: aims are } }
  aims.quote:
    quote: { of: aims.list }
    examples: { match: It wants “to read many books aloud”. }
  founded: { date: founded, examples: { match: Founded in May 2018. } }
checks:
  some: towns >= 1
"#;

fn tried(rules: &str, arguments: &[&str]) -> Run {
    Workspace::with(&[("claims.yaml", rules)]).run(&[&["test"], arguments].concat())
}

#[test]
fn failures_are_shown_at_their_place_with_what_was_found() {
    insta::assert_snapshot!(tried(RULES, &[]).seen());
}

#[test]
fn json_holds_every_example() {
    insta::assert_snapshot!(tried(RULES, &["aims*", "founded", "--format", "json"]).seen());
}

#[test]
fn the_shipped_rules_pass_their_examples() {
    insta::assert_snapshot!(run(command().arg("test").current_dir(root()).output().unwrap()).seen());
}

#[test]
fn rules_are_chosen_by_globs() {
    let run = tried(RULES, &["found*"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, " passed  founded  1 example\n\nTried 1 rule on 1 example: 1 passed, 0 failed.\n")
    );
    let run = tried(RULES, &["fuonded"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "error: test fuonded: no rule has such an id; did you mean `founded`?\n"));
    assert_eq!(tried(RULES, &["some"]).code, 2, "a check is no rule");
}

#[test]
fn without_examples_that_is_said() {
    for (rules, expect) in [
        (
            "claims: { a: { count: a }, b: { count: b } }",
            "None of 2 rules has examples, so nothing was tried.\nGive one `examples: {",
        ),
        ("claims: { a: { count: a, examples: { match: [] } } }", "The rule has no examples, so nothing was tried.\n"),
        ("claims: {}", "There are no rules, so nothing was tried.\n"),
    ] {
        let run = tried(rules, &[]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.starts_with(expect), "{}", run.stdout);
    }
}

/// What is wrong with the examples of a rule.
#[track_caller]
fn refused(examples: &str, expect: &str) {
    let run = tried(&format!("claims:\n  towns:\n    count: towns\n    examples:\n{examples}\n"), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.seen());
    assert!(run.stderr.contains(expect), "expected {expect:?} in:\n{}", run.stderr);
}

#[test]
fn malformed_examples_are_shown_at_their_place() {
    refused("      match: [[80 towns]]", "expected text, or keys and values, found sequence\n --> claims.yaml:5:15");
    refused("      match: ['']", "an example needs words\n --> claims.yaml:5:15");
    refused("      match: [80]", "expected text, or keys and values, found integer `80`\n --> claims.yaml:5:15");
    refused("      match:\n        -", "expected text, or keys and values, found nothing");
    refused("      no_match: \"\\0\"", "an example cannot hold NUL characters\n --> claims.yaml:5:17");
    refused("      no_matches: x", "unknown key `no_matches`\n --> claims.yaml:5:7");
    refused("      match: { text: x, value: soon }", "no claim of the rule can state this\n --> claims.yaml:5:32");
    refused("      match: a\n      no_match: a", "this text stands under `match` too\n --> claims.yaml:6:17");
    let prose = "      match:\n        - In the end: 80 towns";
    refused(prose, "a key here is one of: text, value; if this is text, its `: ` needs quotation marks around the whole");
}

#[test]
fn a_wrong_configuration_is_a_problem_for_programs_too() {
    let run = tried("claims: { a: { count: x, examples: { match: '' } } }", &["--format", "json"]);
    assert_eq!((run.code, &run.json()["problems"][0]["column"]), (2, &45.into()));
}

#[test]
fn a_long_text_is_tried_and_shown_in_part() {
    let long = "word ".repeat(200_000);
    let rules = format!("claims:\n  towns:\n    count: towns\n    examples: {{ match: [{long} 80 towns, {long}] }}\n");
    let run = tried(&rules, &[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.ends_with("Tried 1 rule on 2 examples: 1 passed, 1 failed.\n"), "{}", run.stdout);
    assert!(run.stdout.len() < 3_000, "{}", run.stdout);
}

#[test]
fn what_is_repeated_of_a_wrong_file_is_cut() {
    let key = "word ".repeat(100_000);
    let run = tried(&format!("claims: {{ towns: {{ count: towns, examples: {{ match: {{ {key}: x }} }} }} }}"), &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("unknown key `word word") && run.stderr.len() < 2_000, "{}", run.stderr.len());
}

#[test]
fn controls_in_a_text_are_made_visible() {
    let rules = "claims: { towns: { count: towns, examples: { no_match: \"5 \\e[31mtowns\\u202E 6 towns\" } } }";
    for arguments in [&[][..], &["--format", "json"]] {
        let run = tried(rules, arguments);
        assert_eq!(run.code, 1, "{}", run.seen());
        assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", run.stdout);
    }
}
