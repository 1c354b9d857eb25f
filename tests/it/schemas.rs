//! The JSON Schemas: what is shipped and what is written fits them.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;

use crate::workspace::{Workspace, command, root, run};

fn schema(of: &str) -> Value {
    run(command().args(["schema", of]).output().unwrap()).json()
}

#[track_caller]
fn fits(schema: &Value, instance: &Value) {
    let validator = Validator::new(schema).expect("the schema is one");
    let errors: Vec<String> =
        validator.iter_errors(instance).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// A schema in the documentation is the one printed.
#[track_caller]
fn is_current(of: &str) {
    let path = root().join(format!("docs/{of}.schema.json"));
    let printed = run(command().args(["schema", of]).output().unwrap()).stdout;
    if std::env::var("CASES").is_ok_and(|mode| mode == "overwrite") {
        std::fs::write(&path, &printed).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == printed, "{of}: `CASES=overwrite cargo test` writes it anew");
}

#[test]
fn the_schemas_in_the_documentation_are_those_printed() {
    is_current("claims");
    is_current("mentions");
}

#[test]
fn the_shipped_configuration_names_its_schema_and_fits_it() {
    let text = std::fs::read_to_string(root().join("claims.yaml")).unwrap();
    assert!(text.starts_with("# yaml-language-server: $schema=docs/claims.schema.json\n"));
    fits(&schema("claims"), &yaml(&text));
}

#[test]
fn the_configuration_in_the_readme_is_one() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let block = text.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(crosscheck::rule::parse(block).is_ok(), "{:?}", crosscheck::rule::parse(block).err());
    fits(&schema("claims"), &yaml(block));
}

#[test]
fn every_configuration_among_the_cases_fits_the_schema() {
    let schema = schema("claims");
    let mut seen = 0;
    for entry in std::fs::read_dir(root().join("tests/cases")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for block in text.split("```yaml claims.yaml\n").skip(1) {
            fits(&schema, &yaml(block.split("```").next().unwrap()));
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn what_the_program_refuses_does_not_fit_the_schema() {
    let validator = Validator::new(&schema("claims")).unwrap();
    for text in [
        "claims: {a: {coun: x}}",
        "claims: {a: {count: x, severity: bad}}",
        "claims: [a]",
        "sources: [{title: x}]",
        "claims: {a: {count: {x: y}}}",
        "claims: {a: {count: x, examples: [b]}}",
        "claims: {a: {count: x, examples: {match: [[b]]}}}",
        "claims: {a: {count: x, examples: {match: {value: 5}}}}",
        "claims: {a: {count: x, examples: {no_match: 5}}}",
    ] {
        assert!(!validator.is_valid(&yaml(text)), "{text}");
        assert_eq!(Workspace::with(&[("claims.yaml", text)]).run(&[]).code, 2, "{text}");
    }
}

#[test]
fn reports_fit_their_schema() {
    let schema = schema("report");
    let report = run(command().args(["--format", "json"]).current_dir(root()).output().unwrap()).json();
    assert!(report["findings"].as_array().unwrap().len() > 5);
    fits(&schema, &report);
    let refused = Workspace::with(&[("claims.yaml", "claims: {a: {coun: x}}")]).run(&["--format", "json"]).json();
    fits(&schema, &refused);
}

/// The names of all keys under `properties`, at any depth.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            found.extend(object.get("properties").and_then(Value::as_object).into_iter().flat_map(|keys| keys.keys().cloned()));
            object.values().for_each(|value| keys(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn mentions_fit_their_schema_and_it_knows_all_their_keys() {
    let schema = schema("mentions");
    let mut known = BTreeSet::new();
    keys(&schema, &mut known);
    let lines = run(command().args(["mentions", "--format", "jsonl"]).current_dir(root()).output().unwrap()).stdout;
    let mut kinds = BTreeSet::new();
    for line in lines.lines() {
        let mention: Value = serde_json::from_str(line).unwrap();
        fits(&schema, &mention);
        let unknown: Vec<&String> = mention.as_object().unwrap().keys().filter(|key| !known.contains(*key)).collect();
        assert!(unknown.is_empty(), "{unknown:?} in {line}");
        kinds.insert(mention["kind"].as_str().unwrap().to_owned());
    }
    assert!(["quantity", "period", "list", "name", "quote"].iter().all(|kind| kinds.contains(*kind)), "{kinds:?}");
    let validator = Validator::new(&schema).unwrap();
    let mut wrong: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    wrong["kind"] = "colour".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn every_key_of_a_mention_is_in_the_documentation() {
    let text = std::fs::read_to_string(root().join("docs/reference.md")).unwrap();
    let section = text.split("\n### A mention\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut known = BTreeSet::new();
    keys(&schema("mentions"), &mut known);
    for key in known {
        assert!(section.contains(&format!("`{key}`")), "docs/reference.md does not name {key}");
    }
}
