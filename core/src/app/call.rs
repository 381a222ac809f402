//! One use of a command.

use std::sync::Arc;

use super::{App, Arrival};
use crate::catalogue::Locale;
use crate::preferences::Preferences;
use crate::queue::Tier;
use crate::request::Request;

/// One use of a command, as the command sees it.
pub struct Call<'a> {
    /// What was asked, and where to answer.
    pub request: &'a Request,
    /// The person's language.
    pub locale: &'a Locale,
    /// The person's tier.
    pub tier: &'a Arc<Tier>,
    /// What was chosen in the chat.
    pub preferences: &'a Preferences,
    /// The app itself.
    pub app: &'a App,
    pub(super) arrival: Option<&'a Arrival>,
}

impl Call<'_> {
    /// Whether media shown here are covered until somebody clicks them.
    pub fn covers(&self) -> bool {
        self.preferences.spoiler.unwrap_or(self.app.spoiler) && !self.request.origin.adult
    }

    /// The request can't be lost any more.
    pub(super) fn taken(&self) {
        if let Some(arrival) = self.arrival {
            arrival.take();
        }
    }
}
