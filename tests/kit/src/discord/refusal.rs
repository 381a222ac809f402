//! How Discord says no: the status, its own code, the words of the real server, and for forms what is wrong where.

use std::fmt::Display;

use serde_json::{Map, Value, json};

use crate::unread::Unread;

/// An answer that is an error.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) code: u32,
    pub(super) message: String,
    /// What is wrong where, told with 50035.
    pub(super) errors: Option<Value>,
    /// Whether a bot without fault can run into it, so that it isn't a violation.
    pub(super) blameless: bool,
}

impl Refusal {
    pub(super) fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), errors: None, blameless: false }
    }

    /// 401 for a wrong or missing token.
    pub(super) fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, 0, "404: Not Found")
    }

    pub(super) fn unknown(code: u32, what: &str) -> Self {
        Self::new(404, code, format!("Unknown {what}"))
    }

    pub(super) fn unknown_message() -> Self {
        Self::unknown(10008, "Message")
    }

    pub(super) fn unknown_interaction() -> Self {
        Self::unknown(10062, "interaction")
    }

    pub(super) fn too_large() -> Self {
        Self::new(413, 40005, "Request entity too large")
    }

    pub(super) fn already_acknowledged() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub(super) fn empty_message() -> Self {
        Self::new(400, 50006, "Cannot send an empty message")
    }

    pub(super) fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access").blameless()
    }

    pub(super) fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions").blameless()
    }

    /// One fault in a form.
    pub(super) fn form(path: &str, code: &str, message: impl Display) -> Self {
        let mut form = Form::default();
        form.fault(path, code, message);
        form.refusal()
    }

    /// The same refusal where it isn't the bot's fault.
    pub(super) fn blameless(mut self) -> Self {
        self.blameless = true;
        self
    }

    /// See [`blameless`](Self::blameless).
    pub(super) fn blameless_if(self, blameless: bool) -> Self {
        if blameless { self.blameless() } else { self }
    }

    /// The body on the wire.
    pub(super) fn to_json(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }

    /// All of it in a line, for the list of violations.
    pub(super) fn words(&self) -> String {
        let errors = self.errors.as_ref().map(|errors| format!(": {errors}")).unwrap_or_default();
        format!("{} {}{errors}", self.code, self.message)
    }
}

/// What is wrong with a form, gathered so that all of it is told at once.
#[derive(Debug, Default)]
pub(super) struct Form {
    errors: Map<String, Value>,
}

impl Form {
    /// Notes a fault at `path`, whose parts are separated by dots; "" is the form as a whole.
    pub(super) fn fault(&mut self, path: &str, code: &str, message: impl Display) {
        let mut at = &mut self.errors;
        for part in path.split('.').filter(|part| !part.is_empty()) {
            let next = at.entry(part).or_insert_with(|| json!({}));
            let Value::Object(next) = next else { return };
            at = next;
        }
        let faults = at.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(faults) = faults {
            faults.push(json!({ "code": code, "message": message.to_string() }));
        }
    }

    pub(super) fn required(&mut self, path: &str) {
        self.fault(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// Notes a fault unless `length` is in the range.
    pub(super) fn length(&mut self, path: &str, length: usize, min: usize, max: usize) {
        if length > max && min == 0 {
            self.fault(path, "BASE_TYPE_MAX_LENGTH", format_args!("Must be {max} or fewer in length."));
        } else if !(min..=max).contains(&length) {
            self.fault(path, "BASE_TYPE_BAD_LENGTH", format_args!("Must be between {min} and {max} in length."));
        }
    }

    /// Notes every key of `given` that isn't `known`. Discord itself passes over them in silence.
    pub(super) fn known_keys(&mut self, path: &str, given: &Value, known: &[&str]) {
        for key in given.as_object().into_iter().flat_map(Map::keys) {
            if !known.contains(&key.as_str()) {
                self.fault(
                    &below(path, key),
                    "UNKNOWN_KEY",
                    format_args!("{key} is no field here (the fake is strict)"),
                );
            }
        }
    }

    /// # Errors
    ///
    /// 50035 where anything was noted.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }

    fn refusal(self) -> Refusal {
        let mut refusal = Refusal::new(400, 50035, "Invalid Form Body");
        refusal.errors = Some(Value::Object(self.errors));
        refusal
    }
}

/// The path of `part` in what is at `path`.
pub(super) fn below(path: &str, part: impl Display) -> String {
    if path.is_empty() { part.to_string() } else { format!("{path}.{part}") }
}

impl From<Unread> for Refusal {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Self::too_large(),
            Unread::BrokenOff => Self::new(400, 50109, "The request body broke off").blameless(),
        }
    }
}
