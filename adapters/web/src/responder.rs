//! Answers people who came by the web.
//!
//! A program is shown nothing: it asks for the state of its jobs. So every answer to one has arrived as soon as it is given,
//! and so has one to somebody of the playground where that is another process's.

use std::sync::Arc;

use async_trait::async_trait;
use refrain_core::catalogue::Locale;
use refrain_core::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use refrain_core::request::Origin;

use crate::play::{self, Chats, PlayDesk};

/// What stands before the slash in the id of a program.
pub(crate) const PROGRAM: &str = "api";

/// Where answers to people of this platform are handed out, by the kind of their ids.
pub(crate) struct Desk {
    /// Nothing where the playground is another process's.
    play: Option<PlayDesk>,
}

impl Desk {
    /// A desk that shows answers to people of the playground in `chats`.
    pub(crate) const fn new(chats: Arc<Chats>) -> Self {
        Self { play: Some(PlayDesk(chats)) }
    }

    /// A desk that shows nobody anything: those who are to see it look at the store.
    pub(crate) const fn elsewhere() -> Self {
        Self { play: None }
    }

    /// The playground, if whoever asked is one of its people and is shown anything from here.
    fn visitor(&self, origin: &Origin) -> Result<Option<&PlayDesk>, DeliveryError> {
        match origin.person.id.split_once('/') {
            Some((PROGRAM, _)) => Ok(None),
            Some((play::KIND, _)) => Ok(self.play.as_ref()),
            Some(_) | None => Err(DeliveryError::Forbidden("nobody of that kind is served".to_owned())),
        }
    }
}

#[async_trait]
impl Responder for Desk {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        match self.visitor(origin)? {
            None => Ok(Shown(PROGRAM.to_owned())),
            Some(play) => play.send(origin, locale, reply).await,
        }
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        match self.visitor(origin)? {
            None => Ok(()),
            Some(play) => play.edit(origin, locale, shown, reply, urgency).await,
        }
    }

    fn shows(&self, origin: &Origin) -> bool {
        matches!(self.visitor(origin), Ok(Some(_)))
    }

    async fn manages(&self, origin: &Origin) -> Result<bool, DeliveryError> {
        match self.visitor(origin)? {
            None => Ok(false),
            Some(play) => play.manages(origin).await,
        }
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

        let desk = Desk::new(Arc::default());
        let program = desk.send(&origin("api/shop"), &locale, &Reply::default()).await;
        let stranger = desk.send(&origin("guest/1"), &locale, &Reply::default()).await;

        assert_eq!(program, Ok(Shown("api".to_owned())));
        assert!(!desk.shows(&origin("api/shop")) && desk.shows(&origin("play/1")));
        assert!(!Desk::elsewhere().shows(&origin("play/1")));
        assert!(matches!(stranger, Err(DeliveryError::Forbidden(_))), "{stranger:?}");
    }
}
