//! What a reply would look like on Discord: the very payloads that would be sent, read back.

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::preview::{ButtonLook, Preview, PreviewedButton, PreviewedMessage, PreviewedWords};
use refrain_core::reply::Reply;
use refrain_core::request::Platform;
use serde_json::Value as Json;

use crate::message::{DANGER, PRIMARY, Worded};

/// Shows replies as Discord would; needs no token.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiscordPreview;

impl Preview for DiscordPreview {
    fn platform(&self) -> Platform {
        Platform::DISCORD
    }

    fn preview(&self, catalogue: &Catalogue, locale: &Locale, reply: &Reply) -> Vec<PreviewedMessage> {
        let payloads = Worded::new(catalogue, locale, reply, None).payloads(None);
        let last = payloads.len().saturating_sub(1);
        // Files are sent with the last message, below its words.
        let media = |index| if index == last { (0..reply.media.len()).collect() } else { Vec::new() };
        let message = |(index, payload): (usize, &Json)| PreviewedMessage {
            words: PreviewedWords::Markdown(text(&payload["content"])),
            media: media(index),
            spoiler: reply.spoiler,
            rows: list(&payload["components"]).iter().map(|row| buttons(&row["components"])).collect(),
        };
        payloads.iter().enumerate().map(message).collect()
    }
}

fn buttons(row: &Json) -> Vec<PreviewedButton> {
    let button = |button: &Json| {
        let style = button["style"].as_u64();
        let look = match style {
            Some(style) if style == u64::from(PRIMARY) => ButtonLook::Primary,
            Some(style) if style == u64::from(DANGER) => ButtonLook::Danger,
            _ => ButtonLook::Plain,
        };
        PreviewedButton { label: text(&button["label"]), look }
    };
    list(row).iter().map(button).collect()
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use refrain_core::catalogue::{Message, id};
    use refrain_core::command::Action;
    use refrain_core::queue::JobId;

    use super::*;

    #[test]
    fn a_preview_is_what_would_be_sent() {
        let catalogue = Catalogue::builtin();
        let reply = Reply::text(Message::new(id::UNKNOWN_COMMAND).with("name", "*fox*"))
            .button(Message::new(id::BUTTON_AGAIN), Action::Again(JobId::random()))
            .button(Message::new(id::BUTTON_CANCEL), Action::Cancel(JobId::random()));

        let previewed = DiscordPreview.preview(&catalogue, &catalogue.negotiate(&["en-US"]), &reply);

        let PreviewedWords::Markdown(text) = &previewed[0].words else { panic!("{previewed:?}") };
        assert!(text.contains(r"\*fox\*") || text.contains("`/*fox*`"), "{text}");
        let looks: Vec<_> = previewed[0].rows[0].iter().map(|button| button.look).collect();
        assert_eq!(looks, [ButtonLook::Primary, ButtonLook::Danger]);
    }
}
