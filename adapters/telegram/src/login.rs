//! Tries the token, and says who the bot is.

use refrain_core::adapter::AdapterError;
use serde::Deserialize;
use teloxide::payloads::GetMe;

use crate::PLATFORM;
use crate::api::{BotApi, CallError};

const ADVICE: &str = "look at TELEGRAM_TOKEN: @BotFather shows the token of your bot, such as 123456:ABC-DEF; \
                      and at TELEGRAM_API_URL, if it is set";

/// Who the bot is; the parts of a [`Me`](teloxide::types::Me) that are needed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Identity {
    /// Without the `@`.
    pub(crate) username: String,
    #[serde(default)]
    can_join_groups: bool,
    #[serde(default)]
    can_read_all_group_messages: bool,
}

/// Asks who the bot is.
pub(crate) async fn identify(api: &BotApi) -> Result<Identity, AdapterError> {
    let identity: Identity = api.call(&GetMe::new()).await.map_err(refusal)?;
    tracing::info!(bot = %identity.username, sees = identity.sees(), "logged in to Telegram");
    Ok(identity)
}

impl Identity {
    /// What the bot gets to see in groups, in the operator's words.
    const fn sees(&self) -> &'static str {
        match (self.can_join_groups, self.can_read_all_group_messages) {
            (false, _) => "private chats only: @BotFather's /setjoingroups keeps it out of groups",
            (true, true) => "all messages of its groups, though it needs none but commands",
            (true, false) => "commands and replies in its groups, which is all it needs",
        }
    }
}

fn refusal(error: CallError) -> AdapterError {
    match error {
        // "Unauthorized" is a token that is not right, "Not Found" one that does not even look right.
        CallError::Refused { code: 401 | 403 | 404, description } => {
            AdapterError::Token { platform: PLATFORM, detail: description, advice: ADVICE }
        }
        error => AdapterError::Network { platform: PLATFORM, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_token_names_the_variable_to_look_at() {
        for (code, description) in [(401, "Unauthorized"), (404, "Not Found")] {
            let error = refusal(CallError::Refused { code, description: description.into() });

            assert!(matches!(&error, AdapterError::Token { detail, .. } if detail == description));
            assert!(error.to_string().contains("TELEGRAM_TOKEN"));
        }
    }

    #[test]
    fn an_outage_is_not_taken_for_a_wrong_token() {
        for error in [CallError::Unsent("refused".into()), CallError::Server { status: 502 }] {
            assert!(matches!(refusal(error), AdapterError::Network { .. }));
        }
    }
}
