//! Every format of a report: what it looks like on one fixture, and that its own kind of parser reads it back whole, whatever
//! the documents say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use serde_json::Value;

use crate::workspace::{Run, Workspace, command, root, run};

/// All formats that are text a program parses; the page has tests of its own.
pub(crate) const FORMATS: [&str; 11] =
    ["full", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv"];

/// A conflict, one with a reference, a change, a misquote, an agreement, a fact stated once, a rule that matches nothing, a
/// waiver, and columns after characters of several bytes.
pub(crate) fn fixture() -> Workspace {
    Workspace::with(&[
        (
            "claims.yaml",
            "sources:
  - path: docs/charter.md
    authority: 1
    publisher: The Office
  - path: docs/2018.md
    as_of: 2018-11
  - path: docs/2021.md
    as_of: 2021-11
  - path: docs/news.txt
claims:
  states: { title: States that signed, count: [states, countries], near: signed }
  firms: { title: Firms that joined, count: firms, near: joined, over_time: grows }
  budget: { title: The budget, amount: budget, unit: EUR }
  goals: { title: The goals, count: goals }
  words: { title: What the charter says, quote: { passage: free and open } }
  seat: { title: The seat, date: [opened], waive: { reason: the page is being rewritten, until: 2027-01-31 } }
  boats: { title: Boats, count: boats }
",
        ),
        (
            "docs/charter.md",
            "# Charter\n\n51 states signed it. All waters are to be free and open to every vessel, and nobody shall own them. It has nine goals.\n\nThe house opened on 3 May 2018.\n",
        ),
        ("docs/2018.md", "By then 80 states had signed it, and 120 firms had joined. It has 9 goals.\n"),
        (
            "docs/2021.md",
            "Été — über “Ziele”: over 95 countries have signed it, and 300 firms joined. The budget was EUR 2.4 million.\n",
        ),
        (
            "docs/news.txt",
            "The house opened on 4 May 2018.\n\nThe charter says “All waters are to be free and open to each vessel”.\n",
        ),
    ])
}

#[track_caller]
fn shown(format: &str) -> String {
    fixture().run(&["--format", format]).seen()
}

#[test]
fn full() {
    insta::assert_snapshot!(shown("full"));
}

#[test]
fn concise() {
    insta::assert_snapshot!(shown("concise"));
}

#[test]
fn json() {
    insta::assert_snapshot!(shown("json"));
}

#[test]
fn jsonl() {
    insta::assert_snapshot!(shown("jsonl"));
}

#[test]
fn sarif() {
    // The rules are the same in every report: `explain` has a snapshot of them.
    let mut log: Value = fixture().run(&["--format", "sarif"]).json();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap();
    rules.truncate(1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
}

#[test]
fn junit() {
    insta::assert_snapshot!(shown("junit"));
}

#[test]
fn github() {
    insta::assert_snapshot!(shown("github"));
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(shown("gitlab"));
}

#[test]
fn rdjson() {
    insta::assert_snapshot!(shown("rdjson"));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(shown("markdown"));
}

#[test]
fn csv() {
    insta::assert_snapshot!(shown("csv"));
}

/// Lays a report where `scripts/test` looks for what other programs shall judge.
pub(crate) fn lay_out(name: &str, report: &Run) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), &report.stdout).unwrap();
}

/// The name of a document that every format has something to say against.
const NAME: &str = "a b&<é>\"%.txt";

/// Words that act on something in one format or another.
const WORDS: &str = "over 95 ]]> </script> <b>states</b> ::error::x %0A =cmd() @octocat #12 `x` | [a](http://e.org) https://e.org $x$ \
                     ##[error]y \u{1b}[31m\u{202e}\u{9b}\0 \u{fffe}";

