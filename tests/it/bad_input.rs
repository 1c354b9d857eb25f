//! Input that is wrong: a clear message at the right place, exit 2, and the rest still compared.

use std::fs;

use crate::workspace::Workspace;

const RULES: &str = "claims:\n  states: { count: states }\n";

/// Runs on these rules, and two documents that disagree.
#[track_caller]
fn refused(rules: &str, expect: &str) {
    let workspace = Workspace::with(&[("a.txt", "80 states."), ("b.txt", "51 states."), ("claims.yaml", rules)]);
    let run = workspace.run(&[]);
    assert_eq!(run.code, 2, "{}", run.seen());
    assert!(run.stderr.contains(expect), "expected {expect:?} in:\n{}", run.stderr);
    assert_eq!(run.stdout, "", "nothing was compared");
}

/// Runs on sources of which one cannot be read: it is named, and the others are compared all the same.
#[track_caller]
fn others_compared(workspace: &Workspace, arguments: &[&str], expect: &str) {
    let run = workspace.run(arguments);
    assert_eq!(run.code, 2, "{}", run.seen());
    assert!(run.stderr.contains(expect), "expected {expect:?} in:\n{}", run.stderr);
    assert!(run.stdout.contains("error[count-conflict]"), "the rest is reported:\n{}", run.stdout);
}

fn two_documents(sources: &str) -> Workspace {
    let rules = format!("sources: {sources}\n{RULES}");
    Workspace::with(&[("a.txt", "80 states."), ("b.txt", "51 states."), ("claims.yaml", &rules)])
}

#[test]
fn a_missing_source_is_named_at_its_place() {
    let workspace = two_documents("[a.txt, b.txt, c.txt]");
    others_compared(&workspace, &[], "cannot read `c.txt`: no such file\n --> claims.yaml:1:25");
    others_compared(&workspace, &["a.txt", "b.txt", "c.txt"], "cannot read c.txt: no such file");
}

