//! Texts made of the words of `Quantities`.
#![no_main]

use crosscheck_fuzz::{Input, Quantities, read};

libfuzzer_sys::fuzz_target!(|input: Input<Quantities>| read(&input.text));
