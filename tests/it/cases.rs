//! Behaviour, case by case: each file of `tests/cases` holds documents, rules, commands and what they print.
//!
//! ````text
//! Prose that says what the case is about.
//!
//! ```text notes.txt             a file of that name
//! ```yaml claims.yaml           another
//! ```console                    commands after "$ ", each followed by what it prints and "--- exit N"
//! ````
//!
//! `CASES=overwrite cargo test cases` writes what is printed now into the files; read the diff before you commit it.

use std::fs;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use similar::TextDiff;

use crate::workspace::{Workspace, root};

#[test]
fn every_case_prints_what_it_says() {
    let mut paths: Vec<_> = fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let failures: Vec<String> = paths.iter().filter_map(|path| failure(path)).collect();
    assert!(failures.is_empty(), "{}\n\n{} of {} cases differ", failures.join("\n"), failures.len(), paths.len());
}

/// How a case differs from what it says; nothing if it does not, or if it was rewritten.
fn failure(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).unwrap();
    let now = played(&text);
    if now == text {
        return None;
    }
    if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
        fs::write(path, now).unwrap();
        return None;
    }
    let diff = TextDiff::from_lines(&text, &now).unified_diff().header(&path.display().to_string(), "now").to_string();
    Some(diff)
}

/// The text of a case with what its commands print now.
fn played(text: &str) -> String {
    let blocks = blocks(text);
    let workspace = Workspace::new();
    let mut consoles = 0;
    let mut out = String::new();
    let mut written = 0;
    for Block { info, content } in &blocks {
        match info.split_once(' ') {
            Some((_, name)) => {
                workspace.write(name, &text[content.clone()]);
            }
            None if info == "console" => {
                consoles += 1;
                out.push_str(&text[written..content.start]);
                out.push_str(&transcript(&workspace, &text[content.clone()]));
                written = content.end;
            }
            None => panic!("a block is either `console` or has a file name: {info:?}"),
        }
    }
    assert!(consoles > 0, "a case runs something");
    out.push_str(&text[written..]);
    out
}

struct Block {
    info: String,
    content: Range<usize>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let start = range.start + text[range.start..].find('\n').unwrap() + 1;
                open = Some(Block { info: info.to_string(), content: start..start });
            }
            Event::Text(_) => {
                if let Some(block) = &mut open {
                    block.content.end = range.end;
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// Runs the commands of a console block.
fn transcript(workspace: &Workspace, block: &str) -> String {
    let mut out = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let mut words = line[2..].split_whitespace();
        assert_eq!(words.next(), Some("crosscheck"), "a case runs nothing else: {line}");
        let run = workspace.run(&words.collect::<Vec<_>>());
        out = format!("{out}{line}\n{}", run.seen());
    }
    out
}
