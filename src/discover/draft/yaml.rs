//! Rules as `claims.yaml` has them. Whatever the words, what is printed is read back as it was.

use std::fmt::Write;

use crate::rule::{self, Rule, Severity};

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) says: Says,
    pub(super) near: Vec<String>,
    pub(super) not_near: Vec<String>,
    pub(super) severity: Severity,
}

/// The kind of a rule, with its phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Count(Vec<String>),
    Amount {
        of: Vec<String>,
        unit: Option<String>,
    },
    Date(Vec<String>),
    /// Of each name all its forms, the usual one first.
    Name(Vec<Vec<String>>),
    List {
        after: Vec<String>,
        closed: bool,
        counted_by: Option<String>,
    },
    Members {
        within: Vec<String>,
        without: Vec<String>,
    },
    /// Of a passage, by words of it.
    Quote {
        passage: Vec<String>,
    },
}

impl Says {
    /// The words that say what a claim is about, which need not stand in `near` too.
    pub(super) fn phrases(&self) -> &[String] {
        match self {
            Self::Count(phrases) | Self::Date(phrases) => phrases,
            Self::Amount { of, .. } => of,
            Self::List { after, .. } => after,
            Self::Members { within, .. } => within,
            // These stand in the passage, not around a quotation of it; names say nothing of what they are named for.
            Self::Quote { .. } | Self::Name(_) => &[],
        }
    }
}

impl Written {
    /// The rule as an entry of `claims:`, indented by two.
    pub(super) fn yaml(&self) -> String {
        let mut out = format!("  {}:\n", scalar(&self.id));
        let mut line = |key: &str, value: &str| {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "    {key}: {value}");
        };
        line("title", &scalar(&self.title));
        match &self.says {
            Says::Count(nouns) => line("count", &several(nouns)),
            Says::Amount { of, unit } => {
                line("amount", &several(of));
                if let Some(unit) = unit {
                    line("unit", &scalar(unit));
                }
            }
            Says::Date(event) => line("date", &several(event)),
            Says::Name(names) => {
                let of_one = |forms: &Vec<String>| {
                    let usual = forms.first().map(|usual| scalar(usual)).unwrap_or_default();
                    format!("{usual}: {}", several(forms))
                };
                line("name", &format!("{{ {} }}", names.iter().map(of_one).collect::<Vec<_>>().join(", ")));
            }
            Says::List { after, closed, counted_by } => {
                line("list", &format!("{{ after: {}{} }}", several(after), if *closed { ", closed: true" } else { "" }));
                if let Some(count) = counted_by {
                    line("counted_by", &scalar(count));
                }
            }
            Says::Members { within, without } => {
                line("members", "countries");
                line("in", &several(within));
                line("not_in", &several(without));
            }
            Says::Quote { passage } => line("quote", &format!("{{ passage: {} }}", several(passage))),
        }
        for (key, phrases) in [("near", &self.near), ("not_near", &self.not_near)] {
            if !phrases.is_empty() {
                line(key, &several(phrases));
            }
        }
        if self.severity != Severity::default() {
            line("severity", self.severity.word());
        }
        out
    }

    /// The rule as it is read back; none where the words cannot be a rule.
    pub(super) fn rule(&self) -> Option<Rule> {
        let partner = match &self.says {
            Says::List { counted_by: Some(count), .. } => format!("  {}: {{ count: x }}\n", scalar(count)),
            Says::List { counted_by: None, .. }
            | Says::Count(_)
            | Says::Amount { .. }
            | Says::Date(_)
            | Says::Name(_)
            | Says::Members { .. }
            | Says::Quote { .. } => String::new(),
        };
        let config = rule::parse(&format!("claims:\n{}{partner}", self.yaml())).ok()?;
        config.rules.into_iter().find(|rule| rule.id.0 == self.id)
    }
}

fn several(phrases: &[String]) -> String {
    match phrases {
        [one] => scalar(one),
        many => format!("[{}]", many.iter().map(|phrase| scalar(phrase)).collect::<Vec<_>>().join(", ")),
    }
}

