//! Menus of commands, one for every scope and language.

use serde_json::{Value, json};

use crate::telegram::{params::Params, refusal::Refusal, world::World};

/// Most commands of one menu. Source, as for all numbers here: <https://core.telegram.org/bots/api#setmycommands>.
const MAX_COMMANDS: usize = 100;

/// `setMyCommands`. One bad command refuses the whole list, and the refusal doesn't name it, as on the real server.
pub(super) fn set(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let menu = menu(params)?;
    if params.get("commands").is_none() {
        return Err(Refusal::bad_request("can't parse commands list"));
    }
    let commands = params.list("commands")?;
    if commands.len() > MAX_COMMANDS {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in commands {
        check(command)?;
    }
    if commands.is_empty() {
        world.menus.remove(&menu);
    } else {
        world.menus.insert(menu, commands.to_vec());
    }
    Ok(json!(true))
}

/// `getMyCommands`; empty where there is no menu.
pub(super) fn get(world: &World, params: &Params) -> Result<Value, Refusal> {
    Ok(world.menus.get(&menu(params)?).map_or_else(|| json!([]), |commands| json!(commands)))
}

/// `deleteMyCommands`.
pub(super) fn delete(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    world.menus.remove(&menu(params)?);
    Ok(json!(true))
}

fn check(command: &Value) -> Result<(), Refusal> {
    let field = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default();
    let name = field("command");
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !(1..=32).contains(&name.len()) || !name.bytes().all(letters) {
        return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
    }
    if !(1..=256).contains(&field("description").encode_utf16().count()) {
        return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(())
}

/// The key of a menu: the scope, the default one where it is left out, and the language, "" for all.
fn menu(params: &Params) -> Result<(String, String), Refusal> {
    let language = params.text("language_code").unwrap_or_default();
    let two_letters = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if !language.is_empty() && !two_letters {
        return Err(Refusal::bad_request("invalid language code specified"));
    }
    let scope = params.get("scope").cloned().unwrap_or_else(|| json!({ "type": "default" }));
    let kinds = [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ];
    let known = scope.get("type").and_then(Value::as_str).is_some_and(|kind| kinds.contains(&kind));
    if !known {
        return Err(Refusal::bad_request("can't parse BotCommandScope: unsupported type specified"));
    }
    Ok((scope.to_string(), language.to_owned()))
}
