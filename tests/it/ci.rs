//! The files that CI systems read: they parse, ask for what the program takes, and run nothing that an input says.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::help::accepts;
use crate::workspace::{Workspace, command, root, run};

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The steps of the action.
fn steps() -> Vec<Value> {
    yaml("action.yml")["runs"]["steps"].as_array().unwrap().clone()
}

fn step(id: &str) -> Value {
    steps().into_iter().find(|step| step["id"] == id).unwrap()
}

#[test]
fn steps_of_the_action_name_their_shell_and_run_no_input() {
    for step in steps() {
        let name = step["name"].as_str().expect("every step has a name");
        match (&step["run"], &step["uses"]) {
            (Value::String(script), Value::Null) => {
                assert_eq!(step["shell"], "bash", "{name}");
                assert!(!script.contains("${{"), "{name}: an expression in a script is run as code");
            }
            (Value::Null, Value::String(used)) => assert_major(used),
            _ => panic!("{name} either runs a script or uses an action"),
        }
    }
}

#[track_caller]
fn assert_major(used: &str) {
    let version = used.rsplit_once('@').unwrap().1;
    assert!(
        version.strip_prefix('v').is_some_and(|major| major.parse::<u8>().is_ok()),
        "{used} is not pinned to a major version"
    );
}

#[test]
fn every_input_of_the_action_is_used_and_documented() {
    let action = yaml("action.yml");
    let (text, page) = (read("action.yml"), read("docs/ci.md"));
    for kind in ["inputs", "outputs"] {
        for (name, what) in action[kind].as_object().unwrap() {
            assert!(what["description"].is_string(), "{name}");
            assert!(kind == "outputs" || text.contains(&format!("${{{{ inputs.{name} }}}}")), "{name} is not used");
            assert!(page.contains(&format!("| `{name}` |")), "docs/ci.md does not name {name}");
        }
    }
    for used in text.match_indices("inputs.").map(|(at, _)| &text[at + "inputs.".len()..]) {
        let name = used.split([' ', '}']).next().unwrap();
        assert!(action["inputs"][name].is_object(), "there is no input {name}");
    }
}

#[test]
fn options_that_the_action_passes_are_options_of_check() {
    let script = step("check")["run"].as_str().unwrap().to_owned();
    let help = run(command().args(["check", "--help"]).output().unwrap()).stdout;
    let options: Vec<&str> = script.split(|char: char| !char.is_alphanumeric() && char != '-').collect();
    let options: Vec<&str> = options.into_iter().filter(|word| word.starts_with("--") && word.len() > 2).collect();
    assert!(options.contains(&"--config") && options.len() >= 4, "{options:?}");
    for option in options {
        assert!(help.contains(&format!("{option} ")), "`check` has no option {option}");
    }
}

/// Runs the script of the action's check with a program in its place that says what it was given.
fn words(inputs: &[(&str, &str)]) -> Option<Vec<String>> {
    let workspace = Workspace::new();
    let script = step("check")["run"].as_str().unwrap().to_owned();
    let program =
        workspace.write("bin/crosscheck", "#!/usr/bin/env bash\nprintf '%s\\0' \"$@\" > \"$RUNNER_TEMP/words\"\nexit 1\n");
    executable(&program);
    let path = format!("{}:{}", workspace.path().join("bin").display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script]).current_dir(workspace.path()).env("PATH", path);
    for variable in ["PATHS", "CONFIG", "ARGS", "FAIL_LEVEL", "SINCE", "SARIF"] {
        let value = inputs.iter().find(|(name, _)| *name == variable).map_or("", |(_, value)| value);
        bash.env(variable, value);
    }
    let output = workspace.path().join("output");
    let run = run(bash.env("RUNNER_TEMP", workspace.path()).env("GITHUB_OUTPUT", &output).output().ok()?);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert_eq!(fs::read_to_string(output).unwrap(), "exit-code=1\n", "the code is kept until the report is uploaded");
    assert!(!workspace.path().join("pwned").exists(), "an input was run");
    let words = fs::read_to_string(workspace.path().join("words")).unwrap();
    let folder = workspace.path().to_str().unwrap();
    Some(words.split_terminator('\0').map(|word| word.replace(folder, "TEMP")).collect())
}

