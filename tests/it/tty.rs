//! What a person sees on a terminal: played in one that `script` makes, where that is installed.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::workspace::Workspace;

/// A terminal of 80 columns.
struct Terminal {
    workspace: Workspace,
    variables: Vec<(&'static str, &'static str)>,
}

impl Terminal {
    fn new(workspace: Workspace) -> Self {
        Self { workspace, variables: vec![("TERM", "xterm")] }
    }

    fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// All that a shell command writes to the terminal, with `crosscheck` for the program; nothing where there is no `script`.
    fn shows(&self, shell: &str) -> Option<String> {
        let command = format!("stty cols 80 rows 24; {}", shell.replace("crosscheck", env!("CARGO_BIN_EXE_crosscheck")));
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &command, "/dev/null"]).current_dir(self.workspace.path());
        for variable in ["CI", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS"] {
            script.env_remove(variable);
        }
        script.envs(self.variables.iter().copied()).stdin(Stdio::null());
        Some(String::from_utf8(script.output().ok()?.stdout).unwrap())
    }
}

/// Input that lets the program wait long enough for its work to be long.
const SLOW: &str = "(sleep 1.5; echo '80 states') | crosscheck mentions - > out.txt";

#[test]
fn progress_is_shown_while_work_is_long_and_gone_after_it() {
    let Some(shown) = Terminal::new(Workspace::new()).shows(SLOW) else { return };
    assert!(shown.starts_with("reading "), "{shown:?}");
    assert!(shown.ends_with("\r\u{1b}[2K"), "the line is cleared: {shown:?}");
    let cleared = shown.matches("\r\u{1b}[2K").count();
    assert_eq!(shown.matches("reading").count(), cleared, "no line is left behind: {shown:?}");
}

#[test]
fn short_work_shows_no_progress() {
    let Some(shown) = Terminal::new(Workspace::new()).shows("echo '80 states' | crosscheck mentions - > out.txt") else { return };
    assert_eq!(shown, "");
}

#[test]
fn progress_is_silent_in_ci_on_dumb_terminals_and_on_request() {
    let terminal = || Terminal::new(Workspace::new());
    let Some(shown) = terminal().with("CI", "true").shows(SLOW) else { return };
    assert_eq!(shown, "");
    assert_eq!(terminal().with("TERM", "dumb").shows(SLOW).unwrap(), "");
    assert_eq!(terminal().shows(&SLOW.replace("- >", "- --no-progress >")).unwrap(), "");
    assert_eq!(terminal().shows(&format!("({SLOW}) 2> errors.txt")).unwrap(), "");
}

#[test]
fn problems_stand_beside_progress() {
    let workspace = Workspace::with(&[("a.txt", ""), ("b.txt", "80 states")]);
    let Some(shown) =
        Terminal::new(workspace).shows("(sleep 1.5; echo '80 states') | crosscheck mentions a.txt - b.txt > out.txt")
    else {
        return;
    };
    let lines: Vec<&str> = shown.split("\r\n").map(|line| line.rsplit("\u{1b}[2K").next().unwrap()).collect();
    assert!(lines.iter().any(|line| line.ends_with("a.txt holds no text") && line.contains("warning")), "{shown:?}");
    assert!(shown.ends_with("\u{1b}[2K"), "{shown:?}");
}

fn two_documents() -> Workspace {
    let rules = "sources: ['*.txt']\nclaims:\n  states: { count: states }\n";
    Workspace::with(&[("a.txt", "80 states."), ("b.txt", "51 states."), ("claims.yaml", rules)])
}

#[test]
fn a_terminal_has_colours_unless_the_environment_says_no() {
    let terminal = || Terminal::new(two_documents());
    let Some(shown) = terminal().shows("crosscheck check") else { return };
    assert!(shown.contains("\u{1b}[1m"), "{shown:?}");
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")] {
        let shown = terminal().with(name, value).shows("crosscheck check").unwrap();
        assert!(!shown.contains('\u{1b}') && shown.contains("error[count-conflict]"), "{name}: {shown:?}");
    }
    let plain = terminal().shows("crosscheck check --color never").unwrap();
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    let piped = terminal().shows("crosscheck check | cat").unwrap();
    assert!(!piped.contains('\u{1b}'), "{piped:?}");
}

#[test]
fn the_width_is_that_of_the_terminal() {
    let long = format!("In this paragraph {} over 95 states joined {}.", "many words ".repeat(9), "and many more ".repeat(9));
    let workspace = two_documents();
    workspace.write("a.txt", long);
    let terminal = Terminal::new(workspace);
    let Some(wide) = terminal.shows("stty cols 120; crosscheck check --color never") else { return };
    let narrow = terminal.shows("crosscheck check --color never").unwrap();
    let widest = |shown: &str| shown.lines().map(|line| line.chars().count()).max().unwrap();
    assert!((70..=80).contains(&widest(&narrow)), "{narrow}");
    assert!((110..=120).contains(&widest(&wide)), "{wide}");
}

#[test]
fn no_line_of_the_report_is_wider_than_the_terminal() {
    let workspace = Workspace::new();
    for folder in ["sources", "."] {
        for entry in std::fs::read_dir(crate::workspace::root().join(folder)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() && (folder == "sources" || entry.ends_with("claims.yaml")) {
                let name = entry.file_name().unwrap().to_str().unwrap();
                workspace.write(&format!("{folder}/{name}"), std::fs::read(&entry).unwrap());
            }
        }
    }
    let Some(shown) = Terminal::new(workspace).shows("crosscheck check --color never") else { return };
    assert!(shown.lines().count() > 100, "{shown}");
    for line in shown.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}
