//! Texts made of the words of `Lists`.
#![no_main]

use crosscheck_fuzz::{Input, Lists, read};

libfuzzer_sys::fuzz_target!(|input: Input<Lists>| read(&input.text));
