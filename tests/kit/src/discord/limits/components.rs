//! Rows of buttons and menus under a message.

use std::collections::HashSet;

use serde_json::Value;

use super::{length, list, max, text};
use crate::{
    discord::refusal::{Form, below},
    person::Button,
};

const BUTTON: [&str; 9] = ["type", "id", "custom_id", "style", "label", "disabled", "url", "sku_id", "emoji"];
const MENU: [&str; 10] = [
    "type",
    "id",
    "custom_id",
    "placeholder",
    "min_values",
    "max_values",
    "disabled",
    "options",
    "channel_types",
    "default_values",
];

/// Most rows of a message, and most buttons of a row.
const MOST: usize = 5;

/// Notes what is wrong with the components of a message.
pub(in crate::discord) fn check(form: &mut Form, path: &str, rows: &[Value]) {
    if rows.is_empty() {
        return;
    }
    form.length(path, rows.len(), 1, MOST);
    let mut seen = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let path = below(path, index);
        form.known_keys(&path, row, &["type", "id", "components"]);
        if row["type"] != 1 {
            form.fault(&below(&path, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            continue;
        }
        let parts = list(row, "components");
        let path = below(&path, "components");
        form.length(&path, parts.len(), 1, MOST);
        let menus = parts.iter().filter(|part| part["type"] != 2).count();
        if menus > 0 && parts.len() > 1 {
            form.fault(&path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
        for (index, part) in parts.iter().enumerate() {
            let path = below(&path, index);
            match part["type"].as_u64() {
                Some(2) => button(form, &path, part),
                Some(3 | 5..=8) => menu(form, &path, part),
                _ => {
                    let words = "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).";
                    form.fault(&below(&path, "type"), "UNION_TYPE_CHOICES", words);
                }
            }
            if let Some(id) = text(part, "custom_id")
                && !seen.insert(id)
            {
                let words = "Component custom id cannot be duplicated";
                form.fault(&below(&path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
            }
        }
    }
}

fn button(form: &mut Form, path: &str, button: &Value) {
    form.known_keys(path, button, &BUTTON);
    max(form, &below(path, "label"), text(button, "label"), 80);
    let is_empty = text(button, "label").is_none_or(str::is_empty) && button.get("emoji").is_none_or(Value::is_null);
    let (custom_id, url) = (text(button, "custom_id"), text(button, "url"));
    match button["style"].as_u64() {
        Some(1..=4) => {
            match custom_id {
                None => form.required(&below(path, "custom_id")),
                Some(id) => form.length(&below(path, "custom_id"), length(id), 1, 100),
            }
            if url.is_some() {
                form.fault(path, "BUTTON_COMPONENT_CUSTOM_ID_URL", "A custom id and url cannot both be specified");
            }
        }
        Some(5) => {
            if custom_id.is_some() {
                form.fault(path, "BUTTON_COMPONENT_CUSTOM_ID_URL", "A custom id and url cannot both be specified");
            }
            match url {
                None => form.fault(path, "BUTTON_COMPONENT_INVALID_URL", "A url is required"),
                Some(url) => {
                    form.length(&below(path, "url"), length(url), 1, 512);
                    let known =
                        url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "discord"));
                    if !known {
                        let words = "Scheme must be one of ('http', 'https', 'discord').";
                        form.fault(&below(path, "url"), "URL_TYPE_INVALID_SCHEME", words);
                    }
                }
            }
        }
        Some(6) => {}
        _ => form.fault(&below(path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}."),
    }
    if is_empty && button["style"] != 6 {
        form.fault(path, "BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji");
    }
}

fn menu(form: &mut Form, path: &str, menu: &Value) {
    form.known_keys(path, menu, &MENU);
    match text(menu, "custom_id") {
        None => form.required(&below(path, "custom_id")),
        Some(id) => form.length(&below(path, "custom_id"), length(id), 1, 100),
    }
    max(form, &below(path, "placeholder"), text(menu, "placeholder"), 150);
    if menu["type"] == 3 {
        let options = list(menu, "options");
        form.length(&below(path, "options"), options.len(), 1, 25);
        let mut seen = HashSet::new();
        for (index, option) in options.iter().enumerate() {
            let path = below(path, format_args!("options.{index}"));
            form.known_keys(&path, option, &["label", "value", "description", "emoji", "default"]);
            for name in ["label", "value"] {
                form.length(&below(&path, name), text(option, name).map_or(0, length), 1, 100);
            }
            if !seen.insert(text(option, "value")) {
                let words = "The specified option value is already used";
                form.fault(&below(&path, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words);
            }
        }
    }
}

/// The buttons as a person sees them; a disabled one can't be pressed.
pub(in crate::discord) fn buttons(rows: &[Value]) -> Vec<Vec<Button>> {
    let button = |part: &Value| {
        let emoji = part.pointer("/emoji/name").and_then(Value::as_str);
        let label = [emoji, text(part, "label")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let disabled = part["disabled"] == true;
        Button {
            label,
            data: text(part, "custom_id").filter(|_| !disabled).map(str::to_owned),
            url: text(part, "url").map(str::to_owned),
        }
    };
    let of_row = |row: &Value| -> Vec<Button> {
        list(row, "components").iter().filter(|part| part["type"] == 2).map(button).collect()
    };
    rows.iter().map(of_row).collect()
}
