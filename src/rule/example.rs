//! A rule's own examples: texts in which it must find a claim, and texts in which it must find none. As written, then
//! checked; whether they hold is for `example` to say.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::config::{Example, QuoteOf, RuleKind};
use super::expect;
use super::raw::{RawExpect, TextOr};
use super::validate::Validator;
use crate::source::{Metadata, SourceId, parse};
use crate::yaml::{At, Complaint};

/// Texts to try the rule on.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawExamples {
    /// Texts in which the rule must find a claim: text, or `{text: …, value: …}` to say what one of its claims must state.
    #[serde(rename = "match")]
    matching: RawTexts,
    /// Texts in which the rule must find no claim.
    #[serde(rename = "no_match")]
    unmatched: RawTexts,
}

/// One example or several: `a` is `[a]`.
#[derive(Clone, Debug, Default)]
struct RawTexts(Vec<RawExample>);

#[derive(Clone, Debug)]
struct RawExample {
    text: At<String>,
    value: Option<At<RawExpect>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawExampleMap {
    /// The text: a short document of its own.
    text: At<String>,
    /// What one of the claims in it must state, written as under `expect`.
    value: Option<At<RawExpect>>,
}

impl From<At<TextOr<RawExampleMap>>> for RawExample {
    fn from(At { value, span }: At<TextOr<RawExampleMap>>) -> Self {
        match value {
            TextOr::Text(value) => Self { text: At { value, span }, value: None },
            TextOr::Map(RawExampleMap { text, value }) => Self { text, value },
        }
    }
}

impl<'de> Deserialize<'de> for RawTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        enum Shape {
            One(TextOr<RawExampleMap>),
            Many(Vec<At<TextOr<RawExampleMap>>>),
        }
        struct OneOrSeveral;
        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Shape;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or a list of texts")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
                Ok(Shape::One(TextOr::Text(text.to_owned())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Shape, A::Error> {
                RawExampleMap::deserialize(MapAccessDeserializer::new(map)).map(|map| Shape::One(TextOr::Map(map)))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
                let mut examples = Vec::new();
                while let Some(example) = items.next_element()? {
                    examples.push(example);
                }
                Ok(Shape::Many(examples))
            }
        }
        impl<'de> Deserialize<'de> for Shape {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(OneOrSeveral)
            }
        }
        let At { value, span } = At::<Shape>::deserialize(deserializer)?;
        let examples = match value {
            Shape::One(one) => vec![At { value: one, span }],
            Shape::Many(many) => many,
        };
        Ok(Self(examples.into_iter().map(RawExample::from).collect()))
    }
}

impl JsonSchema for RawTexts {
    fn schema_name() -> Cow<'static, str> {
        "Examples".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let map = generator.subschema_for::<RawExampleMap>();
        let one = json_schema!({ "anyOf": [{ "type": "string" }, map] });
        json_schema!({
            "description": "One text or several.",
            "anyOf": [one.clone(), { "type": "array", "items": one }]
        })
    }
}

