//! Texts made of the words of `Periods`.
#![no_main]

use crosscheck_fuzz::{Input, Periods, read};

libfuzzer_sys::fuzz_target!(|input: Input<Periods>| read(&input.text));