#[cfg(unix)]
fn executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn executable(_path: &Path) {}

#[cfg(unix)]
#[test]
fn the_action_hands_its_inputs_over_as_they_are() {
    let Some(plain) = words(&[("FAIL_LEVEL", "warning")]) else { return };
    assert_eq!(plain, ["check", "--fail-level", "warning", "--"]);
    let hostile = "$(touch pwned)\n; touch pwned\na b/*.md\n\"`touch pwned`\n-x";
    let given = words(&[
        ("FAIL_LEVEL", "error"),
        ("PATHS", hostile),
        ("CONFIG", "a b/claims.yaml"),
        ("ARGS", "--ignore\n\ndrafts.*\n"),
        ("SINCE", "$(touch pwned)"),
        ("SARIF", "true"),
    ])
    .unwrap();
    #[rustfmt::skip]
    assert_eq!(given, [
        "check", "--fail-level", "error", "--config", "a b/claims.yaml", "--since", "$(touch pwned)",
        "--output", "sarif=TEMP/crosscheck.sarif", "--ignore", "drafts.*", "--",
        "$(touch pwned)", "; touch pwned", "a b/*.md", "\"`touch pwned`", "-x",
    ]);
}

/// The command lines in a text: what stands after a `crosscheck` that begins a line, a string or code.
fn command_lines(text: &str) -> Vec<Vec<&str>> {
    let begins = |line: &&str| ["$ crosscheck", "- crosscheck ", "entry: crosscheck "].iter().any(|lead| line.starts_with(lead));
    let lines = text.lines().map(str::trim).filter(begins).map(|line| &line[line.find("crosscheck").unwrap()..]);
    let code = text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let code = code.filter(|code| code.starts_with("crosscheck ") && !code.contains('…'));
    lines.chain(code).map(|line| line.split(" ${").next().unwrap().split_whitespace().skip(1).collect()).collect()
}

#[test]
fn command_lines_for_ci_are_ones_that_the_program_takes() {
    let mut tried = 0;
    for path in
        ["docs/ci.md", "docs/ci/gitlab-ci.yml", ".pre-commit-hooks.yaml", "docs/ci/github.yml", "docs/ci/pre-commit-config.yaml"]
    {
        for words in command_lines(&read(path)) {
            accepts(&words).unwrap_or_else(|error| panic!("{path}: crosscheck {}\n{error}", words.join(" ")));
            tried += 1;
        }
    }
    assert!(tried >= 6, "{tried}");
}

#[test]
fn files_to_copy_parse_and_fit_what_they_use() {
    let workflow = yaml("docs/ci/github.yml");
    assert_eq!(workflow["permissions"], serde_json::json!({ "contents": "read", "security-events": "write" }));
    let inputs = yaml("action.yml")["inputs"].clone();
    let mut ours = 0;
    for step in workflow["jobs"]["crosscheck"]["steps"].as_array().unwrap() {
        let used = step["uses"].as_str().unwrap();
        assert_major(used);
        if used.starts_with("OWNER/crosscheck@") {
            ours += 1;
            for name in step["with"].as_object().unwrap().keys() {
                assert!(inputs[name].is_object(), "the action has no input {name}");
            }
        }
    }
    assert_eq!(ours, 1);
    let reports = &yaml("docs/ci/gitlab-ci.yml")["crosscheck"]["artifacts"];
    assert_eq!(reports["when"], "always", "reports are kept when the check fails");
    let script = read("docs/ci/gitlab-ci.yml");
    for (report, format) in [("codequality", "gitlab"), ("junit", "junit")] {
        let file = reports["reports"][report].as_str().unwrap();
        assert!(script.contains(&format!("--output {format}={file}")), "{report}");
    }
    let hooks = yaml(".pre-commit-hooks.yaml");
    let ids: Vec<&str> = hooks.as_array().unwrap().iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    for hook in yaml("docs/ci/pre-commit-config.yaml")["repos"][0]["hooks"].as_array().unwrap() {
        assert!(ids.contains(&hook["id"].as_str().unwrap()), "there is no hook {hook}");
    }
    for hook in hooks.as_array().unwrap() {
        assert_eq!(hook["pass_filenames"], false, "{hook}");
    }
}
