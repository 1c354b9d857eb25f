//! Reviewing: what a window shows, as text; and the program at a pseudo-terminal.

use std::fs;

use crosscheck::recognize::Document;
use crosscheck::report::{Report, Root, Style, Summary};
use crosscheck::review::{Body, Decision, Key, Settled, Size, State, draw};
use crosscheck::rule::{RuleId, Severity};
use crosscheck::snapshot::{Change, Pending};
use crosscheck::source::{Metadata, SourceId, parse};
use crosscheck::{claim, compare, rule};

use crate::workspace::{Run, Workspace, command, run};

const RULES: &str =
    "sources: ['*.txt']\nclaims:\n  firms: { count: firms }\n  states: { title: States that signed, count: states }\n";

/// Two documents that disagree about the states; all of it is recorded, and then both figures of one document change.
fn changed() -> Workspace {
    let workspace = Workspace::with(&[
        ("a.txt", "By then 80 states had signed, and 12 firms."),
        ("b.txt", "51 states and 12 firms."),
        ("claims.yaml", RULES),
    ]);
    assert_eq!(workspace.run(&["accept"]).code, 0);
    workspace.write("b.txt", "52 states and 13 firms.");
    workspace
}

fn read(workspace: &Workspace, name: &str) -> String {
    fs::read_to_string(workspace.path().join("snapshots").join(name)).unwrap_or_default()
}

/// What a window of this size shows after keys.
fn window(keys: &[Key], columns: usize, rows: usize, colour: bool) -> String {
    let config = rule::parse(RULES).unwrap();
    let texts = [("a.txt", "By then 80 states had signed, and 12 firms."), ("b.txt", "52 states and 13 firms.")];
    let documents: Vec<Document> = texts
        .iter()
        .filter_map(|(name, text)| parse(SourceId((*name).to_owned()), text.as_bytes().to_vec(), &Metadata::default()))
        .map(|(source, _)| Document::of(source))
        .collect();
    let claims = claim::bind(&config, &documents);
    let settings = compare::Settings { today: jiff::civil::date(2026, 11, 21), partial: false };
    let verdicts = compare::compare(&config, &documents, &claims, settings);
    let root = Root::default();
    let report = Report {
        tallies: &[],
        since: None,
        root: &root,
        fail_level: Severity::Warning,
        way: None,
        documents: &documents,
        verdicts: &verdicts,
        problems: &[],
        summary: Summary::of(&config, &documents, &claims, &verdicts),
        config: ("claims.yaml", RULES),
        snapshots: None,
        prefix: "",
    };
    let body = |figure: usize| {
        let verdict = format!("Verdict: conflict [count-conflict]\n  80 ×1\n  {figure} ×1");
        format!("States that signed\n\na.txt\n  80  “80 states”\n\nb.txt\n  {figure}  “{figure} states”\n\n{verdict}")
    };
    let pending = |rule: &str, change: Change, old: Option<usize>, new: Option<usize>| Pending {
        rule: RuleId(rule.to_owned()),
        change,
        old: old.map(body),
        new: new.map(body),
    };
    let mut state = State::new(vec![
        pending("states", Change::Changed, Some(51), Some(52)),
        pending("firms", Change::New, None, Some(7)),
        pending("gone\u{1b}[31m", Change::Gone, Some(9), None),
    ]);
    let style = Style { colour, width: 0, wraps: true };
    let mut body = Body::default();
    let mut look = |state: &State| draw(state, &mut body, &report, Size { columns, rows }, style);
    for key in keys {
        let screen = look(&state);
        state.measured(screen.lines, screen.room);
        if let Some(order) = state.press(*key) {
            let settled = if *key == FAIL { Settled::Failed("the disk is full".to_owned()) } else { Settled::Done };
            order.numbers.for_each(|_| {
                let _ = state.settled(order.decision, settled.clone());
            });
        }
    }
    let screen = look(&state);
    assert!(screen.rows.len() <= rows, "{} rows", screen.rows.len());
    for row in screen.rows.iter().filter(|_| !colour) {
        assert!(row.chars().count() <= columns, "{row}");
    }
    screen.rows.join("\n") + "\n"
}

const ACCEPT: Key = Key::Decide(Decision::Accept);
/// Of these tests, one that cannot be written.
const FAIL: Key = Key::Decide(Decision::Reject);

