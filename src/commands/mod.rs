//! The commands that come with Refrain. Each is one file; adding one is adding a file and a line here.

mod cancel;
mod forget;
mod generate;
mod help;
mod history;
mod language;
mod ping;
mod queue;
mod settings;
mod start;
mod status;

pub use cancel::Cancel;
pub use forget::Forget;
pub use generate::Generate;
pub use help::Help;
pub use history::History;
pub use language::Language;
pub use ping::Ping;
pub use queue::Queue;
pub use settings::Settings;
pub use start::Start;
pub use status::Status;

use std::sync::Arc;

use refrain_core::command::{Answer, BoxedCommand};
use refrain_core::queue::store::StoreError;
use refrain_core::reply::Reply;

/// All of them, in the order of menus and help.
pub fn all() -> Vec<BoxedCommand> {
    vec![
        Arc::new(Start),
        Arc::new(Help),
        Arc::new(Generate::image()),
        Arc::new(Generate::video()),
        Arc::new(Status),
        Arc::new(Queue),
        Arc::new(Cancel),
        Arc::new(History),
        Arc::new(Language),
        Arc::new(Settings),
        Arc::new(Forget),
        Arc::new(Ping),
    ]
}

/// What is said where requests can't be looked at just now.
fn out_of_reach(error: &StoreError) -> Answer {
    tracing::error!(%error, "requests can't be looked at");
    Reply::text(error.message()).into()
}
