//! The first answer to an interaction.

use serde_json::{Value, json};

use super::{
    Calling, Done,
    compose::{self, Post},
};
use crate::discord::{
    Body,
    interaction::{Answer, Interaction, Kind},
    limits::{
        length, list,
        message::{EPHEMERAL, Shape},
        text,
    },
    refusal::{Form, Refusal, below},
    route::Named,
    server::Shared,
    world::World,
};

/// `POST …/callback`.
pub(super) fn run(calling: &mut Calling<'_>) -> Done {
    let named = calling.named;
    let known = calling.world.interactions.get(&named.first).filter(|known| known.token == named.token);
    let interaction = known.ok_or_else(Refusal::unknown_interaction)?.clone();
    apply(calling, &interaction)?;
    if !calling.body.flag("with_response") {
        return Ok((204, Value::Null));
    }
    let interaction = calling.world.interactions.get(&interaction.id).unwrap_or(&interaction);
    let mut told = json!({
        "interaction": { "id": interaction.id.to_string(), "type": interaction.kind.number() },
    });
    if let Some(id) = interaction.original {
        told["interaction"]["response_message_id"] = json!(id.to_string());
        told["interaction"]["response_message_ephemeral"] = json!(interaction.ephemeral);
        told["interaction"]["response_message_loading"] = json!(interaction.answer == Some(Answer::Deferred));
        told["resource"] = json!({ "type": calling.body.json["type"], "message": calling.wire(id) });
    }
    Ok((200, told))
}

/// The first answer that came back from the bot's endpoint.
pub(in crate::discord) fn first_answer(
    shared: &Shared,
    world: &mut World,
    id: i64,
    json: Value,
) -> Result<(), Refusal> {
    let interaction = world.interactions.get(&id).cloned().ok_or_else(Refusal::unknown_interaction)?;
    let body = Body { json, ..Body::default() };
    if let Some(spec) = &shared.spec {
        spec.check(crate::discord::Route::Callback, &body.json)?;
    }
    let mut calling = Calling { shared, world, named: &Named::default(), body: &body };
    apply(&mut calling, &interaction)
}

fn apply(calling: &mut Calling<'_>, interaction: &Interaction) -> Result<(), Refusal> {
    if interaction.answer.is_some() {
        return Err(Refusal::already_acknowledged());
    }
    if interaction.is_late() {
        return Err(Refusal::unknown_interaction().blameless_if(interaction.dropped));
    }
    let json = &calling.body.json;
    let mut form = Form::default();
    form.known_keys("", json, &["type", "data"]);
    form.finish()?;
    let data = json.get("data").cloned().unwrap_or_default();
    let ephemeral = data.get("flags").and_then(Value::as_u64).unwrap_or_default() & EPHEMERAL != 0;
    let only_for = ephemeral.then_some(interaction.person);
    let of_interaction = |content| Post {
        channel: interaction.channel,
        interaction: Some(interaction.id),
        only_for,
        reply_to: None,
        content,
    };
    let (answer, original) = match (json["type"].as_u64(), interaction.kind) {
        (Some(4), Kind::Command | Kind::Component) => {
            let content = compose::content(calling, &data, Shape::Answer, None)?;
            (Answer::Message, Some(compose::post(calling.world, of_interaction(Some(content)))))
        }
        (Some(5), Kind::Command | Kind::Component) => {
            // Nothing of a message is shown yet; clients send empty lists along.
            let mut told = data.clone();
            if let Some(told) = told.as_object_mut() {
                told.retain(|_, value| !value.is_null() && *value != json!([]));
            }
            let mut form = Form::default();
            form.known_keys("data", &told, &["flags"]);
            form.finish()?;
            (Answer::Deferred, Some(compose::post(calling.world, of_interaction(None))))
        }
        (Some(6), Kind::Component) => (Answer::DeferredUpdate, interaction.message),
        (Some(7), Kind::Component) => {
            let pressed = interaction.message.unwrap_or_default();
            let old = calling.world.message(pressed).filter(|message| !message.deleted);
            let old = old.and_then(|message| message.now()).cloned();
            let old = old.ok_or_else(|| Refusal::unknown_message().blameless())?;
            let content = compose::content(calling, &data, Shape::Answer, Some(&old))?;
            if let Some(message) = calling.world.message_mut(pressed) {
                message.states.push(content);
            }
            (Answer::Update, Some(pressed))
        }
        (Some(8), Kind::Autocomplete) => (Answer::Choices(choices(&data)?), None),
        (Some(9), Kind::Command | Kind::Component) => {
            let mut form = Form::default();
            form.known_keys("data", &data, &["custom_id", "title", "components"]);
            form.finish()?;
            (Answer::Modal(data.clone()), None)
        }
        _ => {
            let words = format_args!("this type doesn't answer a {:?}", interaction.kind);
            return Err(Refusal::form("type", "BASE_TYPE_CHOICES", words));
        }
    };
    if let Some(interaction) = calling.world.interactions.get_mut(&interaction.id) {
        interaction.acknowledged = Some(interaction.sent.elapsed());
        interaction.answer = Some(answer);
        interaction.ephemeral = ephemeral;
        interaction.original = original;
    }
    Ok(())
}

fn choices(data: &Value) -> Result<Vec<(String, Value)>, Refusal> {
    let mut form = Form::default();
    form.known_keys("data", data, &["choices"]);
    let given = list(data, "choices");
    form.length("data.choices", given.len(), 0, 25);
    let mut choices = Vec::new();
    for (index, choice) in given.iter().enumerate() {
        let path = format!("data.choices.{index}");
        form.known_keys(&path, choice, &["name", "name_localizations", "value"]);
        let name = text(choice, "name").unwrap_or_default();
        form.length(&below(&path, "name"), length(name), 1, 100);
        let value = &choice["value"];
        if !value.is_number() && value.as_str().is_none_or(|text| length(text) > 100) {
            form.fault(&below(&path, "value"), "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
        }
        choices.push((name.to_owned(), value.clone()));
    }
    form.finish().map(|()| choices)
}
