//! `init` and `discover --as-rules`: rules in words for what discovery finds, which then find the same.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::workspace::{Run, Workspace, command, root, run};

/// Three documents about one thing, which disagree about some of it.
const DOCUMENTS: [(&str, &str); 3] = [
    (
        "docs/pact.md",
        "# The Blue Harbour Pact\n\n\
         The Blue Harbour Pact was launched on 4 May 2016 in Lisbon. It is supported by 61 towns and 212 private companies. \
         The pact has a budget of EUR 4 million a year for its harbour schools. The jury gave the harbour schools a score of 71. \
         It names five aims:\n\n- clean water\n- quiet engines\n- open quays\n- fair wages\n",
    ),
    (
        "docs/news.md",
        "# News of the harbour\n\n\
         More than 75 towns support the Blue Harbour Pact, and 340 private companies do. The Blue Harbour Pact was launched in \
         May 2016. Two other companies left it. The jury gave the harbour schools a score of 64.\n",
    ),
    (
        "docs/budget.txt",
        "The Blue Harbour Pact has a budget of EUR 6 million a year for its harbour schools.\n\nThe town of Faro, one of 61 towns \
         that support the Blue Harbour Pact, has 3 schools. The Blue Harbour Pact was launched in 2016 by towns of the coast.\n",
    ),
];

fn folder() -> Workspace {
    Workspace::with(&DOCUMENTS)
}

fn claims_yaml(workspace: &Workspace) -> String {
    std::fs::read_to_string(workspace.path().join("claims.yaml")).unwrap()
}

/// The findings of a run: their rules, and their values with the places of each.
fn findings(run: &Run) -> BTreeSet<String> {
    let report = run.json();
    let group = |group: &Value| {
        let claims = group["claims"].as_array().unwrap().iter();
        let places = claims.map(|claim| format!("{}:{}:{}", claim["source"], claim["line"], claim["column"]));
        format!("{} at {}", group["value"], places.collect::<Vec<_>>().join(", "))
    };
    let finding = |finding: &Value| {
        let groups: Vec<String> = finding["groups"].as_array().unwrap().iter().map(group).collect();
        format!("{} {} {}: {}", finding["rule"], finding["code"], finding["severity"], groups.join("; "))
    };
    report["findings"].as_array().unwrap().iter().map(finding).collect()
}

/// Checks that the rules of `init` find what `discover` found, and nothing else.
#[track_caller]
fn agree(workspace: &Workspace, paths: &[&str]) {
    let discover: Vec<&str> = ["discover", "--format", "json"].iter().chain(paths).copied().collect();
    let discovered = findings(&workspace.run(&discover));
    let init: Vec<&str> = ["init"].iter().chain(paths).copied().collect();
    let written = workspace.run(&init);
    assert_eq!(written.code, 0, "{}", written.seen());
    let checked = workspace.run(&["check", "--format", "json"]);
    assert_eq!(findings(&checked), discovered, "{}", claims_yaml(workspace));
    assert!(!discovered.is_empty());
}

#[test]
fn init_writes_a_commented_file() {
    let workspace = folder();
    let written = workspace.run(&["init", "docs"]).seen();
    insta::assert_snapshot!(format!("{written}\n{}", claims_yaml(&workspace)));
}

#[test]
fn check_after_init_reports_what_was_discovered() {
    let workspace = folder();
    workspace.run(&["init", "docs"]);
    insta::assert_snapshot!(workspace.run(&["check", "--format", "concise"]).seen());
}

#[test]
fn check_after_init_finds_what_discover_found() {
    agree(&folder(), &["docs"]);
    agree(&folder(), &[]);
    agree(&folder(), &["docs/pact.md", "docs/news.md", "docs/budget.txt"]);
}

#[test]
fn rules_keep_to_their_fact_where_other_documents_speak_of_others() {
    let workspace = folder();
    workspace.write(
        "docs/other.md",
        "# The Silver Valley League\n\nIn the Silver Valley League are 12 towns, 9 private companies and 2 schools. It was launched in \
         1999 with a budget of EUR 9 million a year. A choir there reached a score of 12. Its five aims are known to all.\n",
    );
    agree(&workspace, &["docs"]);
    let printed = workspace.run(&["discover", "docs", "--as-rules"]).stdout;
    let rules = crosscheck::rule::parse(&printed).unwrap().rules;
    let towns = rules.iter().find(|rule| rule.id.0.starts_with("towns")).unwrap();
    assert!(!towns.near.is_empty(), "{printed}");
}

