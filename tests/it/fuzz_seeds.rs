//! The seeds of the fuzz targets: each is read as plain text, as Markdown and as HTML, so that none ever breaks the program.

use std::fs;
use std::path::PathBuf;

use crosscheck::recognize::Document;
use crosscheck::report::{Listing, ListingFormat};
use crosscheck::source::{Metadata, SourceId, parse};

use crate::workspace::root;

/// Whether the targets are here: the package has none, the repository has.
#[expect(clippy::print_stdout, reason = "whoever runs the tests is told what was not run")]
fn present() -> bool {
    let present = root().join("fuzz").exists();
    if !present {
        println!("not run: the fuzz targets are in the repository only");
    }
    present
}

/// The seeds of a target. What a run of a fuzzer has grown has no extension.
fn seeds(target: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(root().join("fuzz/corpus").join(target)).unwrap();
    let mut seeds: Vec<PathBuf> = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some()).collect();
    seeds.sort();
    seeds
}

fn targets() -> Vec<String> {
    let files = fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_seed_of_every_fuzz_target_is_read() {
    if !present() {
        return;
    }
    let listing = Listing { format: ListingFormat::Jsonl, kinds: [].into(), prefix: String::new() };
    for target in targets() {
        let seeds = seeds(&target);
        assert!(seeds.len() >= 5, "{target} has {} seeds", seeds.len());
        for seed in seeds {
            let bytes = fs::read(&seed).unwrap();
            for name in ["a.txt", "a.md", "a.html"] {
                let id = SourceId(name.to_owned());
                let (source, _) = parse(id, bytes.clone(), &Metadata::default()).expect("a seed is text");
                let document = Document::of(source);
                for mention in document.reading.mentions() {
                    let span = document.reading.span(&mention.tokens);
                    assert!(!document.source.text()[span].is_empty(), "{} {mention:?}", seed.display());
                }
                let _ = listing.draw(&document);
            }
        }
    }
}

#[test]
fn every_fuzz_target_is_built() {
    if !present() {
        return;
    }
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    for target in targets() {
        let row = format!("name = \"{target}\"\npath = \"fuzz_targets/{target}.rs\"");
        assert!(manifest.contains(&row), "fuzz/Cargo.toml does not build {target}");
    }
}
