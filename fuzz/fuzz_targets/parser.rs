//! Any text as an `.ftl` file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use refrain_core::catalogue::{Catalogue, Message, MessageId};

fuzz_target!(|text: &str| {
    let (catalogue, faults) = Catalogue::of_texts(&[("en", text)]);
    let lines = text.split('\n').count();
    for fault in faults {
        assert!((1..=lines).contains(&fault.line) && (1..=fault.line).contains(&fault.entry_line), "{fault}");
        assert!(fault.column >= 1 && fault.column <= text.len() + 1, "{fault}");
    }
    let locale = catalogue.negotiate(&["en"]);
    for id in ["m", "n", "a", "b"] {
        catalogue.plain(&locale, &Message::new(MessageId::new(id)));
    }
});
