//! Help, manual pages and completions: what a person reads of the command line.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::workspace::{Workspace, command, run};

/// The names of all commands, from the help itself.
fn commands() -> Vec<String> {
    let help = help(&["-h"]);
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let list = list.split("\n\n").next().unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

/// Help as a terminal of 80 columns shows it.
fn help(arguments: &[&str]) -> String {
    run(command().args(arguments).env("COLUMNS", "80").output().unwrap()).stdout
}

/// Whether the program takes these arguments, without doing what they ask for.
pub(crate) fn accepts(arguments: &[&str]) -> Result<(), String> {
    let asked = run(command().args(arguments).arg("--help").output().unwrap());
    if asked.code == 0 { Ok(()) } else { Err(asked.stderr) }
}

#[test]
fn the_help_of_every_command() {
    let commands = commands();
    assert!(commands.iter().any(|name| name == "check") && commands.len() >= 11, "{commands:?}");
    insta::assert_snapshot!("help_of_crosscheck", help(&["-h"]));
    for name in commands {
        insta::assert_snapshot!(format!("help_of_{name}"), help(&[&name, "-h"]));
    }
}

#[test]
fn no_line_of_the_help_is_wider_than_the_terminal() {
    for name in commands() {
        for flag in ["-h", "--help"] {
            for line in help(&[&name, flag]).lines() {
                assert!(line.chars().count() <= 80, "{name} {flag}: {line}");
            }
        }
    }
}

#[test]
fn examples_in_the_help_are_command_lines_that_work() {
    let mut examples = 0;
    for name in commands().iter().map(String::as_str).chain([""]) {
        let help = if name.is_empty() { help(&["-h"]) } else { help(&[name, "-h"]) };
        let (_, after) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("`{name}` shows no example"));
        for line in after.lines().take_while(|line| line.starts_with("  crosscheck")) {
            let words = line.trim_start().split("  ").next().unwrap().split_whitespace().skip(1);
            let words: Vec<&str> =
                words.take_while(|word| !["|", ">"].contains(word)).map(|word| word.trim_matches('\'')).collect();
            accepts(&words).unwrap_or_else(|error| panic!("{line}\n{error}"));
            examples += 1;
        }
    }
    assert!(examples > 20, "{examples}");
}

#[test]
fn manual_pages_cover_every_command_and_are_sound() {
    let workspace = Workspace::new();
    let wrote = workspace.run(&["man", "--dir", "share/man1"]);
    assert_eq!(wrote.stdout, format!("Wrote {} pages to share/man1.\n", commands().len() + 1), "{}", wrote.seen());
    let main = std::fs::read_to_string(workspace.path().join("share/man1/crosscheck.1")).unwrap();
    assert_eq!(workspace.run(&["man"]).stdout, main, "without a folder, the main page is printed");
    for name in commands() {
        let page = std::fs::read_to_string(workspace.path().join(format!("share/man1/crosscheck-{name}.1"))).unwrap();
        assert!(page.contains(".SH EXAMPLES\n") && page.contains(".SH \"GLOBAL OPTIONS\"\n"), "{name}:\n{page}");
        assert!(main.contains(&format!("crosscheck\\-{name}(1)")), "the main page names {name}:\n{main}");
    }
    let Ok(groff) = Command::new("groff").arg("--version").output() else { return };
    assert!(groff.status.success());
    for page in std::fs::read_dir(workspace.path().join("share/man1")).unwrap() {
        let path = page.unwrap().path();
        let read = run(Command::new("groff").args(["-man", "-ww", "-z", "-Tutf8", "-Kutf8"]).arg(&path).output().unwrap());
        assert_eq!((read.stderr.as_str(), read.code), ("", 0), "{}", path.display());
    }
}

#[test]
fn a_folder_for_manual_pages_that_cannot_be_made_is_named() {
    let workspace = Workspace::with(&[("taken", "")]);
    let run = workspace.run(&["man", "--dir", "taken/man1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: cannot make the folder taken/man1: "), "{}", run.stderr);
}

#[test]
fn completions_name_every_command_and_are_sound() {
    let workspace = Workspace::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = workspace.run(&["completions", shell]);
        assert_eq!((script.code, script.stderr.as_str()), (0, ""));
        for name in commands() {
            assert!(script.stdout.contains(&name), "{shell} does not complete {name}");
        }
        checked_by(shell, &script.stdout);
    }
    assert_eq!(workspace.run(&["completions", "tcsh"]).code, 2);
}

/// Lets the shell read its script, where it is installed.
fn checked_by(shell: &str, script: &str) {
    let arguments: &[&str] = match shell {
        "bash" | "zsh" => &["-n"],
        "fish" => &["--no-execute"],
        _ => return,
    };
    let started = Command::new(shell).args(arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut reader) = started else { return };
    reader.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success(), "{shell}: {}", String::from_utf8_lossy(&read.stderr));
}

#[test]
fn a_mistyped_command_is_told_from_all_commands() {
    let run = Workspace::with(&[("claims.yaml", "claims: {}\n")]).run(&["mna"]);
    assert!(run.stderr.contains("did you mean `crosscheck man`?"), "{}", run.stderr);
}
