//! Answers people who came by the web.
//!
//! A program is shown nothing: it asks for the state of its jobs. So every answer to one has arrived as soon as it is given.

use async_trait::async_trait;
use refrain_core::catalogue::Locale;
use refrain_core::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use refrain_core::request::Origin;

/// What stands before the slash in the id of a program.
pub(crate) const PROGRAM: &str = "api";

/// Where answers to people of this platform are handed out, by the kind of their ids.
pub(crate) struct Desk;

impl Desk {
    fn serves(origin: &Origin) -> Result<(), DeliveryError> {
        let kind = origin.person.id.split_once('/').map_or("", |(kind, _)| kind);
        if kind == PROGRAM { Ok(()) } else { Err(DeliveryError::Forbidden("nobody of that kind is served".to_owned())) }
    }
}

#[async_trait]
impl Responder for Desk {
    async fn send(&self, origin: &Origin, _: &Locale, _: &Reply) -> Result<Shown, DeliveryError> {
        Self::serves(origin).map(|()| Shown(PROGRAM.to_owned()))
    }

    async fn edit(&self, origin: &Origin, _: &Locale, _: &Shown, _: &Reply, _: Urgency) -> Result<(), DeliveryError> {
        Self::serves(origin)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::catalogue::Catalogue;
    use refrain_core::request::Person;

    use super::*;
    use crate::PLATFORM;

    #[tokio::test]
    async fn a_program_has_its_answer_and_a_stranger_gets_none() {
        let locale = Catalogue::builtin().negotiate(&["en"]);
        let origin = |id: &str| Origin::new(Person { platform: PLATFORM, id: id.to_owned() }, id);

        let program = Desk.send(&origin("api/shop"), &locale, &Reply::default()).await;
        let stranger = Desk.send(&origin("play/1"), &locale, &Reply::default()).await;

        assert_eq!(program, Ok(Shown("api".to_owned())));
        assert!(matches!(stranger, Err(DeliveryError::Forbidden(_))), "{stranger:?}");
    }
}