/// Documents whose names, titles and words are hostile.
pub(crate) fn hostile() -> Workspace {
    let claims = format!(
        "sources:
  - path: '{NAME}'
    publisher: '=cmd() </script>'
  - path: b.txt
claims:
  states:
    title: '=States ]]> </script> ::error:: <b>@octocat</b> | `x` [a](1)'
    count: states
  said: {{ quote: {{ passage: free and open }}, title: \"Said \\e[31m\" }}
  goats: {{ title: '@goats', count: goats }}
  cows: {{ title: '-cows', count: cows }}
"
    );
    Workspace::with(&[
        ("claims.yaml", &claims),
        (
            NAME,
            &format!("Of the states {WORDS}: 95 states. {WORDS} end. All waters are free and open {WORDS} to all. =2 cows.\n"),
        ),
        ("b.txt", &format!("It says 80 states, {WORDS} and “All waters are free and open {WORDS} to none”.\n")),
    ])
}

fn hostile_run(format: &str) -> Run {
    let run = hostile().run(&["--format", format]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    run
}

/// Characters that act on a terminal, or reorder a line.
fn acts(char: char) -> bool {
    (char.is_control() && char != '\n' && char != '\r')
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn what_hostile_documents_say_is_shown_harmless() {
    for format in ["full", "concise", "junit", "github", "gitlab", "rdjson", "markdown", "csv"] {
        insta::with_settings!({ snapshot_suffix => format }, { insta::assert_snapshot!(hostile_run(format).stdout) });
    }
}

#[test]
fn no_format_has_a_character_that_acts() {
    for format in FORMATS {
        let report = hostile_run(format).stdout;
        assert!(report.contains("95"), "{format}: {report}");
        assert!(!report.chars().any(acts), "{format}: {:?}", report.chars().find(|char| acts(*char)));
    }
}

#[test]
fn json_formats_read_back_with_the_name_of_the_file() {
    let sarif = hostile_run("sarif").json();
    let uris: BTreeSet<String> = results(&sarif)
        .iter()
        .flat_map(|result| locations(result))
        .map(|location| location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned())
        .collect();
    assert!(uris.contains("a%20b%26%3C%C3%A9%3E%22%25.txt"), "{uris:?}");
    assert!(hostile_run("gitlab").json().as_array().unwrap().iter().any(|issue| issue["location"]["path"] == NAME));
    let rdjson = hostile_run("rdjson").json();
    assert!(rdjson.to_string().contains(&serde_json::to_string(NAME).unwrap()));
    assert!(hostile_run("json").json().to_string().contains(&serde_json::to_string(NAME).unwrap()));
}

pub(crate) fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

/// The location of a result, then those it is related to.
pub(crate) fn locations(result: &Value) -> Vec<&Value> {
    let related = result["relatedLocations"].as_array().into_iter().flatten();
    result["locations"].as_array().unwrap().iter().chain(related).collect()
}

#[test]
fn junit_is_xml_with_the_words_as_text() {
    let refused = Workspace::with(&[("claims.yaml", "claims: {a: {coun: x}}")]);
    lay_out("fixture.junit.xml", &fixture().run(&["--format", "junit"]));
    lay_out("refused.junit.xml", &refused.run(&["--format", "junit"]));
    lay_out("hostile.junit.xml", &hostile_run("junit"));
    let xml = hostile_run("junit").stdout;
    let mut reader = quick_xml::Reader::from_str(&xml);
    reader.config_mut().check_end_names = true;
    let (mut names, mut text) = (BTreeSet::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                names.insert(tag.name().as_ref().to_owned());
                tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
            }
            quick_xml::events::Event::Text(words) => text.push_str(&words),
            quick_xml::events::Event::GeneralRef(entity) => text.extend(["&", &*entity, ";"]),
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
    assert!(text.contains("]]&gt;") && text.contains("&lt;/script&gt;"), "{text}");
    // XML 1.0 has no place for these, not even as references.
    assert!(!xml.contains(['\0', '\u{fffe}', '\u{ffff}']) && !xml.contains("&#"));
}

#[test]
fn every_line_for_github_is_one_command() {
    let out = hostile_run("github").stdout;
    for line in out.lines() {
        let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{line}");
            assert!(!value.contains([':', ',']), "{line}");
        }
        assert!(!data.is_empty());
    }
    assert!(out.contains("file=a b&<é>\"%25.txt,"), "{out}");
}

#[test]
fn no_cell_for_a_spreadsheet_is_a_formula() {
    let out = hostile_run("csv").stdout;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let (mut rows, mut names) = (0, BTreeSet::new());
    for row in reader.records() {
        let row = row.unwrap();
        assert_eq!(row.len(), columns.len());
        for cell in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        names.insert(row[8].to_owned());
        rows += 1;
    }
    assert!(rows > 5 && names.contains(NAME), "{names:?}");
    for text in ["'=States ", "'=cmd()", "'@goats", "'-cows"] {
        assert!(out.contains(text), "{text} in {out}");
    }
}

/// Every mark that a renderer knows.
const MARKS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_TASKLISTS);

/// The targets of links in a report, which has no markup but ours.
#[track_caller]
fn links(report: &str) -> Vec<String> {
    let mut links = Vec::new();
    for event in Parser::new_ext(report, MARKS) {
        match event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Start(Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => panic!("{event:?}"),
            Event::Start(Tag::CodeBlock(kind)) => assert_eq!(kind, CodeBlockKind::Fenced("yaml".into())),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            _ => {}
        }
    }
    links
}

#[test]
fn markdown_has_no_markup_but_ours() {
    let report = hostile_run("markdown").stdout;
    let links = links(&report);
    assert!(links.iter().all(|link| link.contains(".txt#L") || link.contains("claims.yaml#L")), "{links:?}");
    assert!(links.iter().any(|link| link == "a%20b%26%3C%C3%A9%3E%22%25.txt#L1"), "{links:?}");
    // A parser drops cells that are too many: the bars tell of them.
    let rows = report.lines().filter(|line| line.starts_with('|'));
    let bars: BTreeSet<usize> = rows.map(|row| row.replace("\\|", "").matches('|').count()).collect();
    assert_eq!(bars, BTreeSet::from([5]));
    // A forge looks for mentions in the text that results.
    for event in Parser::new_ext(&report, MARKS) {
        if let Event::Text(text) = event {
            assert!(!["@octocat", "#12", "https://"].iter().any(|reference| text.contains(reference)), "{text}");
        }
    }
}

#[test]
fn what_is_discovered_has_its_reasons_and_a_rule_to_paste() {
    let report =
        run(command().args(["discover", "sources", "--format", "markdown"]).current_dir(root()).output().unwrap()).stdout;
    assert!(links(&report).len() > 5);
    let block = report.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(crosscheck::rule::parse(&format!("claims:\n{block}")).is_ok(), "{block}");
    assert!(report.contains("- taken for one fact with confidence 0."), "{report}");
}
