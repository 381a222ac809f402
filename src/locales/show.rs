//! `refrain locales show <id>`: one message in every language.

use std::path::Path;
use std::process::ExitCode;

use refrain::core::catalogue::{Catalogue, Locale, Message, MessageId, Value};

use crate::out::say;

/// Prints the message as each language that has it says it.
pub(super) fn show(folder: &Path, id: &str, arguments: &[(String, String)]) -> ExitCode {
    let (catalogue, faults) = Catalogue::load(folder);
    for fault in faults {
        eprintln!("{fault}");
    }
    let message = message(id, arguments);
    let locales: Vec<Locale> =
        catalogue.locales().into_iter().filter(|locale| catalogue.has(locale, message.id())).collect();
    if locales.is_empty() {
        eprintln!("refrain: no language has a message {:?}", message.id().as_str());
        return ExitCode::FAILURE;
    }
    let widest = locales.iter().map(|locale| locale.tag().len()).max().unwrap_or_default();
    for locale in &locales {
        let text = catalogue.plain(locale, &message);
        let indented = text.replace('\n', &format!("\n{:widest$}  ", ""));
        say!("{:widest$}  {indented}", locale.tag());
    }
    ExitCode::SUCCESS
}

/// `id` or `id.attribute`, with its arguments.
fn message(id: &str, arguments: &[(String, String)]) -> Message {
    let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
    let message = Message::new(MessageId::new(kept(id)));
    let message = match attribute {
        Some(attribute) => message.attribute(kept(attribute)),
        None => message,
    };
    arguments.iter().fold(message, |message, (name, value)| message.with(kept(name), typed(value)))
}

/// Numbers are numbers, all else is text.
fn typed(value: &str) -> Value {
    match (value.parse::<i64>(), value.parse::<f64>()) {
        (Ok(integer), _) => integer.into(),
        (_, Ok(float)) => float.into(),
        _ => value.into(),
    }
}

/// A name is a constant everywhere but here, where it was typed: the process ends before it matters.
fn kept(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}
