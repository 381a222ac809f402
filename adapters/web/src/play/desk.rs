//! Shows replies to people of the playground: puts them into their chat, from where browsers are told.

use std::sync::Arc;

use async_trait::async_trait;
use refrain_core::catalogue::Locale;
use refrain_core::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use refrain_core::request::Origin;

use super::chats::{Chats, Full};
use super::visitor::is_digits;

/// The playground's [`Responder`].
pub(crate) struct PlayDesk(pub(crate) Arc<Chats>);

impl PlayDesk {
    fn chat(origin: &Origin) -> Result<&str, DeliveryError> {
        let strange = || DeliveryError::Forbidden("that is no chat of the playground".to_owned());
        if is_digits(&origin.chat) { Ok(&origin.chat) } else { Err(strange()) }
    }

    /// Which message it is, if this process showed it.
    fn id(&self, Shown(shown): &Shown) -> Option<u64> {
        let (run, id) = shown.split_once('-')?;
        (run == format!("{:08x}", self.0.run())).then(|| id.parse().ok()).flatten()
    }
}

#[async_trait]
impl Responder for PlayDesk {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let full = |Full| DeliveryError::Refused("too many chats are open".to_owned());
        let id = self.0.say(Self::chat(origin)?, locale, reply).map_err(full)?;
        Ok(Shown(format!("{:08x}-{id}", self.0.run())))
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        if matches!(&urgency, Urgency::Progress(stale) if stale.is_cancelled()) {
            return Ok(());
        }
        let id = self.id(shown).ok_or(DeliveryError::Gone)?;
        self.0.edit(Self::chat(origin)?, id, locale, reply)
    }

    /// Everybody is the only one in their chat.
    async fn manages(&self, _: &Origin) -> Result<bool, DeliveryError> {
        Ok(true)
    }
}
