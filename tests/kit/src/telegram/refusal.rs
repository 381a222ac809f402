//! How Telegram says no: the code, the words of the real server, and what it adds for a machine.

use serde_json::{Value, json};

use crate::unread::Unread;

/// An answer with `ok: false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: u16,
    pub(super) description: String,
    /// Seconds to wait, told with 429.
    pub(super) retry_after: Option<u64>,
    /// Whether a bot without fault can run into it, so that it isn't a violation.
    pub(super) blameless: bool,
}

impl Refusal {
    /// 400 with the words that follow "Bad Request: ".
    pub(super) fn bad_request(words: impl std::fmt::Display) -> Self {
        Self { code: 400, description: format!("Bad Request: {words}"), retry_after: None, blameless: false }
    }

    /// 403, which a person causes by blocking or removing the bot.
    pub(super) fn forbidden(words: &str) -> Self {
        Self { code: 403, description: format!("Forbidden: {words}"), retry_after: None, blameless: true }
    }

    /// 429 with the seconds to wait.
    pub(super) fn too_many(retry_after: u64) -> Self {
        let description = format!("Too Many Requests: retry after {retry_after}");
        Self { code: 429, description, retry_after: Some(retry_after), blameless: false }
    }

    pub(super) fn unauthorized() -> Self {
        Self { code: 401, description: "Unauthorized".into(), retry_after: None, blameless: false }
    }

    pub(super) fn not_found() -> Self {
        Self { code: 404, description: "Not Found".into(), retry_after: None, blameless: false }
    }

    pub(super) fn too_large() -> Self {
        Self { code: 413, description: "Request Entity Too Large".into(), retry_after: None, blameless: false }
    }

    /// To nobody: whoever sent it broke off in the middle, as one does who is killed.
    pub(super) fn broken_off() -> Self {
        Self { blameless: true, ..Self::bad_request("the request broke off") }
    }

    /// 409: updates are posted, so they can't be asked for.
    pub(super) fn webhook_is_active() -> Self {
        let description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete \
                           the webhook first"
            .into();
        Self { code: 409, description, retry_after: None, blameless: false }
    }

    /// 409: a webhook was set while updates were waited for, which who waits can't help.
    pub(super) fn webhook_was_set() -> Self {
        let description = "Conflict: terminated by setWebhook request".into();
        Self { code: 409, description, retry_after: None, blameless: true }
    }

    /// 409: somebody else asks for updates with the same token.
    pub(super) fn conflict() -> Self {
        let description = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is \
                           running"
            .into();
        Self { code: 409, description, retry_after: None, blameless: false }
    }

    /// The same refusal where it isn't the bot's fault.
    pub(super) fn blameless_if(mut self, blameless: bool) -> Self {
        self.blameless |= blameless;
        self
    }

    /// The body on the wire.
    pub(super) fn to_json(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({ "retry_after": seconds });
        }
        body
    }
}

impl From<Unread> for Refusal {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Self::too_large(),
            Unread::BrokenOff => Self::broken_off(),
        }
    }
}
