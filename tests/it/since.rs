//! What a change did: `check --since` on git repositories made here, and `diff` on folders.

use std::process::Command;

use crate::workspace::{Run, Workspace, command, run};

const RULES: &str = "sources: ['docs/*.md']\nclaims:\n  towns: { count: towns }\n  lakes: { count: lakes }\n";

/// A repository with these files in one commit.
fn repository(files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::with(files);
    git(&workspace, &["init", "--quiet", "--initial-branch=main", "."]);
    commit(&workspace);
    workspace
}

/// A repository of two documents that agree about towns and disagree about lakes.
fn two_documents() -> Workspace {
    let files = [
        ("claims.yaml", RULES),
        ("docs/a.md", "There are 80 towns.\n\nThere are 3 lakes.\n"),
        ("docs/b.md", "A land of 80 towns.\n\nThere are 5 lakes.\n"),
    ];
    repository(&files)
}

fn commit(workspace: &Workspace) {
    git(workspace, &["add", "--all"]);
    git(workspace, &["commit", "--quiet", "--allow-empty", "--message=a change"]);
}

/// Runs git as nobody in particular, whatever the settings of who runs the tests.
#[track_caller]
fn git(workspace: &Workspace, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]);
    git.args(["-c", "protocol.file.allow=always"]).args(arguments).current_dir(workspace.path());
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env_remove("GIT_DIR");
    let output = git.output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A report without the name of the commit, which depends on when it was made.
#[track_caller]
fn since(workspace: &Workspace, arguments: &[&str]) -> Run {
    let mut run = workspace.run(&[&["check", "--since", "HEAD"], arguments].concat());
    if let Some((before, after)) = run.stdout.split_once("HEAD (") {
        run.stdout = format!("{before}HEAD ([commit]{}", &after[10..]);
    }
    run
}

#[track_caller]
fn refused(run: &Run, expect: &str) {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.seen());
    assert!(run.stderr.contains(expect), "expected {expect:?} in:\n{}", run.stderr);
}

#[test]
fn where_nothing_changed_there_is_nothing_to_say() {
    let workspace = two_documents();
    assert_eq!(workspace.run(&[]).code, 1, "they disagree about lakes");
    let run = since(&workspace, &[]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("1 finding stood before and is not shown"), "{}", run.stdout);
    workspace.write("docs/a.md", "# A new heading\n\nThere\nare **80** towns.\n\nMore words.\n\nThere are 3 lakes.\n");
    assert_eq!(since(&workspace, &[]).stdout.lines().next(), run.stdout.lines().next(), "words around play no part");
}

#[test]
fn what_is_introduced_changed_and_resolved_is_shown_with_the_values_that_moved() {
    let workspace = two_documents();
    workspace.write("claims.yaml", format!("{RULES}  hills: {{ count: hills }}\n  mills: {{ count: mills }}\n"));
    workspace.write("docs/c.md", "There are 80 towns, 7 hills and 3 mills. In the north are 8 hills and 3 mills.\n");
    commit(&workspace);
    workspace.write("docs/a.md", "There are 81 towns.\n\nThere are 4 lakes.\n");
    workspace.write("docs/b.md", "A land of 80 towns.\n\nThere are 5 lakes.\n");
    workspace.write("docs/c.md", "There are 80 towns, 8 hills and 4 mills. In the north are 8 hills and 4 mills.\n");
    insta::assert_snapshot!("what_changed", since(&workspace, &[]).seen());
    insta::assert_snapshot!("what_changed_in_lines", since(&workspace, &["--format", "concise"]).seen());
}

