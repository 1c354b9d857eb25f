//! `claims.yaml` as written: structure and spelling of keys, nothing else. The JSON Schema is made from these types.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::example::RawExamples;
use super::severity::Severity;
use crate::yaml::At;

/// What to read and what to compare.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawConfig {
    /// The documents: paths or globs from the folder of this file, with what is known of them.
    pub sources: Vec<RawSource>,
    /// Globs of files to leave out.
    pub exclude: OneOrMany,
    /// The folder of the snapshots, from the folder of this file: `snapshots` where nothing is said.
    pub snapshots: Option<At<String>>,
    /// The facts to compare, by an id of your own.
    pub claims: BTreeMap<At<String>, At<RawRule>>,
    /// Arithmetic between facts, evaluated within each source that states all of them.
    pub checks: BTreeMap<At<String>, RawCheck>,
}

/// Documents, and what is known of them.
#[derive(Clone, Debug)]
pub struct RawSource {
    pub(super) path: At<String>,
    pub(super) metadata: RawMetadata,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawSourceMap {
    /// A path, or a glob such as `docs/**/*.md`, from the folder of this file.
    path: At<String>,
    /// The title of the document.
    title: Option<String>,
    /// Other names that texts call it by.
    aliases: Option<Vec<String>>,
    /// Who published it.
    publisher: Option<String>,
    /// Where it was taken from.
    url: Option<String>,
    /// When the document spoke: 2018, 2018-11 or 2018-11-12.
    #[schemars(with = "Option<Scalar>")]
    as_of: Option<At<String>>,
    /// Its rank as a reference where documents disagree: 1 stands above 2.
    authority: Option<u32>,
}

/// Metadata as written, before it is checked.
#[derive(Clone, Debug, Default)]
pub(super) struct RawMetadata {
    pub(super) title: Option<String>,
    pub(super) aliases: Option<Vec<String>>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) as_of: Option<At<String>>,
    pub(super) authority: Option<u32>,
}

/// One fact. Exactly one of `count`, `amount`, `date`, `list`, `name`, `members` and `quote` says of which kind.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRule {
    /// What the fact is, for reports.
    pub title: Option<String>,
    /// The nouns counted; synonyms are one thing.
    pub count: Option<At<OneOrMany>>,
    /// What a sum, a share, a duration or a measure is of.
    pub amount: Option<At<OneOrMany>>,
    /// What happened on the date.
    pub date: Option<At<OneOrMany>>,
    /// A list, by the words that announce it.
    pub list: Option<At<RawList>>,
    /// Names, by a label each: which of them does a document give?
    pub name: Option<At<BTreeMap<At<String>, OneOrMany>>>,
    /// `countries`, or names with their synonyms: which of them does a document count in, which out?
    pub members: Option<At<RawMembers>>,
    /// What is quoted.
    pub quote: Option<At<RawQuote>>,
    /// Words that the sentence of a claim, or its heading, must have: any of them.
    pub near: OneOrMany,
    /// Words that the sentence of a claim must not have.
    pub not_near: OneOrMany,
    /// The unit of an amount, such as EUR, %, km: other units are not looked at. `number` is for plain numbers, which have none.
    pub unit: Option<At<String>>,
    /// What the documents should say.
    pub expect: Option<At<RawExpect>>,
    /// Which count states the length of this list.
    pub counted_by: Option<At<String>>,
    /// Words that count an entity in.
    #[serde(rename = "in")]
    pub within: Option<At<OneOrMany>>,
    /// Words that count an entity out; they stand above `in`.
    #[serde(rename = "not_in")]
    pub without: Option<At<OneOrMany>>,
    /// How the fact may change from an older document to a newer one.
    pub over_time: RawDrift,
    /// How much a disagreement matters.
    pub severity: Severity,
    /// Sets findings of this rule aside, with a reason.
    pub waive: Waivers,
    /// Texts in which the rule must find a claim, and texts in which it must find none: `crosscheck test` tries them.
    pub examples: Option<At<RawExamples>>,
}

