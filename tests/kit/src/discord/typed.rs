//! What a person types after a slash, as the client makes an interaction of it: only what is registered, and typed.

use serde_json::{Value, json};

use super::world::World;

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is sent.
    Sent,
    /// The last option is still being typed.
    Typing,
}

/// Looks the command up and fills its options: `/name words --option value`.
///
/// # Errors
///
/// Why a client would not let a person send it.
pub(super) fn command(world: &World, person: i64, channel: i64, line: &str, stage: Stage) -> Result<Value, String> {
    let (name, rest) =
        line.trim_start_matches('/').split_once(char::is_whitespace).unwrap_or((line.trim_start_matches('/'), ""));
    let here = Here::new(world, person, channel)?;
    let offered: Vec<&Value> = here.offered().collect();
    let found = offered.iter().find(|command| named(command, name, &here.locale));
    let Some(command) = found else {
        let names: Vec<&str> = offered.iter().filter_map(|command| command["name"].as_str()).collect();
        let all: Vec<&Value> = world.commands.values().flatten().map(|command| &command["name"]).collect();
        return Err(format!("no client offers /{name} here. Offered are {names:?}; registered in all: {all:?}"));
    };
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": 1 });
    if let Some(guild) = command.get("guild_id") {
        data["guild_id"] = guild.clone();
    }
    let options = fill(options_of(command), rest, &here, stage)?;
    if !options.is_empty() {
        data["options"] = json!(options);
    }
    Ok(data)
}

/// Where somebody types.
struct Here<'a> {
    world: &'a World,
    guild: Option<i64>,
    locale: String,
    context: u64,
    nsfw: bool,
    permissions: u64,
    installed: [bool; 2],
}

impl<'a> Here<'a> {
    fn new(world: &'a World, person: i64, channel: i64) -> Result<Self, String> {
        let person = world.people.get(&person).ok_or("nobody types")?;
        let channel = world.channels.get(&channel).ok_or("there is no such channel")?;
        let guild = channel.guild.and_then(|guild| world.guilds.get(&guild));
        let has_bot = guild.is_none_or(|guild| guild.has_bot);
        Ok(Self {
            world,
            guild: channel.guild,
            locale: person.locale.clone(),
            context: u64::from(guild.is_none()),
            nsfw: channel.nsfw || guild.is_none(),
            permissions: person.permissions,
            installed: [has_bot, person.has_app],
        })
    }

    /// The commands that the client offers: of the server first, then the global ones.
    fn offered(&self) -> impl Iterator<Item = &'a Value> {
        let own = self.guild.map_or(&[][..], |guild| self.world.commands(Some(guild)));
        own.iter().chain(self.world.commands(None)).filter(|command| self.is_offered(command))
    }

    fn is_offered(&self, command: &Value) -> bool {
        let contexts = command["contexts"].as_array();
        let in_context = match contexts {
            Some(contexts) => contexts.iter().any(|context| context.as_u64() == Some(self.context)),
            None => self.guild.is_some() || command["dm_permission"] != false,
        };
        let wanted = command["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
        let is_admin = self.permissions & (1 << 3) != 0;
        let permitted = self.guild.is_none()
            || is_admin
            || wanted.is_none_or(|wanted| wanted != 0 && self.permissions & wanted == wanted);
        let types = command["integration_types"].as_array();
        let brought = |kind: usize| types.into_iter().flatten().any(|given| given.as_u64() == u64::try_from(kind).ok());
        let installed = (0..2).any(|kind| self.installed[kind] && brought(kind));
        command["type"] == 1 && in_context && permitted && installed && (self.nsfw || command["nsfw"] != true)
    }
}

fn options_of(of: &Value) -> &[Value] {
    of["options"].as_array().map_or(&[], Vec::as_slice)
}

fn named(of: &Value, name: &str, locale: &str) -> bool {
    let is = |given: &Value| given.as_str().is_some_and(|given| given.eq_ignore_ascii_case(name));
    is(&of["name"]) || is(&of["name_localizations"][locale])
}

