//! Registered commands, global or of one server.

use serde_json::{Map, Value, json};

use super::{Calling, Done};
use crate::discord::{
    limits::command,
    refusal::{Form, Refusal},
};

/// Most chat commands, and most of either kind in a context menu.
const MOST: usize = 100;
const MOST_IN_MENUS: usize = 15;

/// Most creations a day.
const CREATES_A_DAY: usize = 200;

/// All of them; with localizations only where asked.
pub(super) fn all(calling: &mut Calling<'_>) -> Done {
    let place = place(calling)?;
    let full = calling.body.flag("with_localizations");
    let commands = calling.world.commands(place).iter();
    let shown = commands.map(|command| if full { command.clone() } else { without_localizations(command.clone()) });
    Ok((200, shown.collect()))
}

/// One of them.
pub(super) fn one(calling: &mut Calling<'_>) -> Done {
    let (place, index) = existing(calling)?;
    Ok((200, calling.world.commands(place).get(index).cloned().unwrap_or_default()))
}

/// A new one, or another of the same name.
pub(super) fn create(calling: &mut Calling<'_>) -> Done {
    let place = place(calling)?;
    let given = &calling.body.json;
    let mut form = Form::default();
    command::check(&mut form, "", given, false);
    form.finish()?;
    let same = position(calling.world.commands(place), given);
    if same.is_none() {
        count_creates(calling, place, 1)?;
        check_number(calling.world.commands(place).iter().chain([given]))?;
    }
    let old = same.and_then(|index| calling.world.commands(place).get(index)).map(|old| old["id"].clone());
    let stored = stored(calling, place, given, old);
    let commands = calling.world.commands.entry(place).or_default();
    match same.and_then(|index| commands.get_mut(index)) {
        Some(slot) => stored.clone_into(slot),
        None => commands.push(stored.clone()),
    }
    Ok((if same.is_some() { 200 } else { 201 }, stored))
}

/// A change to one.
pub(super) fn edit(calling: &mut Calling<'_>) -> Done {
    let (place, index) = existing(calling)?;
    let given = &calling.body.json;
    let mut form = Form::default();
    command::check(&mut form, "", given, true);
    if given.get("type").is_some() || given.get("id").is_some() {
        form.fault("type", "UNKNOWN_KEY", "a command's id and type can't be changed");
    }
    form.finish()?;
    let old = calling.world.commands(place).get(index).cloned().unwrap_or_default();
    let mut merged = old.clone();
    if let (Some(merged), Some(given)) = (merged.as_object_mut(), given.as_object()) {
        merged.extend(given.clone());
    }
    let others = calling.world.commands(place).iter().enumerate().filter(|(other, _)| *other != index);
    let others: Vec<Value> = others.map(|(_, other)| other.clone()).chain([merged.clone()]).collect();
    command::check_unique(&others)?;
    let stored = stored(calling, place, &merged, Some(old["id"].clone()));
    if let Some(slot) = calling.world.commands.get_mut(&place).and_then(|commands| commands.get_mut(index)) {
        stored.clone_into(slot);
    }
    Ok((200, stored))
}

/// The end of one.
pub(super) fn delete(calling: &mut Calling<'_>) -> Done {
    let (place, index) = existing(calling)?;
    if let Some(commands) = calling.world.commands.get_mut(&place) {
        commands.remove(index);
    }
    Ok((204, Value::Null))
}

/// All new at once; those whose names were there keep their ids and cost no creation.
pub(super) fn replace(calling: &mut Calling<'_>) -> Done {
    let place = place(calling)?;
    let given = calling.body.json.as_array();
    let given =
        given.ok_or_else(|| Refusal::form("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"))?;
    let mut form = Form::default();
    for (index, one) in given.iter().enumerate() {
        command::check(&mut form, &index.to_string(), one, false);
    }
    form.finish()?;
    command::check_unique(given)?;
    check_number(given.iter())?;
    let olds: Vec<Option<Value>> = given
        .iter()
        .map(|one| {
            let commands = calling.world.commands(place);
            position(commands, one).and_then(|index| commands.get(index)).map(|old| old["id"].clone())
        })
        .collect();
    count_creates(calling, place, olds.iter().filter(|old| old.is_none()).count())?;
    let all: Vec<Value> = given.iter().zip(olds).map(|(one, old)| stored(calling, place, one, old)).collect();
    calling.world.commands.insert(place, all.clone());
    Ok((200, Value::Array(all)))
}