#[test]
fn programs_get_what_changed_as_data() {
    let workspace = two_documents();
    workspace.write("docs/a.md", "There are 81 towns.\n\nThere are 5 lakes.\n");
    let report = since(&workspace, &["--format", "json"]).json();
    let finding = &report["findings"][0];
    assert_eq!((finding["rule"].as_str(), finding["change"].as_str()), (Some("towns"), Some("introduced")));
    assert_eq!(finding["before"], "agreed: 80 ×2");
    let step = serde_json::json!({ "source": "docs/a.md", "before": "80", "after": "81", "lost": [], "gained": [], "times": 1 });
    assert_eq!(finding["steps"], serde_json::json!([step]));
    assert_eq!(report["resolved"][0]["rule"], "lakes");
    assert_eq!(report["resolved"][0]["now"], "agreed: 5 ×2");
    assert_eq!((&report["since"]["introduced"], &report["since"]["resolved"]), (&1.into(), &1.into()));
    let lines = since(&workspace, &["--format", "jsonl"]).stdout;
    let kinds: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["finding", "agreement", "resolved", "since", "summary"]);
    assert_eq!(workspace.run(&["--format", "json"]).json()["since"], serde_json::Value::Null);
}

#[test]
fn agreement_about_another_value_is_news_that_fails_nothing() {
    let workspace = two_documents();
    for name in ["docs/a.md", "docs/b.md"] {
        let text = std::fs::read_to_string(workspace.path().join(name)).unwrap();
        workspace.write(name, text.replace("80", "81"));
    }
    let run = since(&workspace, &["--format", "concise"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    assert!(run.stdout.starts_with("docs/a.md:1:11: info[claims-changed] towns: changed: 81 (before: 80 ×2)"), "{}", run.stdout);
    assert_eq!(since(&workspace, &["--fail-level", "info"]).code, 1);
}

#[test]
fn of_a_list_the_items_that_come_and_go_are_shown() {
    let workspace = repository(&[
        ("claims.yaml", "sources: ['*.md']\nclaims: { parts: { list: { after: parts } } }\n"),
        ("a.md", "It has these parts:\n\n- a red wheel\n- a long rope\n- an iron bell\n"),
        ("b.md", "It has these parts:\n\n- a red wheel\n- a long rope\n- an iron bell\n"),
    ]);
    workspace.write("a.md", "It has these parts:\n\n- a red wheel\n- a glass door\n- an iron bell\n");
    let run = since(&workspace, &[]);
    let note = "note: a.md: no longer lists “long rope”, now lists “glass door”\n";
    assert!(run.stdout.contains("list-conflict]: introduced: parts") && run.stdout.contains(note), "{}", run.seen());
}

#[test]
fn rules_count_as_they_were() {
    let workspace = two_documents();
    workspace.write("claims.yaml", RULES.replace("lakes }", "lakes, waive: { reason: two maps } }"));
    let run = since(&workspace, &["--format", "concise"]);
    assert!(run.stdout.contains("info[count-conflict] lakes: changed: 5"), "a waiver is a change: {}", run.seen());
    assert_eq!(run.code, 0);
    commit(&workspace);
    workspace.write("claims.yaml", RULES);
    let run = since(&workspace, &["--format", "concise"]);
    assert!(run.stdout.contains("error[count-conflict] lakes: changed: 5"), "and so is its end: {}", run.seen());
    assert_eq!(run.code, 1);
    workspace.write("claims.yaml", RULES.replace("  lakes: { count: lakes }\n", ""));
    let run = since(&workspace, &["--format", "concise"]);
    let gone = "resolved[count-conflict] lakes: 5 ×1 · 3 ×1 (now: there is no such rule)";
    assert!(run.stdout.contains(gone), "{}", run.seen());
}

#[test]
fn where_there_were_no_rules_or_wrong_ones_those_of_now_hold() {
    let workspace = two_documents();
    workspace.write("claims.yaml", "claims: { towns: { coun: towns } }\n");
    commit(&workspace);
    workspace.write("claims.yaml", RULES);
    let run = since(&workspace, &[]);
    assert_eq!(run.code, 0, "{}", run.seen());
    assert!(run.stderr.contains("warning: claims.yaml was wrong at HEAD:1:20: unknown key `coun`"), "{}", run.stderr);
    git(&workspace, &["mv", "claims.yaml", "old.yaml"]);
    commit(&workspace);
    git(&workspace, &["mv", "old.yaml", "claims.yaml"]);
    let run = since(&workspace, &[]);
    assert_eq!(run.code, 0, "{}", run.seen());
    assert!(run.stderr.contains("warning: claims.yaml did not exist at HEAD"), "{}", run.stderr);
}

#[test]
fn documents_that_come_go_and_move_are_followed() {
    let workspace = two_documents();
    git(&workspace, &["mv", "docs/a.md", "docs/c.md"]);
    workspace.write("docs/d.md", "There are 82 towns.\n");
    let run = since(&workspace, &[]);
    for note in ["note: docs/c.md now says 80", "note: docs/a.md no longer says 80", "note: docs/d.md now says 82"] {
        assert!(run.stdout.contains(note), "{note}: {}", run.seen());
    }
}

#[test]
fn a_folder_below_the_root_of_the_repository_has_its_own_past() {
    let workspace = repository(&[
        ("land/claims.yaml", "sources: ['docs/*.md', ../extra.md]\nclaims: { towns: { count: towns } }\n"),
        ("land/docs/a.md", "There are 80 towns.\n"),
        ("land/.gitignore", "docs/local.md\n"),
        ("extra.md", "There are 80 towns.\n"),
        ("docs/a.md", "There are 99 towns.\n"),
    ]);
    workspace.write("land/docs/local.md", "There are 70 towns.\n");
    let run = workspace.run_in("land", &["--since", "HEAD", "--format", "concise"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    workspace.write("extra.md", "There are 81 towns.\n");
    let run = workspace.run_in("land/docs", &["--since", "HEAD"]);
    assert!(run.stdout.contains("note: ../extra.md: 80 → 81"), "{}", run.seen());
    assert_eq!(workspace.run(&["--config", "land/claims.yaml", "--since", "HEAD"]).code, 1);
    // In a hook, git says where the repository is.
    let hook = run_with(&workspace, "GIT_DIR", ".git", &["--config", "land/claims.yaml", "--since", "HEAD"]);
    assert_eq!(hook.code, 1, "{}", hook.seen());
}

fn run_with(workspace: &Workspace, variable: &str, value: &str, arguments: &[&str]) -> Run {
    run(command().args(arguments).env(variable, value).current_dir(workspace.path()).output().unwrap())
}

#[cfg(unix)]
#[test]
fn symbolic_links_lead_to_files_of_the_same_revision_and_never_out_of_it() {
    let workspace = two_documents();
    std::fs::remove_file(workspace.path().join("docs/b.md")).unwrap();
    std::os::unix::fs::symlink("../b.md", workspace.path().join("docs/b.md")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", workspace.path().join("docs/host.md")).unwrap();
    workspace.write("b.md", "A land of 80 towns.\n\nThere are 5 lakes.\n");
    commit(&workspace);
    assert!(since(&workspace, &[]).stdout.contains("0 introduced, 0 changed, 0 resolved; 1 finding"));
    workspace.write("b.md", "A land of 83 towns.\n\nThere are 5 lakes.\n");
    assert!(since(&workspace, &[]).stdout.contains("note: docs/b.md: 80 → 83"));
}

#[test]
fn the_past_of_submodules_is_not_read_and_that_is_said() {
    let inner = repository(&[("a.md", "There are 80 towns.\n")]);
    let workspace =
        repository(&[("claims.yaml", "sources: ['**/*.md']\nclaims: { towns: { count: towns } }\n"), ("b.md", "80 towns.\n")]);
    git(&workspace, &["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "inner"]);
    commit(&workspace);
    let run = since(&workspace, &[]);
    assert!(run.stderr.contains("warning: inner is a submodule, and its earlier documents are not read"), "{}", run.seen());
}

#[test]
fn what_git_cannot_tell_is_an_error_that_says_why() {
    let outside = Workspace::with(&[("claims.yaml", RULES), ("docs/a.md", "80 towns\n")]);
    let ceiling = outside.path().parent().unwrap().to_str().unwrap();
    let run = run_with(&outside, "GIT_CEILING_DIRECTORIES", ceiling, &["--since", "HEAD"]);
    refused(&run, "error: --since HEAD: the current folder is in no git repository");
    let workspace = two_documents();
    for revision in ["nowhere", "-x", "--all", "", "HEAD..HEAD", "HEAD:docs"] {
        let run = workspace.run(&[&format!("--since={revision}")]);
        refused(&run, &format!("error: --since {revision}: there is no such commit (git says: "));
    }
    refused(&run_with(&workspace, "PATH", "/nowhere", &["--since", "HEAD"]), "there is none on the PATH");
    refused(&workspace.run(&["--since", "HEAD", "docs"]), "cannot be used with");
    let run = run_with(&workspace, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", &["--since", "HEAD"]);
    refused(&run, "dubious ownership");
}

#[test]
fn a_shallow_clone_is_said_to_be_one() {
    let workspace = two_documents();
    commit(&workspace);
    let from = format!("file://{}", workspace.path().display());
    git(&workspace, &["clone", "--quiet", "--depth=1", &from, "clone"]);
    let run = workspace.run_in("clone", &["--since", "HEAD~1"]);
    refused(&run, "this clone is shallow, and may lack it");
    assert_eq!(workspace.run_in("clone", &["--since", "HEAD"]).code, 0);
}

#[test]
fn what_could_not_be_read_then_is_told_and_fails_nothing() {
    let workspace = two_documents();
    workspace.write("docs/c.md", b"\x7fELF\x00\x00");
    commit(&workspace);
    workspace.write("docs/c.md", "80 towns.\n");
    let run = since(&workspace, &[]);
    assert_eq!(run.code, 0, "{}", run.seen());
    assert!(run.stderr.contains("warning: HEAD:docs/c.md is not text"), "{}", run.stderr);
}

#[test]
fn diff_compares_two_folders_under_the_rules_of_the_second() {
    let workspace = Workspace::with(&[
        ("old/claims.yaml", "claims: {}\n"),
        ("old/docs/a.md", "There are 80 towns.\n"),
        ("old/docs/b.md", "There are 80 towns and 3 lakes.\n"),
        ("new/claims.yaml", RULES),
        ("new/docs/a.md", "There are 81 towns.\n"),
        ("new/docs/b.md", "There are 80 towns and 3 lakes.\n"),
    ]);
    let run = workspace.run(&["diff", "old", "new"]);
    insta::assert_snapshot!("diff_of_two_folders", run.seen());
    let files = workspace.run(&["diff", "old/claims.yaml", "new/claims.yaml"]);
    assert_eq!(files.stdout.replace("Compared with old/claims.yaml", "Compared with old"), run.stdout);
    assert_eq!(workspace.run(&["diff", "new", "new"]).code, 0);
    assert_eq!(workspace.run(&["diff", "old", "new", "--ignore", "towns"]).code, 0);
    refused(&workspace.run(&["diff", "old", "new", "--ignore", "twons"]), "did you mean `towns`?");
}

#[test]
fn diff_reads_folders_that_have_no_rules_of_their_own() {
    let workspace = Workspace::with(&[
        ("rules.yaml", "exclude: 'drafts/**'\nclaims: { towns: { count: towns } }\n"),
        ("old/a.txt", "There are 80 towns.\n"),
        ("new/a.txt", "There are 81 towns.\n"),
        ("new/deep/b.md", "There are 80 towns.\n"),
        ("new/drafts/c.md", "There are 70 towns.\n"),
    ]);
    let run = workspace.run(&["--config", "rules.yaml", "diff", "old", "new", "--format", "concise"]);
    assert!(
        run.stdout.starts_with("new/a.txt:1:11: error[count-conflict] towns: introduced: 81 (elsewhere: 80 ×1)"),
        "{}",
        run.seen()
    );
    assert!(!run.stdout.contains("drafts"));
    refused(&workspace.run(&["diff", "old", "new"]), "error: there is no claims.yaml in new; name the rules");
    refused(&workspace.run(&["diff", "nowhere", "new"]), "error: cannot read nowhere: no such file or folder");
    workspace.write("empty/x.rs", "");
    let run = workspace.run(&["--config", "rules.yaml", "diff", "empty", "new"]);
    assert!(run.stderr.contains("warning: no documents in empty"), "{}", run.seen());
}
