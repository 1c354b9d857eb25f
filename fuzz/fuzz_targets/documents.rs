//! Any bytes, through everything that the program does with a document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| crosscheck_fuzz::documents(bytes));