#[test]
fn check_after_init_finds_what_discover_found_in_the_shipped_sources() {
    let workspace = Workspace::new();
    for entry in std::fs::read_dir(root().join("sources")).unwrap() {
        let path = entry.unwrap().path();
        workspace.write(&format!("sources/{}", path.file_name().unwrap().to_str().unwrap()), std::fs::read(&path).unwrap());
    }
    agree(&workspace, &["sources"]);
}

#[test]
fn the_file_is_the_same_whatever_the_threads() {
    let (one, eight) = (folder(), folder());
    one.run(&["init", "docs", "-j", "1"]);
    eight.run(&["init", "docs", "-j", "8"]);
    assert_eq!(claims_yaml(&one), claims_yaml(&eight));
}

#[test]
fn rules_to_paste_are_the_claims_alone() {
    let printed = folder().run(&["discover", "docs", "--as-rules"]);
    assert!(crosscheck::rule::parse(&printed.stdout).is_ok(), "{}", printed.stdout);
    insta::assert_snapshot!(printed.seen());
}

#[test]
fn rules_to_paste_are_chosen_like_findings() {
    let of_kind = folder().run(&["discover", "docs", "--as-rules", "--kind", "amount"]).stdout;
    assert!(of_kind.contains("amount:") && !of_kind.contains("count:"), "{of_kind}");
    let one = folder().run(&["discover", "docs", "--as-rules", "--limit", "1"]).stdout;
    assert_eq!(crosscheck::rule::parse(&one).unwrap().rules.len(), 1, "{one}");
    let none = folder().run(&["discover", "docs", "--as-rules", "--kind", "members"]);
    assert_eq!((none.stdout.as_str(), none.code), ("claims: {}\n", 0));
    assert_eq!(folder().run(&["discover", "docs", "--as-rules", "--format", "json"]).code, 2);
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let workspace = folder();
    workspace.write("claims.yaml", "claims: {}\n");
    insta::assert_snapshot!(workspace.run(&["init", "docs"]).seen());
    assert_eq!(claims_yaml(&workspace), "claims: {}\n");
}

#[test]
fn of_runs_at_once_one_writes_the_file() {
    let workspace = folder();
    let start = || command().args(["init", "docs"]).current_dir(workspace.path()).spawn().unwrap();
    let runs: Vec<_> = (0..4).map(|_| start()).collect();
    let codes: Vec<i32> = runs.into_iter().map(|mut run| run.wait().unwrap().code().unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == 2).count(), 3, "{codes:?}");
    let left: Vec<_> = std::fs::read_dir(workspace.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing else is left behind: {left:?}");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let run = folder().run(&["init", "docs", "--config", "nowhere/claims.yaml"]);
    insta::assert_snapshot!(run.seen());
}

#[test]
fn a_file_elsewhere_names_its_sources_from_there() {
    let workspace = folder();
    workspace.write("rules/notes.txt", "Nothing.");
    let written = workspace.run(&["init", "docs", "--config", "rules/own.yaml"]);
    assert_eq!(written.code, 0, "{}", written.seen());
    assert!(written.stdout.contains("crosscheck check --config rules/own.yaml"), "{}", written.stdout);
    let checked = workspace.run(&["check", "--config", "rules/own.yaml", "--format", "concise"]);
    assert_eq!(checked.code, 1, "{}", checked.seen());
}

#[test]
fn where_nothing_is_found_the_file_says_how_to_begin() {
    let workspace = Workspace::with(&[("a.txt", "The harbour has 3 piers.\n")]);
    let written = workspace.run(&["init"]).seen();
    insta::assert_snapshot!(format!("{written}\n{}", claims_yaml(&workspace)));
    assert_eq!(workspace.run(&[]).code, 0);
}

#[test]
fn without_documents_nothing_is_written() {
    let workspace = Workspace::new();
    let run = workspace.run(&["init"]);
    assert_eq!(run.code, 2, "{}", run.seen());
    assert!(run.stderr.contains("no documents in ."), "{}", run.stderr);
    assert!(!workspace.path().join("claims.yaml").exists());
}

#[test]
fn paths_are_written_so_that_they_are_found_again() {
    let workspace = Workspace::with(&[
        ("old [1]/a.MD", DOCUMENTS[0].1),
        ("old [1]/b: c.md", DOCUMENTS[1].1),
        (".hidden/d.txt", DOCUMENTS[2].1),
        ("e*{f}.txt", "The Blue Harbour Pact is supported by 99 towns.\n"),
    ]);
    agree(&workspace, &["old [1]", ".hidden", "e*{f}.txt"]);
    let report = workspace.run(&["check", "--format", "json"]).json();
    assert_eq!(report["sources"].as_array().unwrap().len(), 4, "{}", claims_yaml(&workspace));
}

