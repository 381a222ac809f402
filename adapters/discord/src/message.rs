//! The payload of a message: words, buttons, and whom it may mention.

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::command::Action;
use refrain_core::reply::{Button, Reply};
use serde_json::{Value as Json, json};

use crate::markup::{self, Styled, units};
use crate::split::{cut, split};

/// What a message and a button's label hold, in characters; and buttons in a row, rows in a message.
const CONTENT: usize = 2000;
const LABEL: usize = 80;
const ROW: usize = 5;
const ROWS: usize = 5;

/// Only the person sees it.
pub(crate) const EPHEMERAL: u64 = 1 << 6;

/// Discord's numbers for components and their looks.
const ACTION_ROW: u8 = 1;
const BUTTON: u8 = 2;
pub(crate) const PRIMARY: u8 = 1;
const SECONDARY: u8 = 2;
pub(crate) const DANGER: u8 = 4;

/// A reply in one language, as the messages it takes.
#[derive(Debug, Clone)]
pub(crate) struct Worded {
    parts: Vec<Styled>,
    components: Json,
}

impl Worded {
    /// Words `reply`, for a message that mentions the person first if one is named.
    pub(crate) fn new(catalogue: &Catalogue, locale: &Locale, reply: &Reply, mention: Option<u64>) -> Self {
        let mut text = Styled::default();
        if let Some(person) = mention {
            text.append(Styled::raw(format!("<@{person}>\n")));
        }
        text.append(markup::worded(catalogue, locale, &reply.paragraphs));
        // Words above media are their caption, and stay one piece.
        let parts = if reply.media.is_empty() { split(&text, CONTENT) } else { vec![cut(text, CONTENT)] };
        Self { parts, components: components(catalogue, locale, &reply.buttons) }
    }

    /// Cut to what one message holds.
    pub(crate) fn shortened(mut self) -> Self {
        if self.parts.len() > 1
            && let Some(first) = self.parts.first_mut()
        {
            while units(&first.text) + 2 > CONTENT {
                first.text.pop();
            }
            first.text.push_str(" …");
            self.parts.truncate(1);
        }
        self
    }

    /// The payloads, at least one. The last one has the buttons.
    pub(crate) fn payloads(&self, mention: Option<u64>) -> Vec<Json> {
        let last = self.parts.len().saturating_sub(1);
        let payload = |(index, part): (usize, &Styled)| {
            let components = if index == last { &self.components } else { &json!([]) };
            let mention = mention.filter(|_| index == 0);
            payload(&part.text, components, mention)
        };
        self.parts.iter().enumerate().map(payload).collect()
    }
}

/// A message that mentions nobody but `mention`, whatever stands in it.
pub(crate) fn payload(content: &str, components: &Json, mention: Option<u64>) -> Json {
    let mut allowed = json!({ "parse": [] });
    if let Some(person) = mention {
        allowed["users"] = json!([person.to_string()]);
    }
    // Attachments are always named: what an edit does not name is taken away.
    json!({ "content": content, "components": components, "attachments": [], "allowed_mentions": allowed })
}

fn components(catalogue: &Catalogue, locale: &Locale, buttons: &[Button]) -> Json {
    let button = |button: &Button| {
        let label: String = catalogue.plain(locale, &button.label).chars().take(LABEL).collect();
        json!({ "type": BUTTON, "style": style(&button.action), "label": label, "custom_id": button.action.to_string() })
    };
    let rows = buttons.chunks(ROW).take(ROWS);
    rows.map(|row| json!({ "type": ACTION_ROW, "components": row.iter().map(button).collect::<Vec<_>>() })).collect()
}

const fn style(action: &Action) -> u8 {
    match action {
        Action::Again(_) => PRIMARY,
        Action::Vary(_) | Action::Animate(_) | Action::Language(_) => SECONDARY,
        Action::Cancel(_) => DANGER,
    }
}

#[cfg(test)]
mod tests {
    use refrain_core::catalogue::{Message, id};
    use refrain_core::queue::JobId;

    use super::*;

    fn worded(reply: &Reply, mention: Option<u64>) -> Vec<Json> {
        let catalogue = Catalogue::builtin();
        Worded::new(&catalogue, &catalogue.negotiate(&["en-US"]), reply, mention).payloads(mention)
    }

    #[test]
    fn a_message_mentions_nobody_unless_it_is_meant_to() {
        let reply = Reply::text(Message::new(id::UNKNOWN_COMMAND).with("name", "@everyone"));

        assert_eq!(worded(&reply, None)[0]["allowed_mentions"], json!({"parse": []}));
        let mentions = &worded(&reply, Some(42))[0];
        assert_eq!(mentions["allowed_mentions"], json!({"parse": [], "users": ["42"]}));
        assert!(mentions["content"].as_str().is_some_and(|content| content.starts_with("<@42>\n")));
    }

    #[test]
    fn five_buttons_make_a_row_and_each_says_what_it_does_in_its_id() {
        let actions: Vec<_> = (0..6).map(|_| Action::Again(JobId::random())).collect();
        let label = || Message::new(id::BUTTON_AGAIN);
        let reply = actions.iter().fold(Reply::default(), |reply, action| reply.button(label(), action.clone()));

        let payload = &worded(&reply, None)[0];

        let rows = payload["components"].as_array().map_or(0, Vec::len);
        assert_eq!((rows, payload["components"][0]["components"].as_array().map(Vec::len)), (2, Some(5)));
        assert_eq!(payload["components"][1]["components"][0]["custom_id"], json!(actions[5].to_string()));
    }

    #[test]
    fn long_words_become_several_messages_the_last_of_which_has_the_buttons() {
        let word = "word ".repeat(900);
        let reply = Reply::text(Message::new(id::UNKNOWN_COMMAND).with("name", word))
            .button(Message::new(id::BUTTON_AGAIN), Action::Again(JobId::random()));

        let payloads = worded(&reply, None);

        assert_eq!(payloads.len(), 3);
        assert!(payloads.iter().all(|payload| payload["content"].as_str().is_some_and(|text| units(text) <= CONTENT)));
        let rows: Vec<_> =
            payloads.iter().map(|payload| payload["components"].as_array().map_or(0, Vec::len)).collect();
        assert_eq!(rows, [0, 0, 1]);
    }
}
