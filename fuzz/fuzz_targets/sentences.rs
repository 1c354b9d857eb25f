//! Texts made of the words of `Sentences`.
#![no_main]

use crosscheck_fuzz::{Input, Sentences, read};

libfuzzer_sys::fuzz_target!(|input: Input<Sentences>| read(&input.text));
