//! The whole flow, top to bottom.

use std::sync::Arc;

use crate::catalogue::{Catalogue, Locale, Message};
use crate::command::CommandSpec;
use crate::request::Request;

/// The bot without its platforms.
pub struct App {
    catalogue: Arc<Catalogue>,
    specs: Vec<CommandSpec>,
}

impl App {
    /// Handles one request to the point where the person has an answer or a place in the queue.
    ///
    /// What comes back is a notice for the person alone, where the platform can show one (an alert on a button press).
    pub async fn handle(&self, request: Request) -> Option<Message> {
        let _ = request;
        None
    }

    /// The command `name`, without a slash.
    pub fn command(&self, name: &str) -> Option<&CommandSpec> {
        self.specs.iter().find(|spec| spec.name == name)
    }

    /// Every word a person sees.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The commands, in the order of menus and help.
    pub fn commands(&self) -> impl Iterator<Item = &CommandSpec> {
        self.specs.iter()
    }
}

/// One use of a command, as the command sees it.
pub struct Call<'a> {
    /// What was asked, and where to answer.
    pub request: &'a Request,
    /// The person's language.
    pub locale: &'a Locale,
    /// The app itself.
    pub app: &'a App,
}