#[test]
fn a_window_of_eighty_columns() {
    let seen = [
        ("what differs and the finding", window(&[], 80, 40, false)),
        ("the claims, old and new, and nothing else", window(&[Key::Differences, Key::Details], 80, 30, false)),
        ("the next", window(&[ACCEPT], 80, 24, false)),
        ("of a rule that is gone", window(&[ACCEPT, Key::Skip], 80, 18, false)),
        ("what could not be written", window(&[FAIL], 80, 12, false)),
    ];
    let seen = seen.map(|(title, window)| format!("# {title}\n{window}")).join("\n");
    insta::assert_snapshot!(seen);
}

#[test]
fn a_window_of_forty_columns() {
    insta::assert_snapshot!(format!("{}\n{}", window(&[], 40, 30, false), window(&[ACCEPT], 40, 10, false)));
}

#[test]
fn any_window_is_kept_to() {
    for (columns, rows) in [(80, 1), (80, 2), (80, 5), (40, 6), (10, 10), (2, 4), (1, 1), (200, 60)] {
        for keys in [&[][..], &[ACCEPT], &[FAIL], &[Key::Differences]] {
            assert!(!window(keys, columns, rows, false).is_empty());
        }
    }
}

#[test]
fn words_that_changed_are_highlighted() {
    let seen = window(&[], 80, 24, true);
    assert!(seen.contains("\u{1b}[1m\u{1b}[7m\u{1b}[31m51\u{1b}[0m\u{1b}[31m  “"), "{seen:?}");
    assert!(seen.contains("\u{1b}[1m\u{1b}[7m\u{1b}[32m52\u{1b}[0m\u{1b}[32m  “"), "{seen:?}");
    assert!(!window(&[ACCEPT, Key::Skip], 80, 24, false).contains('\u{1b}'), "documents and rules give no colour");
}

