//! Every word that a person reads stands in `locales/`, every message there is said by somebody, and nobody says one that
//! is not there.
//!
//! It reads the sources, as tokens. What it takes for a person's text is a literal of two words or more in code that
//! writes to people; logs, errors and panics are for the operator, and may be English.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use refrain::core::catalogue::Catalogue;

/// Code that has no words but those of people: any sentence in it is one too many.
const TO_PEOPLE: [&str; 3] = ["core/src/app", "core/src/command", "src/commands"];
/// Code that also has errors and the words of a platform. Errors begin with a small letter, as is Rust's way; what begins
/// with a capital is taken for a person's. An adapter that is not there yet has no sources.
const MIXED: [&str; 3] = ["core/src/queue", "adapters/telegram/src", "adapters/discord/src"];
/// What is not for people all the same: the file, and a part of the text.
const FOR_OPERATORS_ALONE: [(&str, &str); 8] = [
    ("core/src/app/messenger.rs", "is not connected"),
    // The names that Discord's own settings have for permissions.
    ("adapters/discord/src/invite.rs", ""),
    ("adapters/discord/src/gateway.rs", "Refrain asks for none"),
    // The user agent that Discord wants.
    ("adapters/discord/src/api.rs", "DiscordBot ("),
    // Faults of ours, for the log.
    ("core/src/queue/door.rs", "known"),
    // For whoever writes a program that calls, as the rest of the API's description.
    ("adapters/web/src/api/submit.rs", ""),
    ("adapters/web/src/api/owner.rs", "expected 1 to 64"),
    ("adapters/web/src/api/idempotency.rs", "Idempotency-Key: expected"),
];
/// All code that may say a message.
const ALL: [&str; 4] = ["core/src", "adapters", "src", "tests/kit/src"];
/// Macros whose texts are for the operator.
const FOR_OPERATORS: [&str; 14] = [
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "span",
    "panic",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "unreachable",
    "todo",
    "matches",
];
/// Calls whose texts are for the operator.
const CALLS_FOR_OPERATORS: [&str; 4] = ["expect", "context", "with_context", "expect_err"];

/// What stands in a file, tests left out.
#[derive(Default)]
struct Found {
    /// String literals with two words or more that are not for the operator.
    sentences: Vec<String>,
    /// `X` of each `id::X`.
    constants: BTreeSet<String>,
    /// `x` of each `MessageId::new("x")`.
    named: BTreeSet<String>,
}

impl Found {
    fn of(folder: &str) -> Self {
        let mut found = Self::default();
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let before = found.sentences.len();
            found.tokens(tokens);
            let name = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            found.sentences[before..].iter_mut().for_each(|sentence| *sentence = format!("{name}: {sentence}"));
        }
        found
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let all: Vec<_> = tokens.into_iter().collect();
        let ident = |at: usize| match all.get(at) {
            Some(TokenTree::Ident(ident)) => ident.to_string(),
            _ => String::new(),
        };
        let punct = |at: usize, sign: char| matches!(all.get(at), Some(TokenTree::Punct(it)) if it.as_char() == sign);
        let group = |at: usize| matches!(all.get(at), Some(TokenTree::Group(_)));
        let mut at = 0;
        while let Some(token) = all.get(at) {
            if punct(at, '#') && (group(at + 1) || punct(at + 1, '!')) {
                at += if group(at + 1) { 2 } else { 3 };
                continue;
            }
            let name = ident(at);
            let skipped = (name == "mod" && ident(at + 1) == "tests" && group(at + 2))
                || (FOR_OPERATORS.contains(&name.as_str()) && punct(at + 1, '!') && group(at + 2));
            if skipped {
                at += 3;
                continue;
            }
            if CALLS_FOR_OPERATORS.contains(&name.as_str()) && group(at + 1) {
                at += 2;
                continue;
            }
            if name == "id" && punct(at + 1, ':') && punct(at + 2, ':') {
                self.constants.insert(ident(at + 3));
            }
            if name == "MessageId" && ident(at + 3) == "new" {
                let quoted = all.get(at + 4).map(ToString::to_string).unwrap_or_default();
                self.named.extend(quoted.strip_prefix("(\"").and_then(|it| it.strip_suffix("\")")).map(str::to_owned));
            }
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.literal(&literal.to_string()),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }

    fn literal(&mut self, literal: &str) {
        let words = literal.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
        if literal.contains('"') && words.count() >= 2 {
            self.sentences.push(literal.to_owned());
        }
    }
}

/// All Rust files below `folder`, those of tests left out.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true if !["tests", "target"].contains(&name.as_str()) => sources(&path),
            false
                if path.extension().is_some_and(|it| it == "rs")
                    && !["tests.rs", "stub.rs", "fuzzing.rs", "build.rs"].contains(&name.as_str()) =>
            {
                vec![path]
            }
            true | false => Vec::new(),
        }
    });
    below.collect()
}

fn is_for_operators(sentence: &str) -> bool {
    FOR_OPERATORS_ALONE.iter().any(|(file, part)| sentence.starts_with(file) && sentence.contains(part))
}

/// Whether it begins as a sentence for people does: with a capital, or with a picture.
fn begins_large(sentence: &str) -> bool {
    let first =
        sentence.split_once(": ").and_then(|(_, literal)| literal.trim_start_matches(['"', 'r', '#']).chars().next());
    first.is_some_and(|first| first.is_uppercase() || !first.is_ascii())
}

#[test]
fn no_text_for_people_stands_in_code() {
    let sentences = |folders: [&'static str; 3]| folders.into_iter().flat_map(|folder| Found::of(folder).sentences);
    let found = sentences(TO_PEOPLE).chain(sentences(MIXED).filter(|sentence| begins_large(sentence)));

    let suspicious: Vec<_> = found.filter(|sentence| !is_for_operators(sentence)).collect();
    assert!(suspicious.is_empty(), "put it into locales/, or among what is for operators alone: {suspicious:#?}");
}

#[test]
fn every_message_of_the_reference_is_said_by_somebody() {
    let said: BTreeSet<_> = ALL.iter().flat_map(|folder| Found::of(folder).constants).collect();

    let constant = |id: &str| id.to_uppercase().replace('-', "_");
    let unsaid: Vec<_> = Catalogue::builtin_ids().iter().filter(|id| !said.contains(&constant(id.as_str()))).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
}

#[test]
fn every_message_that_is_named_by_hand_is_in_the_reference() {
    let named: BTreeSet<_> = ALL.iter().flat_map(|folder| Found::of(folder).named).collect();
    let ids: BTreeSet<_> = Catalogue::builtin_ids().iter().map(|id| id.as_str()).collect();

    let unknown: Vec<_> = named.iter().filter(|id| !ids.contains(id.as_str())).collect();
    assert!(unknown.is_empty(), "there is no message {unknown:?}");
}

#[test]
fn the_reader_of_sources_finds_what_it_looks_for() {
    let mut found = Found::default();

    found.tokens(
        r#"
        /// A doc comment is no text.
        fn f() {
            tracing::warn!("not for people at all");
            show("Please try again", id::PING_TEXT, MessageId::new("foo"));
        }
        #[cfg(test)]
        mod tests { const T: &str = "in tests anything goes"; }
        "#
        .parse()
        .unwrap(),
    );

    assert_eq!(found.sentences, ["\"Please try again\""]);
    assert_eq!((found.constants.len(), found.named.len()), (1, 1));
    assert!(!Found::of("core/src").constants.is_empty());
    assert!(begins_large("x.rs: \"Please try again\"") && begins_large("x.rs: \"⏳ wait a bit\""));
    assert!(!begins_large("x.rs: \"message not found\""));
}