/// How a fact may change.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawDrift {
    /// It does not.
    #[default]
    Fixed,
    /// Newer documents may say more.
    Grows,
    /// Newer documents may say less.
    Shrinks,
    /// Newer documents may say anything.
    Varies,
}

/// A list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawList {
    /// Words that announce the list.
    pub after: OneOrMany,
    /// Whether the list is held to be complete even where it says *such as* or trails off.
    #[serde(default)]
    pub closed: bool,
}

/// What is quoted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawQuote {
    /// The id of a list rule whose items are quoted, or `sources`: quotations from documents of this set, which the text
    /// names by their title or an alias. Either this or `passage` is given.
    pub of: Option<At<String>>,
    /// Words of the paragraph that is quoted: any of them.
    pub passage: Option<At<OneOrMany>>,
    /// Which item of the list, from 1.
    pub item: Option<At<usize>>,
}

/// A reason to set findings aside.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWaiver {
    /// Why: a waiver without a reason does not hold.
    pub reason: Option<At<String>>,
    /// The last day on which it holds, as 2027-01-31.
    pub until: Option<At<String>>,
    /// Only claims of these sources: a path or a glob.
    pub source: Option<At<String>>,
    /// Only claims of this value, as the report shows it.
    #[schemars(with = "Option<Scalar>")]
    pub value: Option<At<String>>,
}

/// One value or several: `a` is `[a]`.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany(pub Vec<At<String>>);

/// One waiver or several.
#[derive(Clone, Debug, Default)]
pub struct Waivers(pub Vec<At<RawWaiver>>);

/// `countries`, or names.
#[derive(Clone, Debug)]
pub enum RawMembers {
    /// A group that is built in, by its name.
    Known(String),
    /// Names, each its own label.
    Names(Vec<At<String>>),
    /// Names by their label.
    Labelled(BTreeMap<At<String>, OneOrMany>),
}

/// A value that documents should state: text, a number, or items.
#[derive(Clone, Debug)]
pub enum RawExpect {
    /// One value, as text.
    One(String),
    /// The items of a list.
    Many(Vec<String>),
}

/// A comparison, alone or with what is said of it.
#[derive(Clone, Debug)]
pub struct RawCheck {
    pub(super) holds: At<String>,
    pub(super) title: Option<String>,
    pub(super) severity: Severity,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawCheckMap {
    /// What should hold, such as `total >= part.one + part.two`.
    holds: At<String>,
    /// What it means, for reports.
    title: Option<String>,
    /// How much it matters.
    #[serde(default)]
    severity: Severity,
}

impl<'de> Deserialize<'de> for RawSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = At::<TextOr<RawSourceMap>>::deserialize(deserializer)?;
        Ok(match one.value {
            TextOr::Text(text) => Self { path: At { value: text, span: one.span }, metadata: RawMetadata::default() },
            TextOr::Map(map) => Self {
                path: map.path,
                metadata: RawMetadata {
                    title: map.title,
                    aliases: map.aliases,
                    publisher: map.publisher,
                    url: map.url,
                    as_of: map.as_of,
                    authority: map.authority,
                },
            },
        })
    }
}

impl<'de> Deserialize<'de> for RawCheck {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = At::<TextOr<RawCheckMap>>::deserialize(deserializer)?;
        Ok(match one.value {
            TextOr::Text(text) => Self { holds: At { value: text, span: one.span }, title: None, severity: Severity::default() },
            TextOr::Map(map) => Self { holds: map.holds, title: map.title, severity: map.severity },
        })
    }
}

/// Text, or a mapping. (Not an untagged enum: those lose the places of what they hold.)
pub(super) enum TextOr<T> {
    Text(String),
    Map(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = TextOr<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or keys and values")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(TextOr::Text(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Map)
            }
        }
        deserializer.deserialize_any(Either(std::marker::PhantomData))
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = At::<Texts>::deserialize(deserializer)?;
        Ok(match one.value {
            Texts::One(text) => Self(vec![At { value: text, span: one.span }]),
            Texts::Many(texts) => Self(texts),
        })
    }
}

