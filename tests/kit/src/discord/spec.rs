//! Discord's own description as data (`OpenAPI` 3.1), and a check of a call's body against it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Route, refusal::Refusal, schema};

/// Names another file than the one that is found by itself.
const VARIABLE: &str = "REFRAIN_DISCORD_SPEC";

/// Where the file lies in a folder next to the repository.
const BESIDE: &str = "shared/specs/discord-openapi.json";

/// The description.
#[derive(Debug)]
pub(super) struct Spec(Value);

impl Spec {
    /// Reads a description.
    ///
    /// # Errors
    ///
    /// Where the text isn't one.
    pub(super) fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).map(Self)
    }

    /// The file that `REFRAIN_DISCORD_SPEC` names, or `shared/specs` in a folder above this crate.
    pub(super) fn find() -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(VARIABLE) {
            return Some(path.into());
        }
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join(BESIDE)).find(|path| path.is_file())
    }

    /// Checks the body of a call.
    ///
    /// # Errors
    ///
    /// 50035 with the first fault.
    pub(super) fn check(&self, route: Route, body: &Value) -> Result<(), Refusal> {
        let Some((method, path)) = route.described() else { return Ok(()) };
        let described = self.0.get("paths").and_then(|paths| paths.get(path)?.get(method));
        let schema = described.and_then(|method| method.pointer("/requestBody/content/application~1json/schema"));
        let Some(schema) = schema else {
            return Err(Refusal::form("", "SPEC", format_args!("the description lacks {method} {path}")));
        };
        // A message may be nothing but files.
        let body = if body.is_null() { json!({}) } else { body.clone() };
        let checked = schema::check(&self.0, schema, "body", &without_false_alarms(body));
        checked.map_err(|fault| Refusal::form("", "SPEC", fault))
    }
}

/// The real server takes an attachment's id as a number, and default permissions as a string.
fn without_false_alarms(mut body: Value) -> Value {
    for pointer in ["/attachments", "/data/attachments"] {
        for attachment in body.pointer_mut(pointer).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(id) = attachment.get("id").and_then(Value::as_u64) {
                attachment["id"] = json!(id.to_string());
            }
        }
    }
    let commands: &mut [Value] = match &mut body {
        Value::Array(commands) => commands,
        command => std::slice::from_mut(command),
    };
    for command in commands {
        let permissions = command.get("default_member_permissions").and_then(Value::as_str);
        if let Some(permissions) = permissions.and_then(|text| text.parse::<u64>().ok()) {
            command["default_member_permissions"] = json!(permissions);
        }
    }
    body
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::Spec;
    use crate::discord::Route;

    const SMALL: &str = r##"{
        "paths": { "/channels/{channel_id}/messages": { "post": { "requestBody": { "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Message" } } } } } } },
        "components": { "schemas": {
            "Message": { "type": "object", "required": ["content"], "properties": {
                "content": { "type": ["string", "null"], "maxLength": 5 },
                "attachments": { "type": "array", "items": { "type": "object", "properties": {
                    "id": { "$ref": "#/components/schemas/Id" } } } },
                "row": { "oneOf": [{ "type": "null" }, { "type": "object", "properties": {
                    "style": { "type": "integer", "enum": [1, 2] } } }] }
            } },
            "Id": { "type": "string", "format": "snowflake" }
        } }
    }"##;

    fn fault(body: &Value) -> Option<String> {
        let refused = Spec::parse(SMALL).unwrap().check(Route::SendMessage, body).err()?;
        refused.errors.unwrap()["_errors"][0]["message"].as_str().map(str::to_owned)
    }

    #[test]
    fn what_fits_the_description_passes_and_so_do_the_false_alarms() {
        assert_eq!(fault(&json!({ "content": "fox", "row": null, "attachments": [{ "id": 0 }] })), None);
        assert_eq!(fault(&json!({ "content": null, "row": { "style": 2 } })), None);
    }

    #[test]
    fn missing_and_mistyped_fields_are_named_with_their_path() {
        let nested = fault(&json!({ "content": "", "row": { "style": 3 } }));

        assert_eq!(fault(&json!({})).as_deref(), Some("body lacks content"));
        assert_eq!(fault(&json!({ "content": 7 })).as_deref(), Some("body.content is no [\"string\",\"null\"]"));
        assert!(fault(&json!({ "content": "foxes!" })).unwrap().contains("length of 6"));
        assert_eq!(nested.as_deref(), Some("body.row.style is 3, not one of [1,2]"));
    }
}
