//! Texts made of the words of `Names`.
#![no_main]

use crosscheck_fuzz::{Input, Names, read};

libfuzzer_sys::fuzz_target!(|input: Input<Names>| read(&input.text));
