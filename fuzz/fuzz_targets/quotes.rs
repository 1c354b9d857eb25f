//! Texts made of the words of `Quotes`.
#![no_main]

use crosscheck_fuzz::{Input, Quotes, read};

libfuzzer_sys::fuzz_target!(|input: Input<Quotes>| read(&input.text));
