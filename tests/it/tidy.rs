//! What the project asks of its own text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::root;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_says_what_it_is() {
    for path in files(&root().join("src"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!"), "{} does not open with its doc", path.display());
    }
}

#[test]
fn files_stay_short_enough_to_read() {
    for path in files(&root().join("src"), "rs").into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count();
        assert!(code <= 450, "{} has {code} lines without its tests: split it by concept", path.display());
    }
}

#[test]
fn only_the_edges_print() {
    for path in files(&root().join("src"), "rs") {
        let room = path.strip_prefix(root().join("src")).unwrap().components().next().unwrap();
        let edge = matches!(room.as_os_str().to_str(), Some("cli" | "report" | "main.rs"));
        let text = fs::read_to_string(&path).unwrap();
        assert!(edge || !text.contains("std::io::stdout"), "{} prints", path.display());
    }
}

/// The rooms, from the first to the last; each knows only those before it. `rule` reads words with `recognize`, and
/// reports stand at the end with the command line.
const ROOMS: [&str; 16] = [
    "yaml",
    "value",
    "source",
    "recognize",
    "rule",
    "claim",
    "example",
    "finding",
    "compare",
    "change",
    "coverage",
    "discover",
    "snapshot",
    "report",
    "review",
    "cli",
];

#[test]
fn dependencies_point_one_way() {
    for path in files(&root().join("src"), "rs") {
        let relative = path.strip_prefix(root().join("src")).unwrap();
        let Some(room) = relative.components().next().and_then(|first| first.as_os_str().to_str()) else { continue };
        let Some(number) = ROOMS.iter().position(|known| *known == room) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for later in &ROOMS[number + 1..] {
            let names = text.contains(&format!("crate::{later}::")) || text.contains(&format!("crate::{{{later}"));
            assert!(!names, "{} knows `{later}`, which comes after `{room}`", relative.display());
        }
    }
}

#[test]
fn every_code_is_in_the_documentation() {
    let text = fs::read_to_string(root().join("docs/reference.md")).unwrap();
    for code in crosscheck::finding::Code::ALL {
        assert!(text.contains(&format!("`{code}`")), "docs/reference.md does not name {code}");
    }
}