#[test]
fn an_empty_source_is_said_to_be_empty() {
    let workspace = two_documents("['*.txt']");
    workspace.write("c.txt", "");
    let run = workspace.run(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("warning: c.txt holds no text"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn an_unreadable_source_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = two_documents("['*.txt']");
    let path = workspace.write("c.txt", "80 states");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        // Who may read everything cannot be refused: the system's own word for a loop of links stands in.
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("c.txt", &path).unwrap();
        return others_compared(&workspace, &["a.txt", "b.txt", "c.txt"], "cannot read c.txt");
    }
    others_compared(&workspace, &[], "cannot read c.txt: permission denied");
}

#[test]
fn a_binary_source_is_refused() {
    let workspace = two_documents("['*.txt']");
    workspace.write("c.txt", b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe\x00\x00\x00\x03");
    others_compared(&workspace, &[], "c.txt is not text: it holds NUL bytes");
}

#[test]
fn latin_1_and_utf_16_are_read_with_their_places_on_disk() {
    let workspace = two_documents("['*.txt']");
    workspace.write("c.txt", b"D\xe9j\xe0 vu \xe0 la caf\xe9t\xe9ria: 12 states.");
    let utf16: Vec<u8> = "\u{feff}Et là 13 states.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    workspace.write("d.txt", utf16);
    let report = workspace.run(&["--format", "json"]).json();
    let claims: Vec<_> = report["findings"][0]["groups"].as_array().unwrap().iter().map(|group| &group["claims"][0]).collect();
    let claim = |source: &str| claims.iter().find(|claim| claim["source"] == source).unwrap();
    assert_eq!((claim("c.txt")["quote"].as_str(), claim("c.txt")["byte_start"].as_u64()), (Some("12 states"), Some(24)));
    assert_eq!((claim("d.txt")["quote"].as_str(), claim("d.txt")["byte_start"].as_u64()), (Some("13 states"), Some(14)));
    assert_eq!(claim("d.txt")["column"], 7);
}

#[test]
fn a_gigantic_line_is_read_and_shown_around_the_place() {
    let workspace = two_documents("['*.txt']");
    let filler = "word and other words ".repeat(200_000);
    workspace.write("c.txt", format!("{filler}with 12 states and {filler}"));
    let run = workspace.run(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("c.txt:1:4200006"), "{}", run.stdout);
    assert!(run.stdout.len() < 10_000, "only the place is shown");
}

#[test]
fn a_directory_is_no_source_and_no_configuration() {
    let workspace = two_documents("[a.txt, b.txt, docs]");
    workspace.write("docs/c.txt", "12 states");
    others_compared(&workspace, &[], "`docs` is a directory, expected a file\n --> claims.yaml:1:25");
    let run = workspace.run(&["--config", "docs"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "error: docs is a directory; expected the file claims.yaml\n"));
}

#[test]
fn a_folder_on_the_command_line_is_walked_and_an_empty_one_is_said_to_be() {
    let workspace = two_documents("['*.txt']");
    workspace.write("docs/deep/c.md", "12 **states**");
    workspace.write("docs/deep/d.rs", "13 states");
    let run = workspace.run(&["--format", "concise", "docs", "a.txt"]);
    assert!(run.stdout.contains("docs/deep/c.md:1:1") && !run.stdout.contains("d.rs"), "{}", run.stdout);
    fs::create_dir(workspace.path().join("none")).unwrap();
    others_compared(&workspace, &["none", "a.txt", "b.txt"], "no documents in none");
}

#[test]
fn a_glob_that_matches_nothing_is_shown() {
    let workspace = two_documents("['*.txt', 'pages/*.md']");
    others_compared(&workspace, &[], "no file matches `pages/*.md`\n --> claims.yaml:1:20");
}

#[test]
fn nothing_to_read_is_an_error() {
    let workspace = Workspace::with(&[("claims.yaml", RULES)]);
    let run = workspace.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is nothing to read"), "{}", run.stderr);
}

#[test]
fn no_configuration_is_an_error_that_says_what_to_do() {
    let run = Workspace::new().run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no claims.yaml here or in a folder above"), "{}", run.stderr);
}

#[test]
fn unknown_and_duplicate_keys_are_shown_with_the_nearest_valid_one() {
    refused(
        "claims:\n  a: { coun: states }\n",
        "unknown key `coun`\n --> claims.yaml:2:8\n  |\n2 |   a: { coun: states }\n  |        ^^^^\n  |\n  = help: did you mean `count`?",
    );
    refused("claims:\n  a: { count: x }\n  a: { count: y }\n", "the key `a` is written twice\n --> claims.yaml:3:3");
}

#[test]
fn wrong_types_and_bad_regexes_are_shown_at_their_place() {
    refused("claims:\n  a: { list: { after: x, closed: maybe } }\n", "expected `true` or `false`\n --> claims.yaml:2:34");
    refused("claims:\n  a: { count: { x: y } }\n", "expected text, or a list of texts, found map\n --> claims.yaml:2:15");
    refused("claims:\n  a: { count: ['/stat(e|es/'] }\n", "unclosed group\n --> claims.yaml:2:22");
    refused("claims: 5\n", "expected keys and values (`key: value`)\n --> claims.yaml:1:9");
    refused("claims:\n\ta: 1\n", "claims.yaml:2:2");
}

#[test]
fn all_mistakes_in_the_rules_are_shown_at_once() {
    let rules = "claims:\n  a: { amount: x, unit: EURO }\n  b: { near: y }\nchecks:\n  c: a >= d\n";
    refused(rules, "`EURO` is no known unit");
    refused(rules, "the rule `b` has no kind");
    refused(rules, "there is no rule `d`");
}

#[test]
fn hostile_yaml_is_refused_without_harm() {
    let mut bomb = "a0: &a0 [x, x]\n".to_owned();
    for level in 1..40 {
        bomb = format!("{bomb}a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1);
    }
    refused(&bomb, "error: ");
    refused(&format!("claims: {}", "{a: ".repeat(10_000)), "claims.yaml:1:");
    refused(&"[".repeat(10_000), "claims.yaml:1:");
    refused("claims: *nowhere\n", "claims.yaml:1:");
}

#[test]
fn a_configuration_that_is_not_utf_8_is_shown_where_it_breaks() {
    let workspace = Workspace::new();
    workspace.write("claims.yaml", b"claims:\n  a: { count: caf\xe9 }\n");
    let run = workspace.run(&[]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (2, "error: claims.yaml:2:18: the configuration is not UTF-8; save it as UTF-8\n")
    );
}

#[test]
fn a_refused_configuration_is_a_problem_for_programs_too() {
    let workspace = Workspace::with(&[("claims.yaml", "claims:\n  a: { coun: x }\n")]);
    let run = workspace.run(&["--format", "json"]);
    assert_eq!(run.code, 2);
    let problem = &run.json()["problems"][0];
    assert_eq!(
        (problem["path"].as_str(), problem["line"].as_u64(), problem["column"].as_u64()),
        (Some("claims.yaml"), Some(2), Some(8))
    );
}

#[test]
fn escapes_and_directional_controls_in_a_source_are_made_visible() {
    let workspace = two_documents("['*.txt']");
    workspace.write("c.txt", "\u{1b}]0;owned\u{7}12 states \u{202e}gnorw\u{1b}[2J said \u{9b}31m.");
    workspace.write(
        "claims.yaml",
        format!("sources: ['*.txt']\n{}", RULES.replace("count: states", "title: \"\\e[31m\\u202E\", count: states")),
    );
    for format in ["full", "concise"] {
        let run = workspace.run(&["--format", format]);
        assert_eq!(run.code, 1);
        for control in ['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}'] {
            assert!(!run.stdout.contains(control), "{format} lets {control:?} through:\n{:?}", run.stdout);
        }
    }
    assert!(workspace.run(&[]).stdout.contains("␛"), "the escape is shown, not dropped");
}

#[test]
fn controls_are_escaped_in_every_format() {
    let controls = ['\u{7f}', '\u{9b}', '\u{61c}', '\u{200e}', '\u{202e}', '\u{2028}', '\u{2066}'];
    let hostile: String = controls.iter().collect();
    let workspace = two_documents("['*.txt']");
    workspace.write("c.txt", format!("12 {hostile}states{hostile} {hostile}"));
    for arguments in [
        &["--format", "full"][..],
        &["--format", "concise"],
        &["--format", "json"],
        &["--format", "jsonl"],
        &["extract"],
        &["extract", "--format", "jsonl"],
        &["mentions"],
        &["mentions", "--format", "json"],
        &["mentions", "--format", "jsonl"],
    ] {
        let run = workspace.run(arguments);
        assert!(run.stdout.contains("c.txt"), "{}", run.seen());
        assert!(!run.stdout.contains(controls), "{arguments:?} lets a control through:\n{:?}", run.stdout);
    }
    let report = workspace.run(&["--format", "json"]).json();
    assert!(report.to_string().contains('\u{202e}'), "and programs get the words as they are");
}

#[test]
fn a_mistyped_command_is_not_taken_for_a_document() {
    let run = two_documents("['*.txt']").run(&["chekc"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: cannot read chekc: no such file, and no such command\n  = help: did you mean `crosscheck check`?\n"
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn front_matter_that_is_wrong_is_shown_and_the_text_below_is_compared() {
    let workspace = two_documents("['*.md', '*.txt']");
    workspace.write("c.md", "---\nas_of: last year\n---\n12 states.\n");
    others_compared(&workspace, &[], "`last year` is no date\n --> c.md:2:8");
}

#[test]
fn a_closed_pipe_is_quiet() {
    use std::process::Stdio;
    let workspace = two_documents("['*.txt']");
    let mut child =
        crate::workspace::command().current_dir(workspace.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(1), "the verdict stands");
}

/// A command line of every command, on two documents that disagree.
const COMMANDS: [&[&str]; 17] = [
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "html"],
    &["diff", ".", "."],
    &["pending"],
    &["discover", "."],
    &["discover", "--as-rules", "."],
    &["extract"],
    &["mentions"],
    &["coverage"],
    &["test"],
    &["explain"],
    &["schema"],
    &["completions", "zsh"],
    &["man"],
    &["--help"],
];

#[test]
fn a_closed_pipe_is_quiet_for_every_command() {
    use std::process::Stdio;
    let workspace = two_documents("['*.txt']");
    for arguments in COMMANDS {
        let mut command = crate::workspace::command();
        command.args(arguments).current_dir(workspace.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", output.status);
    }
}

#[test]
fn closed_standard_error_changes_no_verdict() {
    use std::process::Stdio;
    let workspace = two_documents("['*.txt', 'none/*.md']");
    for arguments in [&["check"][..], &["extract"], &["mentions"], &["--nonsense"], &["explain", "no-code"]] {
        let mut command = crate::workspace::command();
        command.args(arguments).current_dir(workspace.path()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(2), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_no_panic() {
    let workspace = two_documents("['*.txt']");
    for arguments in COMMANDS.iter().filter(|arguments| **arguments != ["--help"]) {
        let mut command = crate::workspace::command();
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command.args(*arguments).current_dir(workspace.path()).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("error: cannot write to standard output: "), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn streams_that_are_closed_from_the_start_do_not_panic() {
    let workspace = two_documents("['*.txt']");
    for (streams, code) in [("<&-", 1), (">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 1)] {
        let line = format!("exec {} check {streams}", env!("CARGO_BIN_EXE_crosscheck"));
        let ended = std::process::Command::new("sh").args(["-c", &line]).current_dir(workspace.path()).output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{streams}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn usage_mistakes_exit_2() {
    let workspace = two_documents("['*.txt']");
    for arguments in [
        &["--nonsense"][..],
        &["--format", "sculpture"],
        &["--select", "statse"],
        &["explain", "count-conflit"],
        &["--exit-zero", "explain"],
        &["mentions", "--kind", "colours"],
        &["mentions", "--as-of", "2018-13"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.seen());
    }
    assert!(workspace.run(&["--select", "statse"]).stderr.contains("did you mean `states`?"));
}
