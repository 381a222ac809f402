//! What goes by an interaction's token: the original answer, further ones, changes to both.

use serde_json::{Value, json};

use super::{
    Calling, Done,
    compose::{self, Post},
};
use crate::discord::{
    interaction::{DeadToken, Interaction},
    limits::message::{EPHEMERAL, Shape},
    message::Content,
    refusal::Refusal,
};

/// A further answer; right after a deferral it takes the place of "thinking", with what was said of eyes then.
pub(super) fn followup(calling: &mut Calling<'_>) -> Done {
    let interaction = live(calling)?;
    if let Some(original) = interaction.original.filter(|_| is_thinking(calling, &interaction)) {
        let content = compose::content(calling, &calling.body.json, Shape::Followup, None)?;
        return Ok((200, show_now(calling, &interaction, original, content)));
    }
    let content = compose::content(calling, &calling.body.json, Shape::Followup, None)?;
    let ephemeral = calling.body.get("flags").and_then(Value::as_u64).unwrap_or_default() & EPHEMERAL != 0;
    let post = Post {
        channel: interaction.channel,
        interaction: Some(interaction.id),
        only_for: ephemeral.then_some(interaction.person),
        reply_to: None,
        content: Some(content),
    };
    let id = compose::post(calling.world, post);
    if let Some(interaction) = calling.world.interactions.get_mut(&interaction.id) {
        interaction.followups.push(id);
        interaction.uses += 1;
    }
    Ok((200, calling.wire(id)))
}

/// A message as it is.
pub(super) fn show(calling: &mut Calling<'_>, original: bool) -> Done {
    let interaction = live(calling)?;
    let id = target(calling, &interaction, original)?;
    Ok((200, calling.wire(id)))
}

/// A change.
pub(super) fn edit(calling: &mut Calling<'_>, original: bool) -> Done {
    let interaction = live(calling)?;
    let id = target(calling, &interaction, original)?;
    let old = calling.world.message(id).and_then(|message| message.now()).cloned();
    let content = compose::content(calling, &calling.body.json, Shape::EditAnswer, old.as_ref())?;
    Ok((200, show_now(calling, &interaction, id, content)))
}

/// The end of a message.
pub(super) fn delete(calling: &mut Calling<'_>, original: bool) -> Done {
    let interaction = live(calling)?;
    let id = target(calling, &interaction, original)?;
    if let Some(message) = calling.world.message_mut(id) {
        message.deleted = true;
    }
    used(calling, &interaction);
    Ok((204, json!(null)))
}

fn show_now(calling: &mut Calling<'_>, interaction: &Interaction, id: i64, content: Content) -> Value {
    if let Some(message) = calling.world.message_mut(id) {
        message.states.push(content);
    }
    used(calling, interaction);
    calling.wire(id)
}

fn used(calling: &mut Calling<'_>, interaction: &Interaction) {
    if let Some(interaction) = calling.world.interactions.get_mut(&interaction.id) {
        interaction.uses += 1;
    }
}

/// The interaction whose token it is, while that lives.
fn live(calling: &Calling<'_>) -> Result<Interaction, Refusal> {
    if calling.named.first != calling.shared.application {
        return Err(Refusal::unknown(10015, "Webhook"));
    }
    let id = calling.named.token.rsplit('-').next().and_then(|id| id.parse().ok()).unwrap_or_default();
    let known = calling.world.interactions.get(&id).filter(|known| known.token == calling.named.token);
    let interaction = known.ok_or_else(|| Refusal::new(401, 50027, "Invalid Webhook Token"))?;
    match interaction.dead() {
        // How long the bot took is not always in its hands.
        Some(DeadToken::Invalid) => Err(Refusal::new(401, 50027, "Invalid Webhook Token").blameless()),
        Some(DeadToken::Unknown) => Err(Refusal::unknown(10015, "Webhook").blameless()),
        None if interaction.answer.is_none() => {
            // Before its first answer, and after it was dropped, there is nothing that the token leads to.
            Err(Refusal::unknown(10015, "Webhook").blameless_if(interaction.dropped))
        }
        None => Ok(interaction.clone()),
    }
}

fn target(calling: &Calling<'_>, interaction: &Interaction, original: bool) -> Result<i64, Refusal> {
    let item = calling.named.item;
    let id = if original {
        interaction.original
    } else {
        (interaction.original == Some(item) || interaction.followups.contains(&item)).then_some(item)
    };
    let message = id.and_then(|id| calling.world.message(id));
    match message {
        Some(message) if !message.deleted => Ok(message.id),
        gone => Err(Refusal::unknown_message().blameless_if(gone.is_some())),
    }
}

fn is_thinking(calling: &Calling<'_>, interaction: &Interaction) -> bool {
    let original = interaction.original.and_then(|id| calling.world.message(id)).filter(|message| !message.deleted);
    original.is_some_and(|message| interaction.is_thinking(message.now().is_some()))
}