fn place(calling: &Calling<'_>) -> Result<Option<i64>, Refusal> {
    if calling.named.first != calling.shared.application {
        return Err(Refusal::new(403, 20012, "You are not authorized to perform this action on this application"));
    }
    let Some(guild) = calling.named.guild else { return Ok(None) };
    match calling.world.guilds.get(&guild) {
        Some(guild) if guild.has_bot => Ok(Some(guild.id)),
        _ => Err(Refusal::new(403, 50001, "Missing Access")),
    }
}

fn existing(calling: &Calling<'_>) -> Result<(Option<i64>, usize), Refusal> {
    let place = place(calling)?;
    let id = calling.named.item.to_string();
    let index = calling.world.commands(place).iter().position(|command| command["id"] == id.as_str());
    index.map(|index| (place, index)).ok_or_else(|| Refusal::unknown(10063, "application command"))
}

fn kind(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(1)
}

/// Where a command of the same name and type is.
fn position(commands: &[Value], given: &Value) -> Option<usize> {
    commands.iter().position(|known| known["name"] == given["name"] && kind(known) == kind(given))
}

fn check_number<'a>(commands: impl Iterator<Item = &'a Value>) -> Result<(), Refusal> {
    let kinds: Vec<u64> = commands.map(kind).collect();
    for (wanted, most) in [(1, MOST), (2, MOST_IN_MENUS), (3, MOST_IN_MENUS)] {
        if kinds.iter().filter(|kind| **kind == wanted).count() > most {
            return Err(Refusal::new(400, 30032, format!("Maximum number of application commands reached ({most}).")));
        }
    }
    Ok(())
}

fn count_creates(calling: &mut Calling<'_>, place: Option<i64>, new: usize) -> Result<(), Refusal> {
    let count = calling.world.creates.entry(place).or_default();
    if *count + new > CREATES_A_DAY {
        let words = format!("Max number of daily application command creates has been reached ({CREATES_A_DAY})");
        return Err(Refusal::new(400, 30034, words));
    }
    *count += new;
    Ok(())
}

/// A command as Discord tells it.
fn stored(calling: &mut Calling<'_>, place: Option<i64>, given: &Value, old: Option<Value>) -> Value {
    let id = old.unwrap_or_else(|| json!(calling.world.next_id().to_string()));
    let value =
        |name: &str, default: Value| given.get(name).filter(|value| !value.is_null()).cloned().unwrap_or(default);
    let permissions = match &given["default_member_permissions"] {
        Value::Number(bits) => json!(bits.to_string()),
        bits => bits.clone(),
    };
    let mut command = json!({
        "id": id, "application_id": calling.shared.application.to_string(),
        "version": calling.world.next_id().to_string(), "type": kind(given), "name": given["name"],
        "name_localizations": localizations(given, "name_localizations"),
        "description": value("description", json!("")),
        "description_localizations": localizations(given, "description_localizations"),
        "default_member_permissions": permissions, "nsfw": value("nsfw", json!(false)),
        "integration_types": value("integration_types", json!([0])), "contexts": value("contexts", Value::Null),
    });
    let options: Vec<Value> = given["options"].as_array().into_iter().flatten().map(bare_option).collect();
    if !options.is_empty() {
        command["options"] = json!(options);
    }
    match place {
        Some(guild) => command["guild_id"] = json!(guild.to_string()),
        None => command["dm_permission"] = value("dm_permission", json!(true)),
    }
    command
}

/// Discord leaves out what is empty or not set, but for localizations.
fn bare_option(option: &Value) -> Value {
    let mut bare = Map::new();
    for (name, value) in option.as_object().into_iter().flatten() {
        let value = match (name.as_str(), value) {
            ("options" | "choices", Value::Array(inner)) => Value::Array(inner.iter().map(bare_option).collect()),
            (_, value) => value.clone(),
        };
        let is_empty = match &value {
            Value::Null | Value::Bool(false) => true,
            Value::Array(inner) => inner.is_empty(),
            _ => false,
        };
        if !is_empty && !name.ends_with("_localizations") {
            bare.insert(name.clone(), value);
        }
    }
    let described = ["name_localizations", "description_localizations"];
    for name in
        described.into_iter().filter(|name| *name == "name_localizations" || option.get("description").is_some())
    {
        bare.insert(name.to_owned(), localizations(option, name));
    }
    Value::Object(bare)
}

fn localizations(of: &Value, name: &str) -> Value {
    of.get(name).filter(|words| words.as_object().is_some_and(|words| !words.is_empty())).cloned().unwrap_or_default()
}

fn without_localizations(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.retain(|name, _| !name.ends_with("_localizations"));
            for inner in fields.values_mut() {
                *inner = without_localizations(inner.take());
            }
        }
        Value::Array(items) => {
            for item in items {
                *item = without_localizations(item.take());
            }
        }
        _ => {}
    }
    value
}
