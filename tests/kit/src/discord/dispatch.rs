//! What people do on its way to the bot: an interaction with all that Discord tells, by the gateway or to an endpoint.

use std::{sync::Arc, time::Instant};

use serde_json::{Value, json};

use super::{
    interaction::{Interaction, Kind},
    rest,
    server::Shared,
    wire,
    world::{Account, Channel, World},
};

/// All that a bot can be allowed in a server's channel, but to administer.
const BOT: u64 = super::conditions::MEMBER | (1 << 13) | (1 << 18) | (1 << 38);

/// Something that a person does.
pub(super) struct Deed {
    pub(super) kind: Kind,
    pub(super) person: i64,
    pub(super) channel: i64,
    /// The command's name, or the button's custom id.
    pub(super) name: String,
    /// The message whose button is pressed.
    pub(super) message: Option<i64>,
    pub(super) data: Value,
}

/// Tells the bot; gives the interaction's id.
pub(super) fn send(shared: &Arc<Shared>, deed: Deed) -> i64 {
    let (id, guild, told) = {
        let mut world = shared.world();
        let id = world.next_id();
        let guild = world.channels.get(&deed.channel).and_then(|channel| channel.guild);
        let interaction = Interaction {
            id,
            kind: deed.kind,
            person: deed.person,
            channel: deed.channel,
            guild,
            name: deed.name,
            message: deed.message,
            sent: Instant::now(),
            acknowledged: None,
            answer: None,
            ephemeral: false,
            original: None,
            followups: Vec::new(),
            uses: 0,
            token: format!("interaction-token-{id}"),
            dropped: false,
            dead: None,
        };
        let told = payload(shared, &world, &interaction, &deed.data);
        world.interactions.insert(id, interaction);
        (id, guild, told.to_string())
    };
    if shared.endpoint.is_saved() {
        let shared = Arc::clone(shared);
        tokio::spawn(async move { post(&shared, id, told).await });
    } else {
        shared.gateway().dispatch(guild, 0, "INTERACTION_CREATE", &told);
    }
    shared.changed();
    id
}

/// Sends an interaction to the bot's endpoint; what comes back is the first answer.
async fn post(shared: &Shared, id: i64, told: String) {
    let answer = shared.endpoint.post(&told, true).await;
    let mut world = shared.world();
    let refused = match answer {
        // The answer comes by the callback instead.
        Ok((202, _)) => None,
        Ok((200, body)) => rest::first_answer(shared, &mut world, id, body).err().map(|refusal| refusal.words()),
        Ok((status, _)) => Some(format!("the endpoint answered {status}")),
        Err(fault) => Some(fault),
    };
    if let Some(what) = refused {
        world.violation("the interactions endpoint", &what, &told);
    }
    drop(world);
    shared.changed();
}

fn payload(shared: &Shared, world: &World, interaction: &Interaction, data: &Value) -> Value {
    let nobody = super::conditions::account(interaction.person, "Nobody", interaction.channel);
    let person = world.people.get(&interaction.person).unwrap_or(&nobody);
    let guild = interaction.guild.and_then(|guild| world.guilds.get(&guild));
    let has_bot = guild.is_none_or(|guild| guild.has_bot);
    let channel = world.channels.get(&interaction.channel);
    let mut told = json!({
        "id": interaction.id.to_string(), "application_id": world.bot.id.to_string(),
        "type": interaction.kind.number(), "token": interaction.token, "version": 1, "data": data,
        "channel_id": interaction.channel.to_string(),
        "channel": channel.map(|channel| wire::partial_channel(world, channel, person.permissions)),
        "app_permissions": app_permissions(channel, has_bot).to_string(), "locale": person.locale,
        "entitlements": entitlements(world, person), "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(person, guild.map(|guild| guild.id), has_bot),
        "context": u8::from(guild.is_none()), "attachment_size_limit": shared.file_limit,
    });
    if let Some(guild) = guild {
        told["guild_id"] = json!(guild.id.to_string());
        told["guild_locale"] = json!(guild.locale);
        told["guild"] = json!({ "id": guild.id.to_string(), "locale": guild.locale, "features": [] });
        told["member"] = wire::member(person);
    } else {
        told["user"] = wire::user(person, false);
    }
    let pressed = interaction.message.and_then(|id| world.message(id));
    if let Some(message) = pressed {
        told["message"] = wire::message(world, &base(shared), message);
    }
    told
}

fn app_permissions(channel: Option<&Channel>, has_bot: bool) -> u64 {
    use super::world::Access;

    let send = (1 << 11) | (1 << 38);
    match channel.map(|channel| channel.access) {
        _ if !has_bot => 1 << 15,
        Some(Access::Hidden) => BOT & !send & !(1 << 10),
        Some(Access::ReadOnly) => BOT & !send,
        Some(Access::NoFiles) => BOT & !(1 << 15),
        Some(Access::Open) | None => BOT,
    }
}

/// Who brought the bot here: "0" the server (0 in a DM), "1" the person for themselves.
fn owners(person: &Account, guild: Option<i64>, has_bot: bool) -> Value {
    let mut owners = json!({});
    if has_bot && (guild.is_some() || !person.has_app) {
        owners["0"] = json!(guild.unwrap_or_default().to_string());
    }
    if person.has_app || !has_bot {
        owners["1"] = json!(person.id.to_string());
    }
    owners
}

fn entitlements(world: &World, person: &Account) -> Vec<Value> {
    let of = |sku: &i64| {
        json!({
            "id": (sku + 1).to_string(), "sku_id": sku.to_string(), "application_id": world.bot.id.to_string(),
            "user_id": person.id.to_string(), "type": 8, "deleted": false, "starts_at": null, "ends_at": null,
            "consumed": false, "promotion_id": null, "gift_code_flags": 0,
        })
    };
    person.skus.iter().map(of).collect()
}

/// Where the fake's files are.
pub(super) fn base(shared: &Shared) -> String {
    format!("http://127.0.0.1:{}", shared.port)
}