#[test]
fn without_a_terminal_it_refuses_and_names_what_works() {
    let workspace = changed();
    let refused = workspace.run(&["review"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert_eq!(
        refused.stderr,
        "error: `crosscheck review` needs a terminal; without one `crosscheck pending` lists what waits, `crosscheck accept [RULE]` records it, `crosscheck reject [RULE]` drops it\n"
    );
    let ci = run(command().arg("review").env("CI", "true").current_dir(workspace.path()).output().unwrap());
    assert_eq!(ci.code, 2);
    assert!(ci.stderr.starts_with("error: in CI (the variable CI is set) nothing is reviewed"), "{}", ci.stderr);
    assert!(!read(&workspace, "states.snap.new").contains("52"), "nothing was written");
}

#[cfg(unix)]
mod at_a_terminal {
    use std::process::Command;

    use super::*;
    use crate::terminal::Terminal;

    fn review(workspace: &Workspace, arguments: &[&str]) -> Option<Terminal> {
        let mut command = command();
        command.arg("review").args(arguments).current_dir(workspace.path());
        Terminal::run(command, 80, 24)
    }

    /// A window without the spaces at the ends of its lines.
    fn trimmed(seen: &str) -> String {
        seen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned() + "\n"
    }

    #[test]
    fn a_snapshot_is_seen_from_all_sides_and_accepted() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &[]) else { return };
        let seen = terminal.shows("1 of 2 · changed · firms");
        assert!(seen.contains("  -   12  “12 firms”\n  +   13  “13 firms”"), "{seen}");
        assert!(seen.contains("b.txt:1:15"), "{seen}");
        terminal.press("d");
        let seen = terminal.shows("Recorded:");
        assert!(!seen.contains("  +   13"), "{seen}");
        terminal.press("d");
        terminal.shows("  +   13");
        terminal.press("i");
        terminal.until(|seen| seen.contains("13 firms") && !seen.contains("b.txt:1:15"));
        terminal.press("i");
        terminal.resize(40, 10);
        terminal.until(|seen| seen.contains("lines 1–") && seen.lines().next() == Some("1 of 2 · changed · firms"));
        terminal.press("\u{1b}[6~jj\u{1b}[B");
        terminal.until(|seen| !seen.contains("lines 1–") && seen.contains("lines "));
        terminal.resize(120, 40);
        terminal.until(|seen| seen.contains("A R S rest") && !seen.contains("lines "));
        terminal.press("a");
        let seen = terminal.shows("2 of 2 · changed · states");
        assert!(seen.contains("accepted firms"), "{seen}");
        assert!(read(&workspace, "firms.snap").contains("13 firms"), "it is written at once");
        terminal.press("s");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(1), "something is pending");
        assert_eq!(
            trimmed(&seen),
            "accepted  firms\nskipped   states\nAccepted 1 and rejected 0 of 2 pending snapshots.\n1 is left: `crosscheck review` goes on with it.\n"
        );
        assert!(read(&workspace, "states.snap").contains("51 states"));
        assert!(read(&workspace, "states.snap.new").contains("52 states"));
        assert_eq!(read(&workspace, "firms.snap.new"), "");
    }

    #[test]
    fn one_is_accepted_and_the_rest_is_left_when_somebody_leaves() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        terminal.press("a");
        terminal.shows("2 of 2");
        terminal.press("q");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(1));
        assert!(seen.starts_with("accepted  firms\nAccepted 1 and rejected 0 of 2 pending snapshots."), "{seen}");
        assert_eq!(workspace.run(&["pending"]).code, 1);
    }

    #[test]
    fn all_the_rest_is_rejected_or_accepted() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        terminal.press("R");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(0), "nothing is pending");
        assert!(seen.contains("rejected  firms\nrejected  states\nAccepted 0 and rejected 2"), "{seen}");
        assert!(read(&workspace, "states.snap").contains("51 states") && read(&workspace, "states.snap.new").is_empty());
        let Some(terminal) = review(&workspace, &["sta*"]) else { return };
        terminal.shows("1 of 1 · changed · states");
        terminal.press("A");
        assert_eq!(terminal.end().0.code(), Some(0));
        assert!(read(&workspace, "states.snap").contains("52 states"), "it is compared anew each time");
        assert!(read(&workspace, "firms.snap").contains("12 firms"), "only what was asked for");
    }

    #[test]
    fn control_c_leaves_the_terminal_as_it_was() {
        let workspace = changed();
        let mut shell = Command::new("sh");
        shell.args(["-c", "stty -g; \"$0\" review; echo \"exit $?\"; stty -g", env!("CARGO_BIN_EXE_crosscheck")]);
        shell.current_dir(workspace.path()).env_remove("CI");
        let Some(terminal) = Terminal::run(shell, 120, 30) else { return };
        terminal.shows("1 of 2");
        terminal.press("\u{3}");
        let (_, seen) = terminal.end();
        let lines: Vec<&str> = seen.lines().collect();
        assert!(seen.contains("exit 1"), "{seen}");
        assert_eq!(lines.first(), lines.last(), "the modes are those from before: {seen}");
        assert!(lines[0].contains(':'), "{seen}");
        assert!(read(&workspace, "firms.snap").contains("12 firms"));
    }

    #[test]
    fn a_process_that_is_ended_puts_the_terminal_right() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        assert!(Command::new("kill").args(["-TERM", &terminal.id().to_string()]).status().unwrap().success());
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(1), "{seen}");
    }

    #[test]
    fn a_terminal_that_hangs_up_ends_it() {
        let workspace = changed();
        let Some(mut terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        terminal.hang_up();
        assert!(read(&workspace, "firms.snap").contains("12 firms"));
    }

    #[test]
    fn a_process_that_is_killed_loses_nothing_that_was_decided() {
        let workspace = changed();
        let Some(mut terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        terminal.press("a");
        terminal.shows("2 of 2");
        terminal.kill();
        assert!(read(&workspace, "firms.snap").contains("13 firms"));
        assert!(read(&workspace, "states.snap").contains("51 states"));
    }

    #[test]
    fn what_changed_meanwhile_is_left_alone_and_told() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2");
        // Somebody else accepts the first, and records something else of the second.
        assert_eq!(workspace.run(&["accept", "firms"]).code, 0);
        let other = read(&workspace, "states.snap").replace("51", "53");
        workspace.write("snapshots/states.snap", &other);
        terminal.press("r");
        terminal.shows("left firms: it is no longer what was shown: look again");
        terminal.press("a");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(1));
        assert!(seen.contains("left      states  it is no longer what was shown: look again"), "{seen}");
        assert_eq!(read(&workspace, "states.snap"), other);
        assert!(read(&workspace, "firms.snap").contains("13 firms"));
    }

    #[test]
    fn what_cannot_be_written_is_told_and_stays_pending() {
        let workspace = changed();
        fs::remove_file(workspace.path().join("snapshots/states.snap")).unwrap();
        let Some(terminal) = review(&workspace, &["states"]) else { return };
        terminal.shows("1 of 1 · new · states");
        workspace.write("snapshots/states.snap/mine.txt", "mine");
        terminal.press("a");
        terminal.shows("snapshots/states.snap cannot be written: it is a directory");
        fs::remove_dir_all(workspace.path().join("snapshots/states.snap")).unwrap();
        terminal.press("a");
        assert_eq!(terminal.end().0.code(), Some(0), "when it can be written, it is");
        assert!(read(&workspace, "states.snap").contains("52 states"));
    }

    #[test]
    fn a_rule_that_is_gone_is_removed_when_that_is_accepted() {
        let workspace = changed();
        workspace.write("claims.yaml", RULES.replace("  firms: { count: firms }\n", ""));
        let Some(terminal) = review(&workspace, &["firms"]) else { return };
        terminal.shows("there is no such rule any more");
        terminal.press("r");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(1));
        assert!(seen.contains("left      firms  its rule is gone: put the rule back, or accept that"), "{seen}");
        let Some(terminal) = review(&workspace, &["firms"]) else { return };
        terminal.shows("1 of 1");
        terminal.press("a");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(0));
        assert!(seen.contains("removed   firms"), "{seen}");
        assert_eq!(read(&workspace, "firms.snap"), "");
    }

    #[test]
    fn a_snapshot_with_the_marks_of_a_merge_is_reviewed_anew() {
        let workspace = changed();
        let conflict = "---\nsource: claims.yaml\nexpression: states\n---\n<<<<<<< HEAD\n80\n=======\n81\n>>>>>>> theirs\n";
        workspace.write("snapshots/states.snap", conflict);
        let Some(terminal) = review(&workspace, &["states"]) else { return };
        terminal.shows("what is recorded cannot be read");
        terminal.press("s");
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(2));
        assert!(seen.contains("the snapshot has the marks of a merge conflict"), "{seen}");
        assert_eq!(read(&workspace, "states.snap"), conflict);
        let Some(terminal) = review(&workspace, &["states"]) else { return };
        terminal.shows("1 of 1");
        terminal.press("a");
        assert_eq!(terminal.end().0.code(), Some(0), "what is said now is in its place");
    }

    #[test]
    fn where_nothing_is_recorded_yet_everything_is_new() {
        let workspace = Workspace::with(&[("a.txt", "80 states and 12 firms."), ("claims.yaml", RULES)]);
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 2 · new · firms");
        terminal.press("aa");
        assert_eq!(terminal.end().0.code(), Some(0));
        assert_eq!(workspace.run(&[]).code, 0);
        let Some(terminal) = review(&workspace, &[]) else { return };
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(0));
        assert_eq!(trimmed(&seen), "Nothing is pending in snapshots: the documents say what is recorded.\n");
    }

    #[test]
    fn what_cannot_be_read_or_chosen_is_told() {
        let workspace = changed();
        let Some(terminal) = review(&workspace, &["sates"]) else { return };
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(2));
        assert!(seen.contains("sates"), "{seen}");
        workspace.write("b.txt", b"\x00\x01 52 states");
        let Some(terminal) = review(&workspace, &[]) else { return };
        let (status, seen) = terminal.end();
        assert_eq!(status.code(), Some(2));
        assert!(seen.contains("nothing was compared, for not everything could be read"), "{seen}");
        assert_eq!(read(&workspace, "states.snap.new"), "");
    }

    /// The window in the README is one that the program draws.
    fn the_readme_has(window: &str) {
        let path = crate::workspace::root().join("README.md");
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find("1 of 1 · ").unwrap();
        let end = start + text[start..].find("```").unwrap();
        let now = format!("{}{window}{}", &text[..start], &text[end..]);
        if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
            fs::write(path, &now).unwrap();
        } else {
            assert_eq!(text, now, "`CASES=overwrite cargo test` writes it anew");
        }
    }

    /// The steps of a team that begins with documents that disagree.
    #[test]
    fn from_the_first_run_over_a_review_to_a_figure_that_is_restored() {
        let workspace = crate::snapshots::shipped();
        let text = fs::read_to_string(workspace.path().join("sources/paris-call.txt")).unwrap();
        let code = |arguments: &[&str]| workspace.run(arguments).code;
        assert_eq!([code(&[]), code(&["accept"]), code(&[])], [1, 0, 0]);
        workspace.write("sources/paris-call.txt", text.replace("(80 states,", "(81 states,"));
        let Run { stdout, code: failed, .. } = workspace.run(&[]);
        assert_eq!(failed, 1);
        assert!(stdout.contains("-   80  “80 states”\n  +   81  “81 states”"), "{stdout}");
        let Some(terminal) = review(&workspace, &[]) else { return };
        terminal.shows("1 of 1");
        terminal.resize(80, 14);
        let seen = terminal.shows("lines 1–");
        the_readme_has(&trimmed(&seen));
        terminal.press("a");
        assert_eq!(terminal.end().0.code(), Some(0));
        assert_eq!(code(&[]), 0, "clean again");
        workspace.write("sources/paris-call.txt", text);
        assert_eq!(code(&[]), 1, "what is restored is accepted by nobody");
    }
}
