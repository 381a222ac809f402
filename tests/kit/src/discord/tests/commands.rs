//! Registration of commands.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Bot, id};

fn command(name: &str) -> Value {
    json!({ "name": name, "description": "What it does" })
}

fn with_options(options: &Value) -> Value {
    json!({ "name": "fox", "description": "What it does", "options": options })
}

fn option(name: &str) -> Value {
    json!({ "type": 3, "name": name, "description": "What it is" })
}

#[tokio::test]
async fn commands_are_registered_changed_and_deleted() {
    let bot = Bot::new().await;
    let path = bot.commands();

    let (created, made) = bot.answer(Method::POST, &path, command("ping")).await;
    let (again, same) = bot.answer(Method::POST, &path, command("ping")).await;
    let one = format!("{path}/{}", id(&made));
    let edited = bot.call(Method::PATCH, &one, json!({ "description": "Another" })).await;
    let replaced = bot.call(Method::PUT, &path, json!([command("ping"), command("help")])).await;
    bot.call(Method::DELETE, &one, Value::Null).await;
    let left = bot.call(Method::GET, &path, Value::Null).await;

    assert_eq!((created, again), (201, 200));
    assert_eq!((id(&made), id(&made)), (id(&same), id(&replaced[0])));
    assert_eq!((&edited["description"], &edited["name"]), (&json!("Another"), &json!("ping")));
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(bot.refused(Method::DELETE, &one, Value::Null).await, (404, 10063));
}

#[tokio::test]
async fn a_servers_commands_are_its_own() {
    let bot = Bot::new().await;
    let guild = bot.discord.guild("Foxes");
    let path = format!("/applications/{}/guilds/{}/commands", bot.discord.application_id(), guild.id());

    let made = bot.call(Method::POST, &path, command("ping")).await;

    assert_eq!(made["guild_id"], guild.id().to_string());
    assert_eq!(bot.call(Method::GET, &bot.commands(), Value::Null).await, json!([]));
    let foreign = bot.discord.foreign_guild("Wolves");
    let path = format!("/applications/{}/guilds/{}/commands", bot.discord.application_id(), foreign.id());
    assert_eq!(bot.refused(Method::GET, &path, Value::Null).await, (403, 50001));
}

#[tokio::test]
async fn what_discord_tells_of_a_command_lacks_what_is_empty() {
    let bot = Bot::new().await;
    let mut option = option("prompt");
    for (name, value) in [
        ("required", json!(false)),
        ("choices", json!([])),
        ("options", json!([])),
        ("min_value", Value::Null),
        ("name_localizations", json!({ "de": "auftrag" })),
    ] {
        option[name] = value;
    }
    bot.register(json!([with_options(&json!([option]))])).await;

    let plain = bot.call(Method::GET, &bot.commands(), Value::Null).await;
    let full = bot.call(Method::GET, &format!("{}?with_localizations=true", bot.commands()), Value::Null).await;

    assert_eq!(plain[0]["options"], json!([{ "type": 3, "name": "prompt", "description": "What it is" }]));
    assert_eq!(full[0]["options"][0]["name_localizations"], json!({ "de": "auftrag" }));
    assert!(plain[0].get("name_localizations").is_none() && full[0]["name_localizations"].is_null());
    assert_eq!((&full[0]["integration_types"], &full[0]["dm_permission"]), (&json!([0]), &json!(true)));
}

#[tokio::test]
async fn every_fault_of_a_command_is_named_with_its_path() {
    let bot = Bot::new().await;
    let mut localized = command("fox");
    localized["name_localizations"] = json!({ "en": "fox", "de": "Fuchs" });
    localized["description_localizations"] = json!({ "fr": "" });
    let mut choices = option("style");
    choices["choices"] = json!([{ "name": "a", "value": "1" }, { "name": "a", "value": 2 }]);
    choices["autocomplete"] = json!(true);
    let mut required = option("late");
    required["required"] = json!(true);
    let many: Vec<Value> = (0..26).map(|n| option(&format!("o{n}"))).collect();
    let large: Vec<Value> = (0..25)
        .map(|n| {
            let choice = |m: usize| json!({ "name": format!("{m:0>100}"), "value": format!("{m:0>100}") });
            let mut option = option(&format!("o{n}"));
            option["choices"] = (0..25).map(choice).collect();
            option
        })
        .collect();

    for (given, faults) in [
        (command("Fox"), vec!["name:APPLICATION_COMMAND_INVALID_NAME"]),
        (command("a fox"), vec!["name:APPLICATION_COMMAND_INVALID_NAME"]),
        (command(&"f".repeat(33)), vec!["name:BASE_TYPE_BAD_LENGTH"]),
        (json!({ "name": "fox" }), vec!["description:BASE_TYPE_REQUIRED"]),
        (json!({ "name": "fox", "description": "d".repeat(101) }), vec!["description:BASE_TYPE_BAD_LENGTH"]),
        (json!({ "name": "fox", "description": "d", "colour": 1 }), vec!["colour:UNKNOWN_KEY"]),
        (
            localized,
            vec![
                "description_localizations.fr:BASE_TYPE_BAD_LENGTH",
                "name_localizations.de:APPLICATION_COMMAND_INVALID_NAME",
                "name_localizations.en:BASE_TYPE_CHOICES",
            ],
        ),
        (
            with_options(&json!([option("a"), option("a")])),
            vec!["options.1.name:APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"],
        ),
        (with_options(&json!([option("a"), required])), vec!["options.1:APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"]),
        (
            with_options(&json!([choices])),
            vec![
                "options.0.choices.1.name:APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "options.0.choices.1.value:BASE_TYPE_BAD_VALUE",
                "options.0:APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
            ],
        ),
        (with_options(&json!(many)), vec!["options:BASE_TYPE_MAX_LENGTH"]),
        (with_options(&json!(large)), vec![":APPLICATION_COMMAND_TOO_LARGE"]),
    ] {
        let mut found = bot.faults(Method::POST, &bot.commands(), given.clone()).await;
        found.sort();
        assert_eq!(found, faults, "{given}");
    }

    assert_eq!(bot.discord.violations().len(), 12);
}

#[tokio::test]
async fn there_are_a_hundred_commands_and_two_hundred_creations_a_day() {
    let bot = Bot::new().await;
    let path = bot.commands();
    let numbered = |from: usize, to: usize| -> Value { (from..to).map(|n| command(&format!("c{n}"))).collect() };

    bot.call(Method::PUT, &path, numbered(0, 100)).await;
    let too_many = bot.refused(Method::POST, &path, command("more")).await;
    let at_once = bot.refused(Method::PUT, &path, numbered(0, 101)).await;
    bot.call(Method::PUT, &path, numbered(0, 100)).await;
    let too_often = bot.refused(Method::PUT, &path, numbered(100, 200)).await;

    assert_eq!((too_many, at_once, too_often), ((400, 30032), (400, 30032), (400, 30034)));
}

#[tokio::test]
async fn two_commands_of_one_name_are_refused() {
    let bot = Bot::new().await;

    let faults = bot.faults(Method::PUT, &bot.commands(), json!([command("fox"), command("fox")])).await;

    assert_eq!(faults, ["1:APPLICATION_COMMANDS_DUPLICATE_NAME"]);
}
