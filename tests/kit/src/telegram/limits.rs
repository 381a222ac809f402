//! What text and buttons must be: lengths, entities, keyboards. Checked always, with or without the description.
//!
//! Where the real server silently mends (it cuts crossing entities apart, say), the fake refuses: a bot should not
//! lean on it. Numbers: <https://core.telegram.org/bots/api>.

use serde_json::{Value, json};

use super::{html, params::Params, refusal::Refusal};
use crate::person::Button;

/// Most UTF-16 units of a text.
pub(super) const MAX_TEXT: usize = 4096;
/// Most UTF-16 units of a caption.
pub(super) const MAX_CAPTION: usize = 1024;
/// Most bytes of a button's data.
const MAX_BUTTON_DATA: usize = 64;
/// Most entities that Telegram keeps of one message.
const MAX_ENTITIES: usize = 100;
/// Most buttons under one message.
const MAX_BUTTONS: usize = 100;

/// Text with the marks on it, as they are after parsing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Styled {
    pub(super) text: String,
    pub(super) entities: Vec<Value>,
}

/// Length as Telegram counts it.
pub(super) fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text of a message.
pub(super) fn text(params: &Params) -> Result<Styled, Refusal> {
    let Some(text) = params.text("text") else { return Err(Refusal::bad_request("message text is empty")) };
    let styled = styled(text, params.text("parse_mode"), params.list("entities")?)?;
    if styled.text.trim().is_empty() {
        return Err(Refusal::bad_request("message text is empty"));
    }
    if utf16_len(&styled.text) > MAX_TEXT {
        return Err(Refusal::bad_request("message is too long"));
    }
    Ok(styled)
}

/// The caption of a medium, empty where there is none.
pub(super) fn caption(text: Option<&str>, parse_mode: Option<&str>, entities: &[Value]) -> Result<Styled, Refusal> {
    let styled = styled(text.unwrap_or_default(), parse_mode, entities)?;
    if utf16_len(&styled.text) > MAX_CAPTION {
        return Err(Refusal::bad_request("message caption is too long"));
    }
    Ok(styled)
}

fn styled(text: &str, parse_mode: Option<&str>, entities: &[Value]) -> Result<Styled, Refusal> {
    let styled = match parse_mode {
        None => Styled { text: text.to_owned(), entities: entities.to_vec() },
        Some(mode) if mode.eq_ignore_ascii_case("html") => {
            let (text, entities) = html::parse(text)?;
            Styled { text, entities }
        }
        Some(mode) => return Err(Refusal::bad_request(format_args!("the fake doesn't parse {mode}"))),
    };
    check_entities(&styled.text, &styled.entities)?;
    Ok(styled)
}

/// One entity, as far as the rules need it.
struct Span<'a> {
    kind: &'a str,
    start: usize,
    end: usize,
}

impl Span<'_> {
    fn is_code(&self) -> bool {
        matches!(self.kind, "code" | "pre")
    }

    fn is_quote(&self) -> bool {
        matches!(self.kind, "blockquote" | "expandable_blockquote")
    }
}

fn check_entities(text: &str, entities: &[Value]) -> Result<(), Refusal> {
    if entities.len() > MAX_ENTITIES {
        return Err(entity_refused(format_args!("there are more than {MAX_ENTITIES}")));
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let spans = entities.iter().map(|entity| span(entity, &units)).collect::<Result<Vec<_>, _>>()?;
    for (index, one) in spans.iter().enumerate() {
        for other in spans.iter().skip(index + 1) {
            check_pair(one, other)?;
        }
    }
    Ok(())
}

fn span<'a>(entity: &'a Value, units: &[u16]) -> Result<Span<'a>, Refusal> {
    let field = |name: &str| entity.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let (Some(start), Some(length)) = (field("offset"), field("length")) else {
        return Err(entity_refused("offset and length must be numbers"));
    };
    let kind = entity.get("type").and_then(Value::as_str).unwrap_or_default();
    let needs = match kind {
        "text_link" => Some("url"),
        "text_mention" => Some("user"),
        "custom_emoji" => Some("custom_emoji_id"),
        "bold"
        | "italic"
        | "underline"
        | "strikethrough"
        | "spoiler"
        | "blockquote"
        | "expandable_blockquote"
        | "code"
        | "pre"
        | "mention"
        | "hashtag"
        | "cashtag"
        | "bot_command"
        | "url"
        | "email"
        | "phone_number"
        | "date_time" => None,
        _ => return Err(entity_refused(format_args!("unsupported type {kind:?}"))),
    };
    if needs.is_some_and(|name| entity.get(name).is_none()) {
        return Err(entity_refused(format_args!("{kind} lacks {}", needs.unwrap_or_default())));
    }
    let end = start.saturating_add(length);
    if length == 0 {
        return Err(entity_refused(format_args!("entity beginning at UTF-16 offset {start} is empty")));
    }
    if end > units.len() {
        let words =
            format!("entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}");
        return Err(Refusal::bad_request(words));
    }
    let splits = |at: usize| units.get(at).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
    if splits(start) || splits(end) {
        let words = format!(
            "entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol at UTF-16 offset {end}"
        );
        return Err(Refusal::bad_request(words));
    }
    Ok(Span { kind, start, end })
}