impl<'de> Deserialize<'de> for RawExpect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Texts::deserialize(deserializer)? {
            Texts::One(text) => Self::One(text),
            Texts::Many(texts) => Self::Many(texts.into_iter().map(|text| text.value).collect()),
        })
    }
}

/// A scalar, or a list of scalars. Numbers are kept as they are written.
enum Texts {
    One(String),
    Many(Vec<At<String>>),
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;
        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Texts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or a list of texts")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts::One(text.to_owned()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Texts, E> {
                Ok(Texts::One(number.to_string()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Texts, E> {
                Ok(Texts::One(number.to_string()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Texts, E> {
                Ok(Texts::One(number.to_string()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(Texts::Many(texts))
            }
        }
        deserializer.deserialize_any(OneOrSeveral)
    }
}

impl<'de> Deserialize<'de> for RawMembers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = RawMembers;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`countries`, a list of names, or labels with their names")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawMembers, E> {
                Ok(RawMembers::Known(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawMembers, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = items.next_element()? {
                    names.push(name);
                }
                Ok(RawMembers::Names(names))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawMembers, A::Error> {
                BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(RawMembers::Labelled)
            }
        }
        deserializer.deserialize_any(Members)
    }
}

impl<'de> Deserialize<'de> for Waivers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;
        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = (Option<RawWaiver>, Vec<At<RawWaiver>>);
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`{reason: …, until: …}`, or a list of them")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut waivers = Vec::new();
                while let Some(waiver) = items.next_element()? {
                    waivers.push(waiver);
                }
                Ok((None, waivers))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Ok((Some(RawWaiver::deserialize(MapAccessDeserializer::new(map))?), Vec::new()))
            }
        }
        struct Shape((Option<RawWaiver>, Vec<At<RawWaiver>>));
        impl<'de> Deserialize<'de> for Shape {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(OneOrSeveral).map(Shape)
            }
        }
        let At { value: Shape((one, mut many)), span } = At::<Shape>::deserialize(deserializer)?;
        many.extend(one.map(|value| At { value, span }));
        Ok(Self(many))
    }
}

/// Gives a type a schema that is written out here, because it is read by hand above.
macro_rules! schema {
    ($type:ty, $name:literal, |$generator:ident| $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

/// Text, or a number that is read as text: `2018`.
struct Scalar;

schema!(Scalar, "Scalar", |_generator| json_schema!({ "type": ["string", "number"] }));
schema!(OneOrMany, "OneOrMany", |_generator| json_schema!({
    "description": "One phrase or several. A string between slashes is a regular expression.",
    "anyOf": [{ "type": ["string", "number"] }, { "type": "array", "items": { "type": ["string", "number"] } }]
}));
schema!(RawExpect, "Expect", |_generator| json_schema!({
    "description": "A value, or the items of a list.",
    "anyOf": [{ "type": ["string", "number"] }, { "type": "array", "items": { "type": ["string", "number"] } }]
}));
schema!(RawMembers, "Members", |generator| {
    let phrases = generator.subschema_for::<OneOrMany>();
    json_schema!({
        "description": "`countries`, a list of names, or labels with their names.",
        "anyOf": [
            { "const": "countries" },
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "additionalProperties": phrases }
        ]
    })
});
schema!(Waivers, "Waivers", |generator| {
    let waiver = generator.subschema_for::<RawWaiver>();
    json_schema!({ "anyOf": [waiver.clone(), { "type": "array", "items": waiver }] })
});
schema!(RawSource, "Source", |generator| {
    let map = generator.subschema_for::<RawSourceMap>();
    json_schema!({ "anyOf": [{ "type": "string" }, map] })
});
schema!(RawCheck, "Check", |generator| {
    let map = generator.subschema_for::<RawCheckMap>();
    json_schema!({ "anyOf": [{ "type": "string" }, map] })
});
