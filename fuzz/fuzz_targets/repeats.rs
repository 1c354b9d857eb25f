//! A few words again and again: time grows as the text does.
#![no_main]

use crosscheck_fuzz::{Any, Input, linear};

libfuzzer_sys::fuzz_target!(|input: Input<Any>| linear(&input.text));
