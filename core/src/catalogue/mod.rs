//! Every word a person sees: Fluent messages, negotiated, resolved and written into a [`Sink`].

mod assemble;
mod bundle;
mod bundles;
mod compile;
mod fault;
mod formats;
mod locale;
mod markup;
mod message;
mod negotiate;
mod number;
mod pattern;
mod prescan;
mod references;
mod resolve;
mod sink;
mod sources;
#[cfg(test)]
mod tests;

pub use bundles::Catalogue;
pub use fault::Fault;
pub use locale::{Direction, Locale};
pub use message::{Message, MessageId, Value};
pub use sink::{Sink, Tag};

/// The ids of the built-in messages, made from `locales/en-US`.
pub mod id {
    use super::MessageId;

    include!(concat!(env!("OUT_DIR"), "/ids.rs"));
}

/// `(locale, file, text)` of every built-in `.ftl` file.
pub(crate) const BUILTIN: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
