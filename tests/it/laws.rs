//! What holds of any input: the order of sources, the number of threads and the layout of the text change nothing that
//! they should not.

use proptest::prelude::*;

use crate::workspace::{Workspace, command, root, run};

const RULES: &str = "
claims:
  states: { count: [states, governments], near: [support, sign] }
  budget: { amount: budget }
  start: { date: launched }
  parts: { list: { after: [parts] } }
checks:
  sum: states >= 0
";

/// The shipped configuration with its sources in another order.
fn reversed(rules: &str) -> String {
    let start = rules.find("\n  - path:").unwrap();
    let end = start + rules[start..].find("\n\n").unwrap();
    let mut entries: Vec<&str> = rules[start..end].split("\n  - ").skip(1).collect();
    entries.reverse();
    format!("{}\n  - {}{}", &rules[..start], entries.join("\n  - "), &rules[end..])
}

#[test]
fn the_same_bytes_whatever_the_threads_and_the_order_of_sources() {
    let workspace = Workspace::new();
    for entry in std::fs::read_dir(root().join("sources")).unwrap() {
        let path = entry.unwrap().path();
        workspace.write(&format!("sources/{}", path.file_name().unwrap().to_str().unwrap()), std::fs::read(&path).unwrap());
    }
    let rules = std::fs::read_to_string(root().join("claims.yaml")).unwrap();
    let other = reversed(&rules);
    assert_ne!(rules, other);
    for format in ["full", "concise", "json", "jsonl"] {
        workspace.write("claims.yaml", &rules);
        let one = workspace.run(&["-j", "1", "--format", format]).stdout;
        workspace.write("claims.yaml", &other);
        let eight = workspace.run(&["-j", "8", "--format", format]).stdout;
        assert_eq!(one, eight, "{format}");
    }
}

#[test]
fn the_order_of_paths_on_the_command_line_does_not_matter() {
    let paths = ["sources/finabel.txt", "sources/paris-call.txt", "sources/canada-faq.txt"];
    let of = |paths: &[&str]| run(command().args(["--format", "json"]).args(paths).current_dir(root()).output().unwrap()).stdout;
    assert_eq!(of(&paths), of(&[paths[2], paths[0], paths[1], paths[0]]));
}

/// The fingerprints of a run, and its exit code.
fn fingerprints(workspace: &Workspace) -> (Vec<String>, i32) {
    let run = workspace.run(&["--format", "json"]);
    let report = run.json();
    let prints = report["findings"].as_array().unwrap().iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned());
    (prints.collect(), run.code)
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_changes_with_a_value() {
    let rules = format!("sources: ['*.txt']\n{RULES}");
    let text = "The appeal is signed by 80 states.\n";
    let workspace = Workspace::with(&[("a.txt", text), ("b.txt", "51 states signed it."), ("claims.yaml", &rules)]);
    let before = fingerprints(&workspace);
    workspace.write("a.txt", "A new first paragraph.\n\nThe appeal is signed\nby 80 states.\n");
    assert_eq!(fingerprints(&workspace), before);
    workspace.write("a.txt", "The appeal is signed by 81 states.\n");
    assert_ne!(fingerprints(&workspace), before);
}

fn sentence() -> impl Strategy<Value = String> {
    let bound = prop::sample::select(vec!["", "over ", "nearly ", "at least ", "up to ", "about "]);
    let states = (bound, 1u32..200).prop_map(|(bound, count)| format!("It is supported by {bound}{count} states."));
    let budget =
        (1u32..9, prop::sample::select(vec!["€", "$"])).prop_map(|(sum, sign)| format!("The budget is {sign}{sum} million."));
    let start = (1i8..28, 2015i16..2020).prop_map(|(day, year)| format!("It was launched on {day} May {year}."));
    let list = prop::collection::vec("[a-f]{3}", 2..5).prop_map(|items| format!("These are its parts: {}.", items.join(", ")));
    let noise = "[ -~“”‘’–…é]{0,40}";
    prop_oneof![states, budget, start, list, noise.prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_agree_with_their_own_copy_as_much_as_with_themselves(sentences in prop::collection::vec(sentence(), 1..6)) {
        let text = sentences.join(" ");
        let rules = format!("sources: ['*.txt']\n{RULES}");
        let workspace = Workspace::with(&[("a.txt", &text), ("claims.yaml", &rules)]);
        let alone = workspace.run(&["--format", "json"]);
        workspace.write("b.txt", &text);
        let copied = workspace.run(&["--format", "json"]);
        prop_assert!(alone.code < 2 || text.trim().is_empty(), "{}", alone.stderr);
        let codes = |run: &crate::workspace::Run| {
            let report = run.json();
            report["findings"].as_array().unwrap().iter().map(|finding| finding["code"].to_string()).collect::<Vec<_>>()
        };
        prop_assert_eq!(codes(&alone), codes(&copied));
    }

    #[test]
    fn no_text_makes_it_panic_and_every_claim_and_mention_is_where_it_says(text in "(\\PC|\n|[0-9]|80 states |such as |“|”|, | and |\\$|–|\t){0,80}") {
        let rules = format!("sources: ['*.txt', '*.md']\n{RULES}").replace(", near: [support, sign]", "");
        let workspace = Workspace::with(&[("a.txt", &text), ("b.md", &text), ("claims.yaml", &rules)]);
        let run = workspace.run(&["extract", "--format", "jsonl"]);
        prop_assert!(run.code == 0 || run.code == 2, "{}", run.seen());
        for line in run.stdout.lines() {
            let claim: serde_json::Value = serde_json::from_str(line).unwrap();
            let (start, end) = (claim["byte_start"].as_u64().unwrap(), claim["byte_end"].as_u64().unwrap());
            let at = |offset: u64| usize::try_from(offset).unwrap();
            prop_assert_eq!(Some(&text[at(start)..at(end)]), claim["quote"].as_str());
        }
        let run = workspace.run(&["mentions", "a.txt", "b.md", "--format", "jsonl"]);
        prop_assert!(run.code == 0 || run.code == 2, "{}", run.seen());
        let characters: Vec<char> = text.chars().collect();
        for line in run.stdout.lines() {
            let mention: serde_json::Value = serde_json::from_str(line).unwrap();
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            let words: String = characters[at("char_start")..at("char_end")].iter().collect();
            prop_assert_eq!(&text[at("byte_start")..at("byte_end")], &words);
            prop_assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), mention["text"].as_str().unwrap());
        }
    }
}
