//! The reference files tell a translator what each message is for and what its variables are.

use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;

use super::super::{BUILTIN, MANIFEST};

/// Each message of the reference with its comment.
fn comments() -> Vec<(&'static str, String)> {
    let files = BUILTIN.iter().filter(|(tag, ..)| *tag == "en-US");
    let messages = files.flat_map(|(_, _, text)| fluent_syntax::parser::parse(*text).unwrap().body);
    messages
        .filter_map(|entry| match entry {
            Entry::Message(message) => {
                Some((message.id.name, message.comment.map(|it| it.content.join("\n")).unwrap_or_default()))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn every_message_of_the_reference_says_what_it_is_for() {
    let silent: Vec<_> = comments().into_iter().filter(|(_, comment)| comment.is_empty()).map(|(id, _)| id).collect();

    assert!(silent.is_empty(), "without a comment right above: {silent:?}");
}

#[test]
fn every_variable_of_the_reference_is_explained() {
    let mut silent = Vec::new();
    for (id, comment) in comments() {
        let (_, variables) = MANIFEST.iter().find(|(message, _)| *message == id).unwrap();
        silent
            .extend(variables.iter().filter(|it| !comment.contains(&format!("${it}"))).map(|it| format!("{id} ${it}")));
    }

    assert!(silent.is_empty(), "not in the comment: {silent:?}");
}

#[test]
fn the_manifest_has_every_message_once() {
    let ids: BTreeSet<_> = MANIFEST.iter().map(|(id, _)| *id).collect();

    assert_eq!(ids.len(), MANIFEST.len());
    assert_eq!(ids, comments().into_iter().map(|(id, _)| id).collect());
}
