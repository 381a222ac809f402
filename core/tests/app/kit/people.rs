//! Who asks, and where.

use refrain_core::request::{Ask, Origin, Person, Platform, Request};

/// Where something is asked, and by whom.
pub(crate) struct Asked {
    pub(crate) origin: Origin,
    pub(crate) manages: Option<bool>,
}

/// Somebody in the channel of that name, on the one server there is.
pub(crate) fn in_channel(person: &str, channel: &str) -> Asked {
    let origin = Origin { server: Some("server".into()), ..Origin::new(person_of(person), channel) };
    Asked { origin, manages: Some(person == "boss") }
}

pub(crate) fn person_of(id: &str) -> Person {
    Person { platform: Platform::TELEGRAM, id: id.into() }
}

pub(super) fn request(person: &str, locale: &str, ask: Ask) -> Request {
    let origin = Origin { private: true, ..Origin::new(person_of(person), person) };
    Request { origin, ask, locale_hints: vec![locale.into()], roles: Vec::new(), manages: None }
}
