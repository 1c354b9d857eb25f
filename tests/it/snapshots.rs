//! Snapshots: what is recorded is accepted, what changed fails with a diff, and nothing that goes wrong loses anything.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::workspace::{Run, Workspace, command, root, run};

const RULES: &str =
    "sources: ['*.txt']\nclaims:\n  states: { title: States that signed, count: states }\n  firms: { count: firms }\n";

/// Two documents that disagree about the states and agree about the firms.
fn disagreeing() -> Workspace {
    Workspace::with(&[("a.txt", "80 states and 12 firms."), ("b.txt", "51 states and 12 firms."), ("claims.yaml", RULES)])
}

/// The same, with everything recorded.
fn recorded() -> Workspace {
    let workspace = disagreeing();
    assert_eq!(workspace.run(&["accept"]).code, 0);
    workspace
}

fn read(workspace: &Workspace, name: &str) -> String {
    fs::read_to_string(workspace.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names of the files in the folder of snapshots.
fn names(workspace: &Workspace) -> Vec<String> {
    let Ok(listed) = fs::read_dir(workspace.path().join("snapshots")) else { return Vec::new() };
    let mut names: Vec<String> = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn findings<'r>(report: &'r Value, code: &str) -> Vec<&'r Value> {
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code).collect()
}

/// Lines of a report from the one that has these words to the next empty one.
fn part(run: &Run, words: &str) -> String {
    let lines: Vec<&str> =
        run.stdout.lines().skip_while(|line| !line.contains(words)).take_while(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

#[test]
fn from_the_first_run_to_a_figure_that_changes_and_back() {
    let workspace = shipped();
    let mut seen = String::new();
    let mut step = |title: &str, run: &Run, words: &[&str]| {
        let parts: Vec<String> = words.iter().map(|words| part(run, words)).collect();
        seen = format!("{seen}# {title}: exit {}\n{}\n", run.code, parts.join("\n"));
    };
    let edit = |from: &str, to: &str| {
        let text = read(&workspace, "sources/paris-call.txt");
        assert!(text.contains(from));
        workspace.write("sources/paris-call.txt", text.replace(from, to));
    };
    step("the first run", &workspace.run(&[]), &["Compared"]);
    step("everything is accepted", &workspace.run(&["accept"]), &["recorded"]);
    step("a clean run", &workspace.run(&[]), &["error[count-conflict] (accepted): States", "Compared"]);
    edit("(80 states,", "(81 states,");
    step("one figure is edited", &workspace.run(&[]), &["error[count-conflict]: States", "error[snapshot-changed]", "Compared"]);
    step("what is pending", &workspace.run(&["pending"]), &["changed"]);
    step("it is accepted", &workspace.run(&["accept"]), &["accepted"]);
    step("clean again", &workspace.run(&[]), &["Compared"]);
    edit("(81 states,", "(80 states,");
    step("the figure is restored", &workspace.run(&[]), &["error[snapshot-changed]", "Compared"]);
    insta::assert_snapshot!(seen);
}

/// The shipped sources and rules, with nothing recorded.
pub(crate) fn shipped() -> Workspace {
    let workspace = Workspace::new();
    for entry in fs::read_dir(root().join("sources")).unwrap() {
        let path = entry.unwrap().path();
        workspace.write(&format!("sources/{}", path.file_name().unwrap().to_str().unwrap()), fs::read(&path).unwrap());
    }
    workspace.write("claims.yaml", fs::read(root().join("claims.yaml")).unwrap());
    workspace
}

#[test]
fn the_project_records_its_own_sources() {
    let run = run(command().env("CI", "true").current_dir(root()).output().unwrap());
    assert_eq!(run.code, 0, "{}", run.seen());
    assert!(run.stdout.contains("error[count-conflict] (accepted): States that support the Paris Call"), "the report is whole");
}

#[test]
fn a_snapshot_is_readable_text() {
    let rules = "sources: ['*.txt']\nclaims:\n  states: { title: States that signed, count: states, waive: { reason: being rewritten, until: 2027-01-31 } }\n  goals: { list: { after: goals } }\n  rule: { quote: { passage: members are } }\nchecks: { sum: states >= 90 }\n";
    let workspace = Workspace::with(&[
        (
            "a.txt",
            "80 states have signed. The goals are:\n\n- peace\n- bread\n  and butter\n\nAll members are equal before the law.",
        ),
        ("b.txt", "There are 51 states\u{1b}[31m. It says: “All members are the same before the law.”"),
        ("claims.yaml", rules),
    ]);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    let all: Vec<String> = names(&workspace).iter().map(|name| read(&workspace, &format!("snapshots/{name}"))).collect();
    let all = all.join("\n");
    insta::assert_snapshot!(all);
}

#[test]
fn moving_wrapping_and_adding_text_changes_no_snapshot() {
    let text = "# Who signed\n\nBy then 80 states had\nsigned it.\n\nIn 2018 it was 51 states. The goals are peace, bread and law.\n\nThe report names **12 firms**.\n";
    let rules = "sources: ['*.md']\nclaims:\n  states: { count: states }\n  firms: { count: firms }\n  goals: { list: { after: goals } }\n";
    let workspace = Workspace::with(&[("a.md", text), ("claims.yaml", rules)]);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    let before: Vec<String> = names(&workspace).iter().map(|name| read(&workspace, &format!("snapshots/{name}"))).collect();
    let moved = "The weather was fine.\n\nThe report names 12\n*firms*.\n\n# Who signed\n\nIn 2018 it was\n51   states. The goals are peace,\nbread and\nlaw.\n\nBy then 80 states had signed it. Nobody\nwas surprised.\n";
    workspace.write("a.md", moved);
    let run = workspace.run(&[]);
    assert_eq!(run.code, 0, "{}", run.seen());
    assert_eq!(workspace.run(&["check", "--accept"]).code, 0);
    let after: Vec<String> = names(&workspace).iter().map(|name| read(&workspace, &format!("snapshots/{name}"))).collect();
    assert_eq!(before, after);
}

#[test]
fn what_is_recorded_is_shown_as_accepted_and_fails_no_run() {
    let workspace = recorded();
    let report = workspace.run(&["--format", "json"]);
    assert_eq!(report.code, 0);
    let report = report.json();
    assert_eq!(findings(&report, "count-conflict")[0]["accepted"], true);
    assert_eq!(report["summary"]["accepted"], 1);
    assert!(workspace.run(&["--format", "concise"]).stdout.contains("error[count-conflict] (accepted) states: 80"));
    let alone = workspace.run(&["--no-snapshots"]);
    assert_eq!(alone.code, 1);
    assert!(!alone.stdout.contains("accepted") && !alone.stdout.contains("snapshot"), "{}", alone.stdout);
}

#[test]
fn a_change_is_told_at_the_claim_that_is_new() {
    let workspace = recorded();
    workspace.write("b.txt", "52 states and 12 firms.");
    let run = workspace.run(&["--format", "json"]);
    assert_eq!(run.code, 1);
    let report = run.json();
    let finding = findings(&report, "snapshot-changed")[0];
    assert_eq!(finding["groups"][0]["claims"][0]["quote"], "52 states");
    assert_eq!(finding["groups"].as_array().unwrap().len(), 1);
    let changed: Vec<&Value> = finding["diff"].as_array().unwrap().iter().filter(|line| line["kind"] == "added").collect();
    assert_eq!(changed[0]["text"], "  52  “52 states”");
    assert_eq!(findings(&report, "count-conflict")[0]["accepted"], false, "what changed is accepted no more");
    assert_eq!(names(&workspace), ["firms.snap", "states.snap", "states.snap.new"]);
}

#[test]
fn a_difference_that_is_gone_leaves_nothing_pending() {
    let workspace = recorded();
    workspace.write("b.txt", "52 states and 12 firms.");
    assert_eq!(workspace.run(&[]).code, 1);
    workspace.write("b.txt", "51 states and 12 firms.");
    assert_eq!(workspace.run(&[]).code, 0);
    assert_eq!(names(&workspace), ["firms.snap", "states.snap"]);
}

#[test]
fn in_ci_nothing_is_written() {
    let workspace = recorded();
    let before = read(&workspace, "snapshots/states.snap");
    workspace.write("b.txt", "52 states and 12 firms.");
    let ci = |value: &str, arguments: &[&str]| {
        run(command().env("CI", value).args(arguments).current_dir(workspace.path()).output().unwrap())
    };
    for arguments in [&[][..], &["check", "--unreferenced", "delete"]] {
        let run = ci("true", arguments);
        assert_eq!(run.code, 1);
        assert!(run.stdout.contains("1 snapshot is not as recorded. Nothing is written in CI"), "{}", run.stdout);
        assert_eq!(names(&workspace), ["firms.snap", "states.snap"]);
    }
    let refused = ci("1", &["check", "--accept"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--accept writes snapshots, and in CI"), "{}", refused.stderr);
    assert_eq!(read(&workspace, "snapshots/states.snap"), before);
    for value in ["", "0", "false"] {
        assert_eq!(ci(value, &[]).code, 1);
        assert_eq!(names(&workspace), ["firms.snap", "states.snap", "states.snap.new"], "CI={value} is none");
        assert_eq!(workspace.run(&["reject"]).code, 0);
    }
}

#[test]
fn only_the_rules_asked_for_are_accepted_or_rejected() {
    let workspace = recorded();
    workspace.write("b.txt", "52 states and 13 firms.");
    assert_eq!(workspace.run(&[]).code, 1);
    let commands: [&[&str]; 6] =
        [&["pending", "fi*"], &["accept", "fi*"], &["pending"], &["reject", "states"], &["reject"], &["accept", "sates"]];
    let seen = commands.map(|command| format!("$ crosscheck {}\n{}", command.join(" "), workspace.run(command).seen())).join("");
    insta::assert_snapshot!(seen);
    assert!(read(&workspace, "snapshots/firms.snap").contains("13 firms"));
    assert!(read(&workspace, "snapshots/states.snap").contains("51 states"), "what is rejected is not recorded");
}

#[test]
fn a_rule_that_is_added_gone_or_silent_is_told() {
    let workspace = recorded();
    let rules =
        "sources: ['*.txt']\nclaims:\n  states: { title: States that signed, count: states }\n  cities: { count: cities }\n";
    workspace.write("claims.yaml", rules);
    workspace.write("a.txt", "30 cities and 12 firms.");
    workspace.write("b.txt", "30 cities and 12 firms.");
    let run = workspace.run(&[]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.seen());
    let settled = workspace.run(&["accept"]);
    assert_eq!(settled.stdout, "accepted  cities\nremoved   firms\naccepted  states\nAccepted 3 of 3 pending snapshots.\n");
    assert_eq!(workspace.run(&[]).code, 0, "that a rule matches nothing can be accepted too");
    assert_eq!(names(&workspace), ["cities.snap", "states.snap"]);
}

#[test]
fn unreferenced_snapshots_are_treated_as_one_says() {
    let workspace = recorded();
    workspace.write("claims.yaml", RULES.replace("  firms: { count: firms }\n", ""));
    let run = |how: &str| workspace.run(&["--unreferenced", how, "--format", "json"]);
    assert_eq!(findings(&run("warn").json(), "snapshot-unreferenced")[0]["severity"], "warning");
    assert_eq!(findings(&run("error").json(), "snapshot-unreferenced")[0]["severity"], "error");
    assert_eq!((run("warn").code, run("error").code), (1, 1));
    assert_eq!(run("ignore").code, 0);
    assert_eq!(names(&workspace), ["firms.snap", "states.snap"]);
    assert_eq!(run("delete").code, 0);
    assert_eq!(names(&workspace), ["states.snap"]);
}

#[test]
fn rules_and_documents_that_are_left_out_are_not_gone() {
    let workspace = recorded();
    workspace.write("b.txt", "52 states and 13 firms.");
    let selected = workspace.run(&["--select", "firms", "--unreferenced", "delete"]);
    assert_eq!(selected.code, 1);
    assert!(!selected.stdout.contains("States that signed"), "{}", selected.stdout);
    assert_eq!(names(&workspace), ["firms.snap", "firms.snap.new", "states.snap"]);
    assert_eq!(workspace.run(&["reject"]).code, 0);
    let named = workspace.run(&["check", "a.txt"]);
    assert_eq!(named.code, 0, "{}", named.seen());
    assert_eq!(workspace.run(&["check", "a.txt", "b.txt"]).code, 1, "and nothing is accepted");
    assert_eq!(names(&workspace), ["firms.snap", "states.snap"]);
}

#[test]
fn the_place_of_snapshots_can_be_chosen() {
    let workspace = disagreeing();
    workspace.write("claims.yaml", format!("snapshots: kept/facts\n{RULES}"));
    assert_eq!(workspace.run(&["accept"]).code, 0);
    assert!(workspace.path().join("kept/facts/states.snap").is_file());
    fs::create_dir(workspace.path().join("below")).unwrap();
    assert_eq!(workspace.run_in("below", &[]).code, 0, "it counts from the folder of the configuration");
    assert_eq!(workspace.run(&["check", "--snapshots", "other"]).code, 1);
    assert_eq!(workspace.run(&["check", "--snapshots", "other", "--accept"]).code, 0);
    assert_eq!(workspace.run(&["check", "--snapshots", "other"]).code, 0);
    workspace.write("claims.yaml", format!("snapshots: ''\n{RULES}"));
    let refused = workspace.run(&[]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("`snapshots` needs a folder\n --> claims.yaml:1:12"), "{}", refused.stderr);
}

#[test]
fn a_waiver_that_ends_brings_its_finding_back() {
    let workspace = disagreeing();
    workspace.write(
        "claims.yaml",
        RULES.replace("count: states }", "count: states, waive: { reason: being rewritten, until: 2026-11-30 } }"),
    );
    assert_eq!(workspace.run(&["accept"]).code, 0);
    assert_eq!(workspace.run(&[]).code, 0);
    let mut later = std::process::Command::new(command().get_program());
    let later = run(later.args(["--today", "2026-12-01"]).env_remove("CI").current_dir(workspace.path()).output().unwrap());
    assert_eq!(later.code, 1);
    assert!(later.stdout.contains("-   waived until 2026-11-30: being rewritten"), "{}", later.stdout);
    assert!(later.stdout.contains("warning[waiver-expired]:"), "{}", later.stdout);
}

#[test]
fn line_ends_of_another_system_are_no_change() {
    let workspace = recorded();
    for name in names(&workspace) {
        let name = format!("snapshots/{name}");
        workspace.write(&name, read(&workspace, &name).replace('\n', "\r\n"));
    }
    assert_eq!(workspace.run(&[]).code, 0);
}

/// A snapshot that is broken in some way: it is told, the rest goes on, and what is said now can be accepted in its place.
#[track_caller]
fn broken(content: &[u8], told: &str) {
    let workspace = recorded();
    workspace.write("snapshots/states.snap", content);
    let run = workspace.run(&[]);
    assert_eq!(run.code, 2, "{}", run.seen());
    assert!(run.stderr.contains(told), "expected {told:?} in:\n{}", run.stderr);
    assert!(run.stdout.contains("error[count-conflict]: States that signed"), "it is not accepted: {}", run.stdout);
    assert!(run.stdout.contains("agreed  firms"), "the rest goes on: {}", run.stdout);
    assert_eq!(fs::read(workspace.path().join("snapshots/states.snap")).unwrap(), content, "nothing is lost");
    let accepted = workspace.run(&["accept", "states"]);
    assert_eq!(accepted.code, 0, "{}", accepted.seen());
    assert_eq!(workspace.run(&[]).code, 0);
}

#[test]
fn a_snapshot_that_cannot_be_read_is_told_with_its_line() {
    let conflict = "---\nsource: claims.yaml\nexpression: states\n---\nStates\n\n<<<<<<< HEAD\na.txt\n  80\n=======\na.txt\n  81\n>>>>>>> theirs\n";
    broken(conflict.as_bytes(), "error: the snapshot has the marks of a merge conflict\n --> snapshots/states.snap:7:1");
    broken(b"80 states", "error: a snapshot begins with a line `---`\n --> snapshots/states.snap:1:1");
    broken(b"", "error: a snapshot begins with a line `---`\n --> snapshots/states.snap:1:1");
    broken(b"---\nsource: claims.yaml\nexpression: [\n---\n", "error: the head of the snapshot is wrong");
    broken(b"---\nsource: claims.yaml\n---\nbody\n", "error: snapshots/states.snap names no rule");
    broken(
        b"---\nsource: claims.yaml\nexpression: firms\n---\n",
        "is the snapshot of the rule `firms`, whose file is called firms.snap",
    );
    broken(b"---\nexpression: states\n---\n80 st\xff\n", "error: the snapshot is not UTF-8\n --> snapshots/states.snap:4:1");
}

#[test]
fn a_folder_where_a_snapshot_should_be_is_told_and_left() {
    let workspace = recorded();
    fs::remove_file(workspace.path().join("snapshots/states.snap")).unwrap();
    workspace.write("snapshots/states.snap/mine.txt", "mine");
    let run = workspace.run(&[]);
    assert_eq!(run.code, 2, "{}", run.seen());
    assert!(run.stderr.contains("error: snapshots/states.snap is a directory, expected a snapshot"), "{}", run.stderr);
    let accepted = workspace.run(&["accept"]);
    assert_eq!(accepted.code, 2, "{}", accepted.seen());
    assert!(accepted.stdout.contains("Accepted 0 of 1 pending snapshot."), "{}", accepted.stdout);
    assert_eq!(read(&workspace, "snapshots/states.snap/mine.txt"), "mine");
}

#[test]
fn a_file_where_the_folder_should_be_is_told() {
    let workspace = disagreeing();
    workspace.write("snapshots", "mine");
    for arguments in [&[][..], &["accept"], &["pending"], &["check", "--accept"]] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{}", run.seen());
        assert!(run.stderr.contains("error: snapshots is a file, expected the folder of the snapshots"), "{}", run.stderr);
    }
    assert_eq!(read(&workspace, "snapshots"), "mine");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_told_and_the_report_is_whole() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = recorded();
    let folder = workspace.path().join("snapshots");
    workspace.write("b.txt", "52 states and 12 firms.");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let is_bound = fs::write(folder.join("try"), "").is_err();
    if !is_bound {
        // Who may write everywhere is bound by nothing but this: no file can be put where a folder is.
        fs::remove_file(folder.join("try")).unwrap();
        fs::create_dir_all(folder.join("states.snap.new/full")).unwrap();
    }
    let run = workspace.run(&[]);
    assert_eq!(run.code, 1, "{}", run.seen());
    assert!(run.stderr.contains("warning: snapshots/states.snap.new cannot be written: "), "{}", run.stderr);
    assert!(run.stdout.contains("error[snapshot-changed]: States that signed"), "{}", run.stdout);
    assert!(run.stdout.contains("1 snapshot is not as recorded. Nothing was written."), "{}", run.stdout);
    if is_bound {
        let recorded = workspace.run(&["check", "--accept"]);
        assert_eq!(recorded.code, 2, "{}", recorded.seen());
        assert!(
            recorded.stderr.contains("error: snapshots/states.snap cannot be written: permission denied"),
            "{}",
            recorded.stderr
        );
    }
    assert!(read(&workspace, "snapshots/states.snap").contains("51 states"), "what was recorded is there");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_cannot_be_read_is_not_taken_for_a_change() {
    let workspace = recorded();
    workspace.write("b.txt", b"\x00\x01\x02 51 states");
    let run = workspace.run(&[]);
    assert_eq!(run.code, 2);
    assert_eq!(names(&workspace), ["firms.snap", "states.snap"], "nothing is proposed");
    let refused = workspace.run(&["check", "--accept"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("nothing was recorded, for not everything could be read"), "{}", refused.stderr);
    assert!(read(&workspace, "snapshots/states.snap").contains("51 states"));
}

#[test]
fn ids_that_no_file_may_have_get_files_of_their_own() {
    let ids = ["a/b", "a-b", "A-B", "A/b", "con", "nul.list", "a.", "x/../y", &"x".repeat(255), &"x".repeat(254)];
    let rules: Vec<String> = ids.iter().map(|id| format!("  \"{id}\": {{ title: \"{id}\", count: states }}\n")).collect();
    let workspace = Workspace::with(&[
        ("a.txt", "80 states."),
        ("b.txt", "51 states."),
        ("claims.yaml", &format!("sources: ['*.txt']\nclaims:\n{}", rules.concat())),
    ]);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    assert_eq!(workspace.run(&[]).code, 0);
    let names: Vec<String> = names(&workspace).iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{names:?}");
    workspace.write("b.txt", "52 states.");
    assert_eq!(workspace.run(&[]).code, 1);
    let accepted = workspace.run(&["accept", "a/b"]);
    assert_eq!(accepted.stdout, "accepted  a/b\nAccepted 1 of 10 pending snapshots.\n");
}

#[test]
fn snapshots_of_others_are_left_alone() {
    let workspace = disagreeing();
    workspace.write("snapshots/it__cmd.snap", "---\nsource: tests/it/cmd.rs\nexpression: run()\n---\n80\n");
    workspace.write("snapshots/it__cmd.snap.new", "---\nsource: tests/it/cmd.rs\n---\n80\n");
    assert!(workspace.run(&[]).stdout.contains("Nothing is recorded in snapshots yet"));
    assert_eq!(workspace.run(&["accept"]).code, 0);
    assert_eq!(workspace.run(&[]).code, 0);
    assert_eq!(names(&workspace), ["firms.snap", "it__cmd.snap", "it__cmd.snap.new", "states.snap"]);
}

/// A hundred rules, which the documents say something else of with every number.
fn hundred(workspace: &Workspace, number: usize) {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap());
    let noun = |at: usize| format!("zo{}{}k", letter(at / 10), letter(at % 10));
    let rules: Vec<String> = (0..100).map(|at| format!("  rule-{at:02}: {{ count: {} }}\n", noun(at))).collect();
    let text: Vec<String> = (0..100).map(|at| format!("There are {number} {}s.\n\n", noun(at))).collect();
    workspace.write("claims.yaml", format!("sources: ['*.txt']\nclaims:\n{}", rules.concat()));
    workspace.write("a.txt", text.concat());
}

/// What is recorded of each of the hundred.
fn all(workspace: &Workspace, ending: &str) -> Vec<String> {
    (0..100)
        .map(|at| fs::read_to_string(workspace.path().join(format!("snapshots/rule-{at:02}{ending}"))).unwrap_or_default())
        .collect()
}

#[test]
fn killed_at_any_moment_each_snapshot_is_the_old_or_the_new_one() {
    let workspace = Workspace::new();
    hundred(&workspace, 70_100);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    let mut cut = 0;
    for round in 0..8 {
        let old = all(&workspace, ".snap");
        hundred(&workspace, 70_101 + round);
        assert_eq!(workspace.run(&[]).code, 1);
        let new = all(&workspace, ".snap.new");
        assert!(old.iter().zip(&new).all(|(old, new)| old.len() == new.len() && old != new));
        let arguments: &[&str] = if round % 2 == 0 { &["accept"] } else { &["check", "--accept"] };
        let mut child = command().args(arguments).current_dir(workspace.path()).stdout(Stdio::null()).spawn().unwrap();
        // From the moment of the first change on, a little later every round.
        let first = workspace.path().join("snapshots/rule-00.snap");
        while fs::read_to_string(&first).unwrap() == old[0] && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(u64::try_from(round).unwrap() * 600));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = all(&workspace, ".snap");
        for at in 0..100 {
            assert!(now[at] == old[at] || now[at] == new[at], "rule-{at:02} is torn:\n{}", now[at]);
        }
        cut += usize::from(now.iter().zip(&old).any(|(now, old)| now == old));
        assert_eq!(workspace.run(&["check", "--accept"]).code, 0, "what was left is taken up");
        assert!(all(&workspace, ".snap") == new, "all are new");
    }
    assert!(cut > 0, "some were ended in the middle");
}

#[test]
fn two_at_once_leave_whole_snapshots() {
    let workspace = Workspace::new();
    hundred(&workspace, 70_100);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    hundred(&workspace, 70_101);
    assert_eq!(workspace.run(&[]).code, 1);
    let new = all(&workspace, ".snap.new");
    let spawn = |arguments: &[&str]| {
        command().args(arguments).current_dir(workspace.path()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let commands: [&[&str]; 6] = [&["accept"], &["accept"], &["check"], &["check", "--accept"], &["accept"], &["check"]];
    for child in commands.map(spawn) {
        let run = run(child.wait_with_output().unwrap());
        assert!(run.code < 2, "none of them fails: {}", run.seen());
    }
    assert_eq!(workspace.run(&["check", "--accept"]).code, 0);
    assert!(all(&workspace, ".snap") == new, "all are new");
    assert_eq!(names(&workspace).len(), 100, "{:?}", names(&workspace));
}

/// `cargo insta`, if it is installed.
fn insta(workspace: &Workspace, arguments: &[&str]) -> Option<Run> {
    let mut command = std::process::Command::new("cargo");
    command.arg("insta").args(arguments).current_dir(workspace.path()).env_remove("CARGO_TARGET_DIR");
    let run = run(command.output().ok()?);
    (!run.stderr.contains("no such command")).then_some(run)
}

#[test]
#[expect(clippy::print_stderr, reason = "it says that it did not run")]
fn cargo_insta_lists_and_accepts_what_is_pending() {
    let workspace = recorded();
    workspace.write("Cargo.toml", "[package]\nname = \"documents\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n");
    workspace.write("lib.rs", "");
    workspace.write("b.txt", "52 states and 13 firms.");
    assert_eq!(workspace.run(&[]).code, 1);
    let proposed = read(&workspace, "snapshots/states.snap.new");
    let Some(pending) = insta(&workspace, &["pending-snapshots"]) else {
        eprintln!("not run: cargo-insta is not installed (cargo install cargo-insta)");
        return;
    };
    assert!(
        pending.stdout.contains("snapshots/states.snap") && pending.stdout.contains("snapshots/firms.snap"),
        "{}",
        pending.seen()
    );
    let accepted = insta(&workspace, &["accept", "--snapshot", "snapshots/states.snap"]).unwrap();
    assert_eq!(accepted.code, 0, "{}", accepted.seen());
    assert_eq!(read(&workspace, "snapshots/states.snap"), proposed, "byte for byte");
    let rejected = insta(&workspace, &["reject"]).unwrap();
    assert_eq!(rejected.code, 0, "{}", rejected.seen());
    assert_eq!(names(&workspace), ["firms.snap", "states.snap"]);
    assert!(read(&workspace, "snapshots/firms.snap").contains("12 firms"));
}