/// A text as a scalar: plain where nothing in it could be taken for anything else, else in quotes.
pub(crate) fn scalar(text: &str) -> String {
    /// Words that are values of other types in one version of YAML or another.
    const TYPED: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];
    /// Longer keys are none, and longer lines nobody reads: in quotes it is at least plain where the text ends.
    const LONGEST: usize = 200;
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let plain = |char: char| char.is_alphanumeric() || matches!(char, ' ' | '.' | '-' | '_' | '/' | '…');
    let is_plain = begins
        && text.len() <= LONGEST
        && text.chars().all(plain)
        && !text.ends_with(' ')
        && !TYPED.contains(&text.to_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_shown(char) => out.push(char),
            _ => {
                let _ = write!(out, "\\U{:08x}", u32::from(char));
            }
        }
    }
    out.push('"');
    out
}

/// A text as a comment: one line, whatever is in it.
pub(super) fn comment(text: &str) -> String {
    text.chars().map(|char| if is_shown(char) { char } else { ' ' }).collect()
}

/// Whether a character may stand in a file as it is: no control, no mark of direction, nothing that YAML refuses.
fn is_shown(char: char) -> bool {
    let turns = matches!(char, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(char, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !char.is_control() && !turns && !breaks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rule::RuleKind;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(scalar(text), expect);
    }

    #[test]
    fn what_could_be_taken_for_something_else_is_in_quotes() {
        check("Paris Call", "Paris Call");
        check("signed by … states", "signed by … states");
        check("a: b", "\"a: b\"");
        check("a #b", "\"a #b\"");
        check("*x", "\"*x\"");
        check("it's \"so\"", "\"it's \\\"so\\\"\"");
        check("… states", "\"… states\"");
        check("2019", "\"2019\"");
        check("No", "\"No\"");
        check("/a/", "\"/a/\"");
        check("EUR/h", "EUR/h");
        check("%", "\"%\"");
        check("a\u{202e}\n", "\"a\\U0000202e\\n\"");
        check("", "\"\"");
    }

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{1,30}",
            "[a-z]{1,3}[:#*&!|>'\"%@`/{}\\[\\], -]{1,3}[a-z]{1,3}",
            "[a-z]{300,400}",
            "true|no|~|1e3|0x1f|-|---|é東"
        ]
        .prop_map(|text| format!("{text} x"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read_back(
            title in "\\PC{0,60}|(\n|\t|\u{1b}|\u{202e}|a){0,9}", nouns in prop::collection::vec(words(), 1..4),
            near in prop::collection::vec(words(), 0..3), not_near in prop::collection::vec(words(), 0..3), sure: bool,
        ) {
            let severity = if sure { Severity::Error } else { Severity::Warning };
            let says = Says::Count(nouns.clone());
            let written = Written { id: "a.b-2".to_owned(), title: title.clone(), says, near: near.clone(), not_near, severity };
            let rule = written.rule();
            prop_assert!(rule.is_some(), "{}\n{:?}", written.yaml(), rule::parse(&format!("claims:\n{}", written.yaml())).err());
            let rule = rule.unwrap();
            prop_assert_eq!(&rule.title, &title);
            prop_assert_eq!(rule.severity, severity);
            let written_of = |phrases: &rule::Phrases| phrases.0.iter().map(|phrase| phrase.written.clone()).collect::<Vec<_>>();
            prop_assert_eq!(written_of(&rule.near), near);
            let RuleKind::Count { nouns: read } = &rule.kind else { panic!("another kind") };
            prop_assert_eq!(written_of(read), nouns);
        }

        #[test]
        fn a_comment_is_one_line(text in "\\PC{0,40}|(\n|\r|\u{85}|\u{2028}|\u{0}|a){0,9}") {
            let text = format!("# {}\nclaims: {{}}\n", comment(&text));
            prop_assert!(rule::parse(&text).is_ok(), "{text:?}");
        }
    }
}
