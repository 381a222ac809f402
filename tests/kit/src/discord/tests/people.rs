//! What a person can type, and what becomes of it.

use serde_json::{Value, json};

use super::{Bot, Line};
use crate::Person;

async fn offered(commands: Value) -> (Bot, Line, Person) {
    let bot = Bot::new().await;
    bot.register(commands).await;
    let line = Line::identified(&bot).await;
    let person = bot.discord.user("Ada");
    (bot, line, person)
}

fn generate() -> Value {
    let option = |kind: u8, name: &str| json!({ "type": kind, "name": name, "description": "What it is" });
    let mut prompt = option(3, "prompt");
    prompt["required"] = json!(true);
    let mut seed = option(4, "seed");
    seed["min_value"] = json!(0);
    seed["max_value"] = json!(99);
    let mut size = option(3, "size");
    size["choices"] = json!([{ "name": "Large", "value": "l", "name_localizations": { "de": "Groß" } }]);
    size["name_localizations"] = json!({ "de": "größe" });
    let mut model = option(3, "model");
    model["autocomplete"] = json!(true);
    let options = [prompt, seed, size, model, option(5, "tile"), option(10, "scale")];
    json!([{ "name": "generate", "name_localizations": { "de": "erzeugen" }, "description": "It", "options": options }])
}

#[tokio::test]
async fn words_become_typed_options() {
    let (_bot, mut line, user) = offered(generate()).await;

    user.says("/generate a red --seed 42 fox --tile --scale=1.5 --model \"x y\" --size Large").await;
    let told = line.interaction().await;

    assert_eq!(
        told["data"]["options"],
        json!([
            { "name": "prompt", "type": 3, "value": "a red fox" },
            { "name": "seed", "type": 4, "value": 42 },
            { "name": "size", "type": 3, "value": "l" },
            { "name": "model", "type": 3, "value": "x y" },
            { "name": "tile", "type": 5, "value": true },
            { "name": "scale", "type": 10, "value": 1.5 },
        ])
    );
}

#[tokio::test]
async fn a_client_shows_names_in_its_language_and_tells_the_bot_the_real_ones() {
    let (_bot, mut line, user) = offered(generate()).await;

    user.language("de").says("/erzeugen ein Fuchs --größe Groß").await;
    let told = line.interaction().await;

    assert_eq!(told["data"]["name"], "generate");
    assert_eq!(told["data"]["options"][1], json!({ "name": "size", "type": 3, "value": "l" }));
}

#[tokio::test]
#[should_panic(expected = "no client offers /gennerate here. Offered are [\"generate\"]")]
async fn a_command_that_isnt_registered_cant_be_typed() {
    let (_bot, _line, user) = offered(generate()).await;

    user.says("/gennerate a fox").await;
}

#[tokio::test]
#[should_panic(expected = "out of range")]
async fn a_value_that_the_client_refuses_cant_be_typed() {
    let (_bot, _line, user) = offered(generate()).await;

    user.says("/generate a fox --seed 100").await;
}

#[tokio::test]
#[should_panic(expected = "is required")]
async fn a_required_option_cant_be_left_out() {
    let (_bot, _line, user) = offered(generate()).await;

    user.says("/generate --seed 1").await;
}

#[tokio::test]
async fn anything_can_be_sent_raw() {
    let (bot, mut line, user) = offered(generate()).await;
    let data = json!({ "id": "1", "name": "gone", "type": 1 });

    let said = bot.discord.interacts_raw(&user, data.clone()).await;
    let told = line.interaction().await;

    assert_eq!((&told["id"], &told["data"]), (&json!(said.to_string()), &data));
}

#[tokio::test]
async fn suggestions_are_asked_for_while_somebody_types() {
    let (bot, mut line, user) = offered(generate()).await;

    let (suggested, told) = tokio::join!(bot.discord.types(&user, "/generate fox --model re"), async {
        let told = line.interaction().await;
        let choices = json!({ "choices": [{ "name": "Red", "value": "red-1" }] });
        bot.responds(&told, 8, choices).await;
        told
    });

    assert_eq!(suggested, [("Red".to_owned(), "red-1".to_owned())]);
    assert_eq!(told["type"], 4);
    assert_eq!(
        told["data"]["options"],
        json!([
            { "name": "prompt", "type": 3, "value": "fox" },
            { "name": "model", "type": 3, "value": "re", "focused": true },
        ])
    );
}

#[tokio::test]
async fn plain_words_are_not_told_to_the_bot() {
    let (_bot, mut line, user) = offered(generate()).await;

    let hello = user.says("hello").await;
    let said = user.says("/generate a fox").await;

    assert_eq!(line.interaction().await["id"], said.to_string());
    assert!(hello < said);
}

#[tokio::test]
async fn a_subcommand_is_typed_as_the_next_word() {
    let sub = json!({ "type": 1, "name": "language", "description": "It", "options": [
        { "type": 3, "name": "tag", "description": "It", "required": true }
    ] });
    let (_bot, mut line, user) = offered(json!([{ "name": "settings", "description": "It", "options": [sub] }])).await;

    user.says("/settings language de").await;

    let option = json!({ "name": "tag", "type": 3, "value": "de" });
    let told = line.interaction().await;
    assert_eq!(told["data"]["options"], json!([{ "name": "language", "type": 1, "options": [option] }]));
}

#[tokio::test]
async fn where_only_the_person_has_the_app_the_bot_has_no_access() {
    let command = json!({ "name": "ping", "description": "Pong", "integration_types": [0, 1] });
    let (bot, mut line, user) = offered(json!([command])).await;
    bot.discord.installs(&user);
    let channel = bot.discord.foreign_guild("Wolves").channel("art");

    user.in_group(&channel).says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 4, json!({ "content": "pong" })).await;
    let path = format!("/channels/{}/messages", channel.id());
    let refused = bot.refused(reqwest::Method::POST, &path, json!({ "content": "x" })).await;

    assert_eq!(told["authorizing_integration_owners"], json!({ "1": user.id().to_string() }));
    user.in_group(&channel).sees("pong").await;
    assert_eq!(refused, (403, 50001));
}

#[tokio::test]
#[should_panic(expected = "no client offers /settings here")]
async fn a_command_for_managers_is_not_offered_to_members() {
    let command = json!({ "name": "settings", "description": "It", "default_member_permissions": "32" });
    let (bot, _line, user) = offered(json!([command])).await;
    let channel = bot.discord.guild("Foxes").channel("art");

    user.in_group(&channel).says("/settings").await;
}

#[tokio::test]
async fn a_command_for_managers_is_offered_to_them() {
    let command = json!({ "name": "settings", "description": "It", "default_member_permissions": "32" });
    let (bot, mut line, user) = offered(json!([command])).await;
    let channel = bot.discord.guild("Foxes").channel("art");
    bot.discord.set_permissions(&user, 32);

    user.in_group(&channel).says("/settings").await;

    assert_eq!(line.interaction().await["member"]["permissions"], "32");
}
