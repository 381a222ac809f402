//! A person's words, on Telegram.
#![no_main]

use libfuzzer_sys::fuzz_target;
use refrain_telegram::fuzzing::check;

fuzz_target!(|words: &str| check(words));
