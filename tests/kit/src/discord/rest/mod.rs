//! What the routes do.

mod callback;
mod channels;
mod commands;
mod compose;
mod webhooks;

use serde_json::{Value, json};

pub(super) use callback::first_answer;

use super::{
    Body, Route,
    dispatch::base,
    limits::snowflake,
    refusal::Refusal,
    route::Named,
    server::{Shared, respond},
    wire,
    world::World,
};

/// One call while it is done.
struct Calling<'a> {
    shared: &'a Shared,
    world: &'a mut World,
    named: &'a Named,
    body: &'a Body,
}

/// The status and the body of an answer, `null` for none.
type Done = Result<(u16, Value), Refusal>;

/// Does what the route is for.
pub(super) fn run(shared: &Shared, world: &mut World, route: Route, named: &Named, body: &Body) -> Done {
    let mut calling = Calling { shared, world, named, body };
    let calling = &mut calling;
    match route {
        Route::Gateway => Ok((200, json!({ "url": gateway_url(shared) }))),
        Route::GatewayBot => Ok((200, gateway_bot(shared))),
        Route::Me => Ok((200, wire::me(calling.world))),
        Route::Application | Route::OauthApplication => {
            let endpoint = shared.endpoint.url();
            let endpoint = endpoint.as_ref().map(url::Url::as_str);
            Ok((200, wire::application(calling.world, &shared.endpoint.public_key(), endpoint)))
        }
        Route::Commands | Route::GuildCommands => commands::all(calling),
        Route::CreateCommand | Route::CreateGuildCommand => commands::create(calling),
        Route::ReplaceCommands | Route::ReplaceGuildCommands => commands::replace(calling),
        Route::Command | Route::GuildCommand => commands::one(calling),
        Route::EditCommand | Route::EditGuildCommand => commands::edit(calling),
        Route::DeleteCommand | Route::DeleteGuildCommand => commands::delete(calling),
        Route::Callback => callback::run(calling),
        Route::Followup => webhooks::followup(calling),
        Route::Original | Route::FollowupMessage => webhooks::show(calling, route == Route::Original),
        Route::EditOriginal | Route::EditFollowup => webhooks::edit(calling, route == Route::EditOriginal),
        Route::DeleteOriginal | Route::DeleteFollowup => webhooks::delete(calling, route == Route::DeleteOriginal),
        Route::Messages => channels::messages(calling),
        Route::SendMessage => channels::send(calling),
        Route::Message => channels::message(calling),
        Route::EditMessage => channels::edit(calling),
        Route::DeleteMessage => channels::delete(calling),
        Route::Typing => channels::typing(calling),
        Route::Channel => channels::channel(calling),
        Route::Guild => guild(calling),
        Route::OpenDm => open_dm(calling),
    }
}

/// A file of a message, as the content network gives it.
pub(super) fn file(shared: &Shared, path: &str) -> axum::response::Response {
    let id = path.split('/').nth(2).and_then(|id| id.parse::<i64>().ok());
    let world = shared.world();
    let mut messages = world.channels.values().flat_map(|channel| channel.messages.values());
    let found = messages.find_map(|message| {
        let mut files = message.states.iter().flat_map(|state| &state.attachments);
        files.find(|file| Some(file.id) == id).map(|file| file.media.bytes.clone())
    });
    match found {
        Some(bytes) => axum::response::Response::new(axum::body::Body::from(bytes)),
        None => respond(404, "text/plain", "This content is no longer available.".into()),
    }
}

impl Calling<'_> {
    /// A message as it goes out.
    fn wire(&self, id: i64) -> Value {
        let message = self.world.message(id);
        message.map(|message| wire::message(self.world, &base(self.shared), message)).unwrap_or_default()
    }
}

fn gateway_url(shared: &Shared) -> String {
    format!("ws://127.0.0.1:{}/gateway", shared.port)
}

fn gateway_bot(shared: &Shared) -> Value {
    let shards = shared.gateway().shards;
    json!({
        "url": gateway_url(shared), "shards": shards,
        "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1 },
    })
}

fn guild(calling: &Calling<'_>) -> Done {
    let guild = calling.world.guilds.get(&calling.named.first).filter(|guild| guild.has_bot);
    guild.map(|guild| (200, wire::guild(guild))).ok_or_else(|| Refusal::unknown(10004, "Guild"))
}

fn open_dm(calling: &Calling<'_>) -> Done {
    let person = calling.body.get("recipient_id").and_then(snowflake);
    let person = person.and_then(|person| calling.world.people.get(&person));
    let channel = person.and_then(|person| calling.world.channels.get(&person.dm));
    let channel = channel.ok_or_else(|| Refusal::new(400, 50033, "Invalid Recipient(s)"))?;
    Ok((200, wire::channel(calling.world, channel)))
}
