//! Every word a person sees: Fluent messages, negotiated, resolved and written into a [`Sink`].

mod assemble;
mod bundle;
mod bundles;
mod call;
mod compile;
mod compound;
mod datetime;
mod direction;
mod draft;
mod duration;
mod fault;
mod formats;
mod isolate;
mod layer;
pub mod lint;
mod list;
mod literals;
mod loaded;
mod locale;
mod markup;
mod message;
mod names;
mod negotiate;
mod number;
mod operand;
mod pattern;
mod prescan;
mod references;
mod reload;
mod resolve;
mod sink;
mod sources;
mod template;
#[cfg(test)]
mod tests;
mod value;

pub use bundles::{Catalogue, Language};
pub use fault::Fault;
pub use locale::{Direction, Locale};
pub use message::{Message, MessageId};
pub use sink::{Sink, Tag};
pub use template::{Template, template};
pub use value::Value;

/// The ids of the built-in messages, made from `locales/en-US`.
pub mod id {
    use super::MessageId;

    include!(concat!(env!("OUT_DIR"), "/ids.rs"));
}

/// What the program passes to each message of the reference.
const MANIFEST: &[(&str, &[&str])] = id::MANIFEST;

/// `(locale, file, text)` of every built-in `.ftl` file.
pub(crate) const BUILTIN: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
