//! The Bot API's own description as data, and a check of a call against it: fields, types, what is required.
//!
//! Lengths and rules stand only in its prose; they are checked in `limits`, always.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::params::Params;

/// Names another file than the one that is found by itself.
const VARIABLE: &str = "REFRAIN_TELEGRAM_SPEC";

/// Where the file lies in a folder next to the repository.
const BESIDE: &str = "shared/specs/telegram-bot-api.json";

/// The description of every method and type.
#[derive(Debug, Deserialize)]
pub(super) struct Spec {
    methods: HashMap<String, Shape>,
    types: HashMap<String, Shape>,
}

#[derive(Debug, Deserialize)]
struct Shape {
    #[serde(default)]
    fields: Vec<Field>,
    #[serde(default)]
    subtypes: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Field {
    name: String,
    types: Vec<String>,
    required: bool,
    #[serde(default)]
    description: String,
}

impl Spec {
    /// Reads a description.
    ///
    /// # Errors
    ///
    /// Where the text isn't one.
    pub(super) fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The file that `REFRAIN_TELEGRAM_SPEC` names, or `shared/specs` in a folder above this crate.
    pub(super) fn find() -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(VARIABLE) {
            return Some(path.into());
        }
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join(BESIDE)).find(|path| path.is_file())
    }

    /// Checks a call.
    ///
    /// # Errors
    ///
    /// The first fault, with the path to it.
    pub(super) fn check(&self, method: &str, params: &Params) -> Result<(), String> {
        let Some(shape) = self.methods.get(method) else { return Err(format!("{method} is no method")) };
        let mut given = params.fields().clone();
        for name in params.files().keys() {
            if shape.fields.iter().any(|field| field.name == *name) {
                given.insert(name.clone(), Value::String(format!("attach://{name}")));
            }
        }
        self.check_object(method, &given, shape)
    }

    fn check_object(&self, at: &str, given: &Map<String, Value>, shape: &Shape) -> Result<(), String> {
        for name in given.keys() {
            if !shape.fields.iter().any(|field| field.name == *name) {
                return Err(format!("{at} has no field {name}"));
            }
        }
        for field in &shape.fields {
            match given.get(&field.name) {
                None if field.required => return Err(format!("{at} lacks {}", field.name)),
                None => {}
                Some(value) => self.check_field(&format!("{at}.{}", field.name), value, field)?,
            }
        }
        Ok(())
    }

    fn check_field(&self, at: &str, value: &Value, field: &Field) -> Result<(), String> {
        if let (Some(wanted), Some(given)) = (field.constant(), value.as_str())
            && wanted != given
        {
            return Err(format!("{at} is {given}, not {wanted}"));
        }
        self.check_any(at, value, &field.types)
    }

    fn check_any(&self, at: &str, value: &Value, types: &[String]) -> Result<(), String> {
        let mut faults = Vec::new();
        for wanted in types {
            match self.check_value(at, value, wanted) {
                Ok(()) => return Ok(()),
                Err(fault) => faults.push(fault),
            }
        }
        Err(faults.join("; or "))
    }

    fn check_value(&self, at: &str, value: &Value, wanted: &str) -> Result<(), String> {
        let fits = match wanted {
            "Integer" => value.is_i64() || value.is_u64(),
            "Float" => value.is_number(),
            "Boolean" | "True" => value.is_boolean(),
            "String" | "InputFile" => value.is_string(),
            _ => return self.check_nested(at, value, wanted),
        };
        if fits { Ok(()) } else { Err(format!("{at} is no {wanted}")) }
    }

    fn check_nested(&self, at: &str, value: &Value, wanted: &str) -> Result<(), String> {
        if let Some(inner) = wanted.strip_prefix("Array of ") {
            let Value::Array(items) = value else { return Err(format!("{at} is no {wanted}")) };
            return items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| self.check_value(&format!("{at}[{index}]"), item, inner));
        }
        let Some(shape) = self.types.get(wanted) else { return Err(format!("the description lacks {wanted}")) };
        if !shape.subtypes.is_empty() {
            return self.check_any(at, value, &shape.subtypes);
        }
        let Value::Object(given) = value else { return Err(format!("{at} is no {wanted}")) };
        self.check_object(at, given, shape)
    }
}

impl Field {
    /// The one word that `type` must be: "Type of the media, must be photo", "Scope type, must be *default*".
    fn constant(&self) -> Option<&str> {
        if self.name != "type" {
            return None;
        }
        let word = self.description.split("must be ").nth(1)?.split_whitespace().next()?;
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '_');
        (word != "one").then_some(word)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Spec;
    use crate::telegram::params::Params;

    const SMALL: &str = r#"{
        "methods": { "sendThing": { "fields": [
            { "name": "chat_id", "types": ["Integer", "String"], "required": true },
            { "name": "media", "types": ["InputMedia"], "required": false },
            { "name": "rows", "types": ["Array of Array of Button"], "required": false }
        ] } },
        "types": {
            "InputMedia": { "subtypes": ["Photo", "Video"] },
            "Photo": { "fields": [
                { "name": "type", "types": ["String"], "required": true, "description": "Type, must be photo" },
                { "name": "media", "types": ["String"], "required": true }
            ] },
            "Video": { "fields": [
                { "name": "type", "types": ["String"], "required": true, "description": "Type, must be \"video\"" },
                { "name": "width", "types": ["Integer"], "required": false }
            ] },
            "Button": { "fields": [{ "name": "text", "types": ["String"], "required": true }] }
        }
    }"#;

    async fn check(json: &str) -> Result<(), String> {
        let request = axum::extract::Request::builder()
            .header("content-type", "application/json")
            .body(axum::body::Body::from(json.to_owned()))
            .unwrap();
        let params: Params = super::super::params::read(request).await.unwrap();
        Spec::parse(SMALL).unwrap().check("sendThing", &params)
    }

    #[tokio::test]
    async fn what_fits_the_description_passes() {
        let call = r#"{"chat_id":1,"media":{"type":"photo","media":"x"},"rows":[[{"text":"a"}],[]]}"#;

        assert_eq!(check(call).await, Ok(()));
        assert_eq!(check(r#"{"chat_id":"@foxes"}"#).await, Ok(()));
    }

    #[tokio::test]
    async fn unknown_missing_and_mistyped_fields_are_named_with_their_path() {
        let unknown = check(r#"{"chat_id":1,"colour":"red"}"#).await;
        let missing = check("{}").await;
        let mistyped = check(r#"{"chat_id":true}"#).await;
        let nested = check(r#"{"chat_id":1,"rows":[[{"text":1}]]}"#).await;

        assert_eq!(unknown, Err("sendThing has no field colour".into()));
        assert_eq!(missing, Err("sendThing lacks chat_id".into()));
        assert_eq!(mistyped, Err("sendThing.chat_id is no Integer; or sendThing.chat_id is no String".into()));
        assert_eq!(nested, Err("sendThing.rows[0][0].text is no String".into()));
    }

    #[tokio::test]
    async fn one_of_several_types_must_fit_as_a_whole() {
        let of_neither = check(r#"{"chat_id":1,"media":{"type":"photo","width":2}}"#).await;

        assert!(of_neither.is_err_and(|fault| fault.contains("has no field width")));
    }
}
