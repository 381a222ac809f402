//! Who may be pinged by a message, and who is.

use serde_json::Value;

use super::{list, snowflake};
use crate::discord::refusal::{Form, below};

/// Notes what is wrong with `allowed_mentions`.
pub(in crate::discord) fn check(form: &mut Form, path: &str, allowed: Option<&Value>) {
    let Some(allowed) = allowed.filter(|allowed| !allowed.is_null()) else { return };
    form.known_keys(path, allowed, &["parse", "users", "roles", "replied_user"]);
    for (index, kind) in list(allowed, "parse").iter().enumerate() {
        if !matches!(kind.as_str(), Some("users" | "roles" | "everyone")) {
            let words = "Value must be one of ('users', 'everyone', 'roles').";
            form.fault(&below(path, format_args!("parse.{index}")), "BASE_TYPE_CHOICES", words);
        }
    }
    for kind in ["users", "roles"] {
        let ids = list(allowed, kind);
        form.length(&below(path, kind), ids.len(), 0, 100);
        for (index, id) in ids.iter().enumerate() {
            let at = below(path, format_args!("{kind}.{index}"));
            if snowflake(id).is_none_or(|id| id <= 0) {
                form.fault(&at, "NUMBER_TYPE_COERCE", format_args!("Value {id} is not snowflake."));
            }
            if ids.iter().take(index).any(|other| other == id) {
                form.fault(&at, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
            }
        }
        let parses = list(allowed, "parse").iter().any(|parsed| parsed == kind);
        if parses && !ids.is_empty() {
            let words = format_args!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            form.fault(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words);
        }
    }
}

/// Of the people that a text names, those whom it pings.
pub(in crate::discord) fn pinged(allowed: Option<&Value>, named: &[i64]) -> Vec<i64> {
    let may = |person: &i64| match allowed {
        None | Some(Value::Null) => true,
        Some(allowed) => {
            parses(allowed, "users") || list(allowed, "users").iter().any(|id| snowflake(id) == Some(*person))
        }
    };
    let mut pinged: Vec<i64> = named.iter().filter(|person| may(person)).copied().collect();
    pinged.sort_unstable();
    pinged.dedup();
    pinged
}

/// Whether `@everyone` in the text pings.
pub(in crate::discord) fn pings_everyone(allowed: Option<&Value>) -> bool {
    allowed.is_none_or(|allowed| allowed.is_null() || parses(allowed, "everyone"))
}

fn parses(allowed: &Value, kind: &str) -> bool {
    list(allowed, "parse").iter().any(|parsed| parsed == kind)
}