fn fill(options: &[Value], line: &str, here: &Here<'_>, stage: Stage) -> Result<Vec<Value>, String> {
    if options.first().is_some_and(|option| matches!(option["type"].as_u64(), Some(1 | 2))) {
        let (name, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
        let found = options.iter().find(|option| named(option, name, &here.locale));
        let sub = found.ok_or_else(|| format!("there is no subcommand {name:?}"))?;
        let inner = fill(options_of(sub), rest, here, stage)?;
        return Ok(vec![json!({ "name": sub["name"], "type": sub["type"], "options": inner })]);
    }
    let mut given = split(options, line, &here.locale)?;
    if stage == Stage::Typing && given.is_empty() {
        // The cursor stands in the first option that suggests something.
        let first = options.iter().find(|option| option["autocomplete"] == true);
        given.extend(first.map(|option| (option, String::new())));
    }
    let last = given.last().map(|(option, _)| option["name"].clone());
    let mut filled = Vec::new();
    for option in options {
        let text = given.iter().find(|(known, _)| known["name"] == option["name"]).map(|(_, text)| text);
        let is_typed = stage == Stage::Typing && last.as_ref() == Some(&option["name"]);
        match text {
            Some(text) if is_typed => {
                if option["autocomplete"] != true {
                    return Err(format!("the option {} has no autocomplete", option["name"]));
                }
                filled.push(json!({
                    "name": option["name"], "type": option["type"], "value": text, "focused": true,
                }));
            }
            Some(text) => {
                let value = value(option, text, here)?;
                filled.push(json!({ "name": option["name"], "type": option["type"], "value": value }));
            }
            None if option["required"] == true && stage == Stage::Sent => {
                return Err(format!("the option {} is required", option["name"]));
            }
            None => {}
        }
    }
    Ok(filled)
}

/// Which option gets which text, in the order of typing; the words of no option go to the first free text, else by one
/// to the free options.
fn split<'a>(options: &'a [Value], line: &str, locale: &str) -> Result<Vec<(&'a Value, String)>, String> {
    let mut given: Vec<(&Value, String)> = Vec::new();
    let mut words = Vec::new();
    let mut ends_with_words = false;
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let option = word.strip_prefix("--").filter(|name| name.starts_with(char::is_alphabetic));
        let Some(option) = option else {
            words.push(word);
            ends_with_words = true;
            rest = after.trim_start();
            continue;
        };
        let (name, inline) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
        ends_with_words = false;
        let found = options.iter().find(|option| named(option, name, locale));
        let option = found.ok_or_else(|| format!("there is no option {name:?}"))?;
        let after = match inline {
            Some(value) => rest[word.len() - value.len()..].trim_start(),
            None => after.trim_start(),
        };
        if option["type"] == 5 && inline.is_none() && !after.starts_with("true") && !after.starts_with("false") {
            given.push((option, "true".into()));
            rest = after;
            continue;
        }
        let (value, after) = match after.strip_prefix('"').and_then(|after| after.split_once('"')) {
            Some(quoted) => quoted,
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        given.push((option, value.to_owned()));
        rest = after.trim_start();
    }
    let is_free = |option: &&Value| !given.iter().any(|(known, _)| known["name"] == option["name"]);
    let free: Vec<&Value> = options.iter().filter(is_free).collect();
    if let Some(text) = free.iter().find(|option| option["type"] == 3) {
        let all = if given.is_empty() { line.trim().to_owned() } else { words.join(" ") };
        if !all.is_empty() {
            let at = if ends_with_words { given.len() } else { 0 };
            given.insert(at, (text, all));
        }
        return Ok(given);
    }
    if words.len() > free.len() {
        return Err(format!("there is no option for the words {words:?}"));
    }
    given.extend(free.into_iter().zip(words.into_iter().map(str::to_owned)));
    Ok(given)
}

/// The typed value that the client sends.
fn value(option: &Value, text: &str, here: &Here<'_>) -> Result<Value, String> {
    let wrong = |what: &str| Err(format!("the client refuses {text:?} for the option {}: {what}", option["name"]));
    let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
    if let Some(choices) = choices {
        let is = |choice: &&Value| {
            let value = &choice["value"];
            named(choice, text, &here.locale) || value.as_str() == Some(text) || *value == number(text)
        };
        return match choices.iter().find(is) {
            Some(choice) => Ok(choice["value"].clone()),
            None => wrong(&format!(
                "it is not one of {:?}",
                choices.iter().map(|choice| &choice["name"]).collect::<Vec<_>>()
            )),
        };
    }
    let bound = |name: &str| option[name].as_f64();
    let out_of = |number: f64, min: &str, max: &str| {
        bound(min).is_some_and(|min| number < min) || bound(max).is_some_and(|max| number > max)
    };
    match option["type"].as_u64() {
        Some(3) => {
            #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
            let length = text.chars().count() as f64;
            if out_of(length, "min_length", "max_length") { wrong("its length") } else { Ok(json!(text)) }
        }
        Some(4) => match text.parse::<i64>() {
            #[expect(clippy::cast_precision_loss, reason = "Discord's integers have 53 bits")]
            Ok(number) if out_of(number as f64, "min_value", "max_value") => wrong("out of range"),
            Ok(number) if number.unsigned_abs() > 1 << 53 => wrong("too large"),
            Ok(number) => Ok(json!(number)),
            Err(_) => wrong("no whole number"),
        },
        Some(5) => match text {
            "true" | "True" => Ok(json!(true)),
            "false" | "False" => Ok(json!(false)),
            _ => wrong("neither true nor false"),
        },
        Some(6..=9) => {
            let id: String = text.chars().filter(char::is_ascii_digit).collect();
            let person = here.world.people.values().find(|person| format!("@{}", person.name) == text);
            match person.map(|person| person.id.to_string()).or((!id.is_empty()).then_some(id)) {
                Some(id) => Ok(json!(id)),
                None => wrong("nothing of that name"),
            }
        }
        Some(10) => match text.parse::<f64>() {
            Ok(number) if out_of(number, "min_value", "max_value") => wrong("out of range"),
            Ok(number) => Ok(json!(number)),
            Err(_) => wrong("no number"),
        },
        _ => wrong("the fake's people can't give that; see interacts_raw"),
    }
}

/// The number that a text is, `null` for none.
fn number(text: &str) -> Value {
    text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<f64>().map(Value::from)).unwrap_or_default()
}