#[test]
fn json_holds_the_rule_of_each_finding() {
    let run = folder().run(&["discover", "docs", "--format", "json"]);
    let report = run.json();
    for finding in report["findings"].as_array().unwrap() {
        let draft = finding["draft"].as_str().unwrap_or_else(|| panic!("{finding}"));
        let config = crosscheck::rule::parse(&format!("claims:\n{draft}")).unwrap();
        assert!(config.rules.iter().any(|rule| finding["rule"] == rule.id.0.as_str()), "{draft}");
        assert!(finding["declared"].is_null());
    }
    let schema = crate::workspace::run(command().args(["schema", "report"]).output().unwrap()).json();
    assert!(jsonschema::is_valid(&schema, &report));
    assert_eq!(self::run(command().args(["init", "--help"]).output().unwrap()).code, 0);
}

#[test]
fn lists_of_one_thing_become_a_rule() {
    let workspace = Workspace::with(&[
        (
            "guard.md",
            "# The harbour guard\n\nThe harbour guard watches over these waters:\n\n- the outer basin\n- the fish dock\n- the old canal\n- \
             the ferry pier\n\nIts boats are painted in these colours:\n\n- deep blue\n- light grey\n- signal red\n",
        ),
        (
            "town.txt",
            "The waters that the harbour guard watches over are composed of the outer basin, the fish dock and the ferry pier.\n",
        ),
    ]);
    agree(&workspace, &["guard.md", "town.txt"]);
    insta::assert_snapshot!(workspace.run(&["discover", "--as-rules"]).seen());
}

#[test]
fn lists_in_lists_are_left_alone() {
    let workspace = Workspace::with(&[
        (
            "one.txt",
            "The old tower is a building made of stone blocks (such as granite and slate), oak beams, copper sheets and glass panes.\n",
        ),
        (
            "two.md",
            "The old tower is a building which is made up of:\n\n- stone blocks (such as granite)\n- oak beams\n- copper sheets\n",
        ),
    ]);
    agree(&workspace, &["one.txt", "two.md"]);
}

#[test]
fn lists_written_from_each_other_are_held_to_be_complete() {
    let known = "leaking roofs, theft of copper wire, mould in cellar walls, late payment of rent";
    let workspace = Workspace::with(&[
        ("one.txt", &format!("Landlords face many troubles, such as {known} and noisy lifts.\n")),
        ("two.txt", &format!("Those are new complaints, including {known} and broken street lamps.\n")),
    ]);
    agree(&workspace, &["one.txt", "two.txt"]);
    let rules = workspace.run(&["discover", "--as-rules"]).stdout;
    assert!(rules.contains("closed: true"), "{rules}");
}

#[test]
fn countries_in_here_and_out_there_become_a_rule_for_what_they_joined() {
    let workspace = Workspace::with(&[
        (
            "river.txt",
            "Norway, Chile and Ghana signed the Oslo River Pact after a long night.\n\nKenya signed the Lima Forest Accord.\n",
        ),
        ("lakes.txt", "Chile has not signed the Oslo River Pact.\n\nKenya has not signed the Cairo Lake Treaty.\n"),
        ("hills.txt", "The Oslo River Pact has many friends. Norway, Peru and Mali are missing.\n"),
    ]);
    agree(&workspace, &["river.txt", "lakes.txt", "hills.txt"]);
    insta::assert_snapshot!(workspace.run(&["discover", "--as-rules"]).seen());
}

#[test]
fn passages_quoted_with_other_words_become_rules() {
    let workspace = Workspace::with(&[
        ("pledge.txt", "The signers will keep every footpath along the river open to walkers by day and by night.\n"),
        (
            "one.txt",
            "They promised to “keep every public footpath along the river open to walkers by day”.\n\nThey did “keep every footpath \
             along the river open to walkers”, said the mayor.\n",
        ),
        ("two.txt", "They promised to “keep every footpath along the canal open to walkers by day and by night”.\n"),
    ]);
    agree(&workspace, &["pledge.txt", "one.txt", "two.txt"]);
    insta::assert_snapshot!(workspace.run(&["discover", "--as-rules"]).seen());
}

#[test]
fn what_no_rule_can_say_is_counted() {
    let workspace = Workspace::with(&[
        ("river.txt", "Norway and Chile signed the Oslo River Pact after a long night.\n"),
        ("lakes.txt", "Neither Peru nor Chile signed the Oslo River Pact.\n"),
    ]);
    assert_eq!(findings(&workspace.run(&["discover", "--format", "json"])).len(), 1);
    let printed = workspace.run(&["discover", "--as-rules"]).stdout;
    assert!(printed.starts_with("claims: {}\n") && printed.contains("1 more fact fits no rule"), "{printed}");
    let written = workspace.run(&["init"]).seen();
    assert!(written.contains("1  more where they disagree, which no rule fits"), "{written}");
}