impl Validator<'_> {
    /// The examples in the order of the file.
    pub(super) fn examples(&mut self, raw: At<RawExamples>, kind: &RuleKind) -> Vec<Example> {
        let RawExamples { matching: RawTexts(matching), unmatched: RawTexts(unmatched) } = raw.value;
        if matches!(kind, RuleKind::Quote { of: QuoteOf::Sources }) {
            self.complain(
                Complaint::new("a rule on quotations of other documents cannot have examples", &raw.span)
                    .help("an example is one text, and the passage quoted stands in another; remove the examples"),
            );
            return Vec::new();
        }
        let texts: BTreeSet<String> = matching.iter().map(|example| example.text.value.clone()).collect();
        let mut examples: Vec<Example> = matching.into_iter().filter_map(|raw| self.example(raw, true, kind)).collect();
        for raw in unmatched {
            if texts.contains(&raw.text.value) {
                self.complain(
                    Complaint::new("this text stands under `match` too", &raw.text.span)
                        .help("a text matches or it does not: take it out of one of the two lists"),
                );
            }
            if let Some(value) = &raw.value {
                self.complain(
                    Complaint::new("a text that must not match has no value", &value.span)
                        .help("leave `value` out, or move the example to `match`"),
                );
            }
            examples.extend(self.example(raw, false, kind));
        }
        examples.sort_by_key(|example| example.span.start);
        examples
    }

    fn example(&mut self, RawExample { text, value }: RawExample, matches: bool, kind: &RuleKind) -> Option<Example> {
        let id = SourceId("example.txt".to_owned());
        let complaint = match parse(id, text.value.as_bytes().to_vec(), &Metadata::default()) {
            None => Some("an example cannot hold NUL characters"),
            Some((source, _)) => source.blocks().is_empty().then_some("an example needs words"),
        };
        if let Some(message) = complaint {
            let help = "write a short text as a document would have it, such as `By 2020, 80 states had signed.`";
            self.complain(Complaint::new(message, &text.span).help(help));
            return None;
        }
        let value = match value.filter(|_| matches) {
            None => None,
            Some(At { value, span }) => match expect::stated(&value, kind) {
                Ok(value) => Some(value),
                Err(expected) => {
                    let complaint = Complaint::new("no claim of the rule can state this", &span);
                    self.complain(complaint.help(format!("expected {expected}")));
                    return None;
                }
            },
        };
        Some(Example { text: text.value, matches, value, span: text.span })
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    /// Each complaint as the words of the file it is about, and its message.
    #[track_caller]
    fn check(rule: &str, expect: &[(&str, &str)]) {
        let text = format!("claims: {{a: {{{rule}}}}}");
        let complaints = parse(&text).expect_err("the text is wrong");
        let shown: Vec<(&str, &str)> = complaints
            .iter()
            .map(|complaint| (complaint.span.clone().map_or("", |span| &text[span]), complaint.message.as_str()))
            .collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn an_example_is_a_text_with_words() {
        check("count: x, examples: {match: ['']}", &[("''", "an example needs words")]);
        check("count: x, examples: {no_match: \" \\t\"}", &[("\" \\t\"", "an example needs words")]);
        check("count: x, examples: {match: [\"a\\0b\"]}", &[("\"a\\0b\"", "an example cannot hold NUL characters")]);
        check("count: x, examples: {match: [[a, b]]}", &[("[", "expected text, or keys and values, found sequence")]);
        check("count: x, examples: {match: 80}", &[("match", "expected text, or a list of texts, found integer `80`")]);
        check("count: x, examples: {match: [80]}", &[("80", "expected text, or keys and values, found integer `80`")]);
        check("count: x, examples: {match: [~]}", &[("~", "expected text, or keys and values, found nothing")]);
        check("count: x, examples: [a]", &[("[", "expected keys and values (`key: value`)")]);
        check("count: x, examples: {matches: [a]}", &[("matches", "unknown key `matches`")]);
        check("count: x, examples: {match: [{value: 80}]}", &[("value", "the key `text` is missing")]);
    }

    #[test]
    fn a_value_is_one_that_the_rule_can_state() {
        let wrong = "no claim of the rule can state this";
        check("count: x, examples: {match: {text: a, value: soon}}", &[("soon", wrong)]);
        check("amount: x, examples: {match: {text: a, value: 5}}", &[("5", wrong)]);
        check("members: countries, in: x, examples: {match: {text: a, value: France}}", &[("France", wrong)]);
        check("members: countries, in: x, examples: {match: {text: a, value: 'Narnia: in'}}", &[("'Narnia: in'", wrong)]);
        check("count: x, examples: {no_match: {text: a, value: 5}}", &[("5", "a text that must not match has no value")]);
    }

    #[test]
    fn a_text_cannot_match_and_not_match() {
        check("count: x, examples: {match: [a, b], no_match: 'a'}", &[("'a'", "this text stands under `match` too")]);
    }

    #[test]
    fn quotations_of_documents_have_no_examples() {
        let message = "a rule on quotations of other documents cannot have examples";
        check("quote: {of: sources}, examples: {match: a}", &[("{", message)]);
    }

    #[test]
    fn examples_keep_the_order_of_the_file() {
        let config = parse("claims: {a: {count: x, examples: {no_match: [b], match: [{text: a, value: over 5}, c]}}}").unwrap();
        let shown: Vec<(&str, bool)> =
            config.rules[0].examples.iter().map(|example| (example.text.as_str(), example.matches)).collect();
        assert_eq!(shown, [("b", false), ("a", true), ("c", true)]);
        let members = "claims: {a: {members: countries, in: x, examples: {match: {text: a, value: 'USA: not in'}}}}";
        let config = parse(members).unwrap();
        assert_eq!(config.rules[0].examples[0].value.as_ref().unwrap().to_string(), "United States: not in");
    }
}
