//! Every word a person sees: Fluent messages, negotiated, resolved and written into a [`Sink`].

mod bundle;
mod message;
mod sink;

pub use bundle::{Catalogue, Fault, Locale};
pub use message::{Message, MessageId, Value};
pub use sink::{Sink, Tag};

/// The ids of the built-in messages, made from `locales/en-US`.
pub mod id {
    use super::MessageId;

    include!(concat!(env!("OUT_DIR"), "/ids.rs"));
}

/// `(locale, file, text)` of every built-in `.ftl` file.
pub(crate) const BUILTIN: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