fn check_pair(one: &Span<'_>, other: &Span<'_>) -> Result<(), Refusal> {
    if one.end <= other.start || other.end <= one.start {
        return Ok(());
    }
    if one.is_code() || other.is_code() {
        return Err(entity_refused("code and pre can't overlap other entities"));
    }
    if one.is_quote() && other.is_quote() {
        return Err(entity_refused("block quotations can't be nested"));
    }
    let nested =
        (one.start <= other.start && other.end <= one.end) || (other.start <= one.start && one.end <= other.end);
    if nested { Ok(()) } else { Err(entity_refused("entities must be nested, not crossed")) }
}

fn entity_refused(words: impl std::fmt::Display) -> Refusal {
    Refusal::bad_request(format_args!("can't parse entities: {words}"))
}

/// The rows of buttons in `reply_markup`; none where it is left out or isn't an inline keyboard.
pub(super) fn keyboard(params: &Params) -> Result<Vec<Vec<Button>>, Refusal> {
    let Some(markup) = params.get("reply_markup") else { return Ok(Vec::new()) };
    let Some(markup) = markup.as_object() else {
        return Err(Refusal::bad_request("can't parse reply keyboard markup JSON object"));
    };
    let rows = match markup.get("inline_keyboard") {
        None => return Ok(Vec::new()),
        Some(Value::Array(rows)) => rows,
        Some(_) => return Err(Refusal::bad_request("can't parse inline keyboard: field must be of the type Array")),
    };
    let rows = rows
        .iter()
        .map(|row| {
            let row = row.as_array().ok_or_else(|| Refusal::bad_request("can't parse inline keyboard button"))?;
            row.iter().map(button).collect::<Result<Vec<_>, _>>()
        })
        .collect::<Result<Vec<_>, _>>()?;
    if rows.iter().map(Vec::len).sum::<usize>() > MAX_BUTTONS {
        return Err(Refusal::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    Ok(rows.into_iter().filter(|row| !row.is_empty()).collect())
}

fn button(button: &Value) -> Result<Button, Refusal> {
    let label = button.get("text").and_then(Value::as_str).unwrap_or_default();
    if label.trim().is_empty() {
        return Err(Refusal::bad_request("can't parse inline keyboard button: text must be non-empty"));
    }
    let text_of = |name: &str| button.get(name).and_then(Value::as_str).map(str::to_owned);
    let (data, url) = (text_of("callback_data"), text_of("url"));
    if data.as_ref().is_some_and(|data| data.is_empty() || data.len() > MAX_BUTTON_DATA) {
        return Err(Refusal::bad_request("BUTTON_DATA_INVALID"));
    }
    let is_link = |url: &String| url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "tg"));
    if url.as_ref().is_some_and(|url| !is_link(url)) {
        return Err(Refusal::bad_request("BUTTON_URL_INVALID"));
    }
    let other = ["login_url", "web_app", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "pay"];
    let kinds = usize::from(data.is_some())
        + usize::from(url.is_some())
        + other.iter().filter(|name| button.get(**name).is_some()).count();
    if kinds != 1 {
        let words = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
        return Err(Refusal::bad_request(words));
    }
    Ok(Button { label: label.to_owned(), data, url })
}

/// Buttons as they stand in a message.
pub(super) fn keyboard_json(rows: &[Vec<Button>]) -> Value {
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|button| match (&button.data, &button.url) {
                    (Some(data), _) => json!({ "text": button.label, "callback_data": data }),
                    (None, Some(url)) => json!({ "text": button.label, "url": url }),
                    (None, None) => json!({ "text": button.label, "callback_data": button.label }),
                })
                .collect()
        })
        .collect();
    json!({ "inline_keyboard": rows })
}
