//! `crosscheck mentions`: what is recognised, from files and from standard input, with its places on disk.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::workspace::{Run, Workspace, command, root, run};

/// Runs with these bytes on standard input, in a folder without a configuration.
fn fed(bytes: &[u8], arguments: &[&str]) -> Run {
    let workspace = Workspace::new();
    let mut child = command()
        .arg("mentions")
        .args(arguments)
        .current_dir(workspace.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(bytes);
    run(child.wait_with_output().unwrap())
}

fn lines(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn words<'v>(mentions: &'v [Value], key: &str) -> Vec<&'v str> {
    mentions.iter().map(|mention| mention[key].as_str().unwrap()).collect()
}

fn range(mention: &Value, what: &str) -> std::ops::Range<usize> {
    let at = |end: &str| usize::try_from(mention[format!("{what}_{end}")].as_u64().unwrap()).unwrap();
    at("start")..at("end")
}

/// Every number, date and quotation of these bytes is where it says: in the bytes as they are, and in the characters of `decoded`.
#[track_caller]
fn in_their_places(bytes: &[u8], decoded: &str, expect: &[&str], encode: impl Fn(&str) -> Vec<u8>) {
    let run = fed(bytes, &["-", "--format", "jsonl", "--kind", "quantity,period,quote"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    let mentions = lines(&run);
    assert_eq!(words(&mentions, "text"), expect);
    let characters: Vec<char> = decoded.chars().collect();
    for mention in &mentions {
        let text = mention["text"].as_str().unwrap();
        assert_eq!(bytes[range(mention, "byte")], encode(text), "{mention}");
        assert_eq!(characters[range(mention, "char")].iter().collect::<String>(), text, "{mention}");
    }
}

const TEXT: &str = "Été 😀: over 95 états joined,\nand “naïve words here” on 12 November 2018.\n";
const FOUND: [&str; 3] = ["95", "naïve words here", "12 November 2018"];

#[test]
fn bytes_and_characters_lead_back_to_the_words() {
    in_their_places(TEXT.as_bytes(), TEXT, &FOUND, |text| text.as_bytes().to_vec());
}

#[test]
fn a_byte_order_mark_is_bytes_and_no_character() {
    in_their_places(format!("\u{feff}{TEXT}").as_bytes(), TEXT, &FOUND, |text| text.as_bytes().to_vec());
}

#[test]
fn utf_16_is_read_with_its_own_bytes() {
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    in_their_places(&utf16(&format!("\u{feff}{TEXT}")), TEXT, &FOUND, utf16);
}

#[test]
fn line_ends_in_the_words_are_spaces_in_the_text_and_bytes_on_disk() {
    let bytes = "It has 95\r\n   million states.";
    let mentions = lines(&fed(bytes.as_bytes(), &["-", "--format", "jsonl"]));
    assert_eq!(mentions[0]["text"], "95 million");
    assert_eq!(&bytes[range(&mentions[0], "byte")], "95\r\n   million");
    assert_eq!((mentions[0]["line"].as_u64(), mentions[0]["end_line"].as_u64()), (Some(1), Some(2)));
}

#[test]
fn every_kind_has_its_keys_in_their_order() {
    let text = "Over 1.2 million people and 2 of the 16 states, 40 to 50 % of them, joined on 12 November and in 2018.\n\n\
                Its parts are: oak, ash and elm. France said “we take part”. The budget rose by about €5m.\n";
    insta::assert_snapshot!(fed(text.as_bytes(), &["-", "--format", "jsonl"]).seen());
}

#[test]
fn the_shipped_sources_in_full() {
    insta::assert_snapshot!(run(command().arg("mentions").current_dir(root()).output().unwrap()).seen());
}

#[test]
fn the_help() {
    insta::assert_snapshot!(run(command().args(["mentions", "--help"]).output().unwrap()).stdout);
}

#[test]
fn json_is_one_object_with_sources_and_problems() {
    let workspace = Workspace::with(&[("a.txt", "80 states."), ("b.md", "# No value here\n")]);
    insta::assert_snapshot!(workspace.run(&["mentions", "--format", "json", "b.md", "a.txt", "c.txt"]).seen());
}

#[test]
fn json_without_a_mention_is_still_an_object() {
    let run = fed(b"Nothing here.", &["-", "--format", "json"]);
    assert_eq!(run.json()["mentions"], Value::Array(Vec::new()));
    assert_eq!(run.json()["sources"][0]["source"], "-");
}

#[test]
fn json_and_json_lines_hold_the_same() {
    let of = |format: &str| run(command().args(["mentions", "--format", format]).current_dir(root()).output().unwrap());
    let (json, lines) = (of("json").json(), lines(&of("jsonl")));
    assert_eq!(json["mentions"].as_array().unwrap(), &lines);
    let counted: u64 = json["sources"].as_array().unwrap().iter().map(|source| source["mentions"].as_u64().unwrap()).sum();
    let claimable =
        |mention: &&Value| mention["kind"] != "name" || (mention["code"] != Value::Null && mention["demonym"] == false);
    assert_eq!(usize::try_from(counted).unwrap(), lines.iter().filter(claimable).count());
}

#[test]
fn kinds_are_chosen_by_repeating_them_or_with_commas() {
    let kinds = |arguments: &[&str]| {
        let run = fed(b"80 states joined in 2018, France among them.", &[&["-", "--format", "jsonl"], arguments].concat());
        words(&lines(&run), "kind").join(" ")
    };
    assert_eq!(kinds(&[]), "quantity period name");
    assert_eq!(kinds(&["--kind", "name"]), "name");
    assert_eq!(kinds(&["--kind", "name,quantity"]), "quantity name");
    assert_eq!(kinds(&["--kind", "name", "--kind", "period"]), "period name");
    assert_eq!(kinds(&["--kind", "quote"]), "");
    let run = fed(b"", &["-", "--kind", "colour"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("[possible values: quantity, ordinal, period, list, name, quote]"), "{}", run.stderr);
}

#[test]
fn as_of_stands_above_what_the_document_says() {
    let text = b"---\nas_of: 2017\n---\n80 states.";
    let as_of =
        |arguments: &[&str]| fed(text, &[&["-", "--format", "json"], arguments].concat()).json()["sources"][0]["as_of"].clone();
    assert_eq!(as_of(&[]), "2017");
    assert_eq!(as_of(&["--as-of", "2018-11"]), "2018-11");
    let run = fed(text, &["-", "--as-of", "last year"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr.lines().next().unwrap(),
        "error: invalid value 'last year' for '--as-of <DATE>': expected a year, a month or a day: 2018, 2018-11 or 2018-11-12"
    );
}

#[test]
fn a_stretch_without_its_year_has_the_days_nearest_to_the_as_of() {
    let text = b"It is shut from 3 to 5 May, on 12 June, on Friday and at the end of March; early 2018 was dry.";
    let days = |arguments: &[&str]| -> Vec<String> {
        let mentions = lines(&fed(text, &[&["-", "--format", "jsonl", "--kind", "period"], arguments].concat()));
        let seen = mentions.iter().map(|mention| format!("{} {} {}", mention["value"], mention["from"], mention["to"]));
        seen.map(|line| line.replace('"', "")).collect()
    };
    let rest = ["--06-12 null null", "-W-5 null null"];
    let early = "2018-01-01~/2018-06-30~ 2018-01-01 2018-07-01";
    let undated = ["--05-03/--05-05 null null", rest[0], rest[1], "--03-16~/--03-31~ null null", early];
    assert_eq!(days(&[]), undated);
    let shut = "--05-03/--05-05 2018-05-03 2018-05-06";
    let march = "--03-16~/--03-31~ 2018-03-16 2018-04-01";
    assert_eq!(days(&["--as-of", "2018-07-20"]), [shut, rest[0], rest[1], march, early]);
}

#[test]
fn a_stretch_without_its_year_is_of_the_time_of_a_date_before_it_and_a_habit_of_none() {
    let from = |text: &str| -> String {
        let run = fed(text.as_bytes(), &["-", "--format", "jsonl", "--kind", "period", "--as-of", "2018-07-20"]);
        lines(&run).last().map(|mention| mention["from"].to_string()).unwrap_or_default()
    };
    assert_eq!(from("It lasted from 17 to 25 May 1944. On 25/26 May they left."), "\"1944-05-25\"");
    assert_eq!(from("It was bought in 1944. From 3 to 5 May it was shut."), "null");
    assert_eq!(from("It was bought in 2017. From 3 to 5 May it was shut."), "\"2018-05-03\"");
    assert_eq!(from("It is usually shut from 3 to 5 May."), "null");
}

#[test]
fn documents_that_are_named_need_no_configuration() {
    let workspace =
        Workspace::with(&[("docs/a.txt", "80 states."), ("docs/deep/b.md", "**51** states."), ("docs/c.rs", "7 states.")]);
    let run = workspace.run(&["mentions", "docs", "--format", "jsonl"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(words(&lines(&run), "source"), ["docs/a.txt", "docs/deep/b.md"]);
    let run = workspace.run(&["mentions"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no claims.yaml here or in a folder above"), "{}", run.stderr);
}

#[test]
fn a_configuration_that_is_met_says_what_it_knows() {
    let workspace = Workspace::with(&[
        ("docs/a.txt", "80 states."),
        ("docs/old/b.txt", "51 states."),
        ("claims.yaml", "sources: [{ path: 'docs/*.txt', title: A, as_of: 2018-11 }]\nexclude: docs/old/**\n"),
    ]);
    let report = workspace.run_in("docs", &["mentions", ".", "--format", "json"]).json();
    let sources = report["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 1, "what is excluded is not walked into");
    assert_eq!((&sources[0]["source"], &sources[0]["title"]), (&"a.txt".into(), &"A".into()));
    assert_eq!(sources[0]["as_of"], "2018-11");
    let full = workspace.run_in("docs", &["mentions"]);
    assert!(full.stdout.starts_with("../docs/a.txt\n"), "{}", full.seen());
}

#[test]
fn a_wrong_configuration_stops_only_who_needs_it() {
    let workspace = Workspace::with(&[("a.txt", "80 states."), ("claims.yaml", "claims:\n  a: { coun: states }\n")]);
    let named = workspace.run(&["mentions", "a.txt"]);
    assert_eq!(named.code, 0, "{}", named.seen());
    assert!(named.stderr.contains("warning: unknown key `coun`\n --> claims.yaml:2:8"), "{}", named.stderr);
    assert!(named.stderr.contains("the documents are read without this configuration"), "{}", named.stderr);
    assert!(named.stdout.contains("“80 states”"), "{}", named.stdout);
    for arguments in [&["mentions"][..], &["mentions", "a.txt", "--config", "claims.yaml"]] {
        let refused = workspace.run(arguments);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(refused.stderr.contains("error: unknown key `coun`"), "{}", refused.stderr);
    }
    workspace.write("claims.yaml", b"title: caf\xe9\n");
    let named = workspace.run(&["mentions", "a.txt"]);
    assert_eq!(named.code, 0, "{}", named.seen());
    assert!(named.stderr.contains("warning: claims.yaml:1:11: the configuration is not UTF-8"), "{}", named.stderr);
}

#[test]
fn a_missing_file_is_named_and_the_rest_is_listed() {
    let workspace = Workspace::with(&[("a.txt", "80 states."), ("c.txt", "51 states.")]);
    let run = workspace.run(&["mentions", "c.txt", "b.txt", "a.txt", "--format", "jsonl"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error: cannot read b.txt: no such file"), "{}", run.stderr);
    assert_eq!(words(&lines(&run), "source"), ["a.txt", "c.txt"]);
}

#[test]
fn standard_input_and_files_are_listed_together() {
    let run = fed(b"80 states.", &["b.txt", "-", "-", "--format", "jsonl"]);
    assert_eq!((run.code, words(&lines(&run), "source")), (2, vec!["-"]));
}

#[test]
fn hostile_standard_input_does_no_harm() {
    let empty = fed(b"", &["-"]);
    assert_eq!(empty.code, 0, "{}", empty.seen());
    assert_eq!(empty.stderr, "warning: standard input holds no text\n  = help: there was nothing in it to read\n");
    let binary = fed(&[0; 4096], &["-"]);
    assert_eq!((binary.code, binary.stdout.as_str()), (2, ""));
    assert!(binary.stderr.contains("standard input is not text: it holds NUL bytes"), "{}", binary.stderr);
    let stray = fed(b"There are 80\0 states in all of it.", &["-"]);
    assert_eq!(stray.code, 0, "{}", stray.seen());
    assert!(stray.stdout.contains("80") && !stray.stdout.contains('\0'), "{}", stray.seen());
    let line = format!("{}with 12 states", "word and other words ".repeat(50_000));
    let long = lines(&fed(line.as_bytes(), &["-", "--format", "jsonl", "--kind", "quantity"]));
    assert_eq!((words(&long, "text"), long[0]["column"].as_u64()), (vec!["12"], Some(1_050_006)));
    let wide = fed(format!("“{}”", "quoted words ".repeat(80_000)).as_bytes(), &["-"]);
    assert!(wide.stdout.len() < 1000, "a line in full is short: {} bytes", wide.stdout.len());
    let beyond = fed(format!("{} states", "9".repeat(400)).as_bytes(), &["-", "--format", "jsonl"]);
    assert_eq!(beyond.code, 0, "{}", beyond.seen());
    lines(&beyond);
}

#[test]
fn many_documents_come_in_order_whatever_the_threads() {
    let workspace = Workspace::new();
    for number in 0..150 {
        workspace.write(&format!("docs/{number:03}.txt"), format!("{number} states. {}", "More words. ".repeat(150 - number)));
    }
    for format in ["full", "json", "jsonl"] {
        let of = |jobs: &str| workspace.run(&["mentions", "docs", "-j", jobs, "--format", format]).stdout;
        assert_eq!(of("1"), of("8"), "{format}");
    }
    let sources = lines(&workspace.run(&["mentions", "docs", "--format", "jsonl"]));
    assert!(words(&sources, "source").is_sorted());
    assert_eq!(sources.len(), 150);
}

#[test]
fn a_closed_pipe_is_quiet() {
    let workspace = Workspace::new();
    workspace.write("a.txt", "80 states.\n\n".repeat(20_000));
    let mut child = command()
        .args(["mentions", "a.txt"])
        .current_dir(workspace.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = run(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_mistyped_command_is_known_by_its_neighbour() {
    let run = Workspace::with(&[("claims.yaml", "claims: {}")]).run(&["mentoins"]);
    assert!(run.stderr.contains("did you mean `crosscheck mentions`?"), "{}", run.stderr);
}
