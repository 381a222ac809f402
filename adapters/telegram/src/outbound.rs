//! Shows replies: sends new messages, edits those that are shown.

use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;
use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::reply::{Button, DeliveryError, Media, Reply, Responder, Shown, Urgency};
use refrain_core::request::Origin;
use serde::Deserialize;
use serde::de::IgnoredAny;
use teloxide::payloads::{EditMessageCaption, EditMessageText, GetChatMember, SendMessage};
use teloxide::types::{
    ChatId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ReplyMarkup, ReplyParameters,
    ThreadId, UserId,
};

use crate::api::{BotApi, CallError};
use crate::delivery::{Effect, deliver};
use crate::limiter::{Limiter, Rank};
use crate::markup::{self, Styled};
use crate::media::{Shape, Upload};
use crate::place::{Place, number};
use crate::split::{cut, split};

/// UTF-16 units of a message and of a caption; characters of a button.
pub(crate) const TEXT: usize = 4096;
pub(crate) const CAPTION: usize = 1024;
const LABEL: usize = 64;
/// Buttons that are still easy to hit beside each other, and rows of them: Telegram takes 100 buttons.
const ROW: usize = 4;
const ROWS: usize = 25;

const UNCHANGED: &[&str] = &["message is not modified"];
const NO_TEXT: &[&str] = &["there is no text in the message to edit"];
const TOPIC_GONE: &[&str] = &["message thread not found", "topic_deleted", "topic_id_invalid"];
/// What Telegram says of a file that it can't show as what it was sent as.
const UNFIT: &[&str] = &["photo_", "image_process_failed", "video_", "gif_", "media_invalid"];

/// Telegram's [`Responder`].
pub(crate) struct Outbound {
    api: BotApi,
    limiter: Arc<Limiter>,
    catalogue: Arc<Catalogue>,
}

/// The part of a sent message that is needed.
#[derive(Debug, Deserialize)]
struct Sent {
    message_id: i32,
}

/// The part of a chat's member that is needed. teloxide's own type wants rights that older servers don't tell.
#[derive(Debug, Deserialize)]
struct Member {
    status: String,
}

#[async_trait]
impl Responder for Outbound {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let mut place = Place::of(origin)?;
        let text = markup::worded(&self.catalogue, locale, &reply.paragraphs);
        let keyboard = self.keyboard(locale, &reply.buttons);

        let message = match reply.media.split_first() {
            None => self.send_text(&mut place, text, keyboard).await?,
            Some((first, rest)) => {
                self.check_sizes(&reply.media)?;
                let caption = cut(text, CAPTION);
                let upload = Upload::new(first, &caption, keyboard.as_ref(), reply.spoiler);
                let message = self.send_media(&mut place, upload).await?;
                self.send_rest(Place { reply_to: Some(message), ..place }, rest, reply.spoiler).await;
                message
            }
        };
        Ok(Shown(message.to_string()))
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        let place = Place::of(origin)?;
        let message = number("message", &shown.0)?;
        let text = markup::worded(&self.catalogue, locale, &reply.paragraphs);
        let keyboard = self.keyboard(locale, &reply.buttons);
        let effect = Effect::from(urgency);

        match reply.media.split_first() {
            None => self.edit_text(place.chat, message, text, keyboard, &effect).await,
            Some((first, rest)) => {
                self.check_sizes(&reply.media)?;
                let caption = cut(text, CAPTION);
                let upload = Upload::new(first, &caption, keyboard.as_ref(), reply.spoiler);
                self.edit_media(place.chat, message, upload, &effect).await?;
                self.send_rest(Place { reply_to: Some(message), ..place }, rest, reply.spoiler).await;
                Ok(())
            }
        }
    }

    async fn manages(&self, origin: &Origin) -> Result<bool, DeliveryError> {
        let chat = number("chat", &origin.chat)?;
        let person = UserId(number("person", &origin.person.id)?);
        let member: Member = self.api.call(&GetChatMember::new(ChatId(chat), person)).await?;
        Ok(origin.private || matches!(member.status.as_str(), "creator" | "administrator"))
    }
}

impl Outbound {
    pub(crate) const fn new(api: BotApi, limiter: Arc<Limiter>, catalogue: Arc<Catalogue>) -> Self {
        Self { api, limiter, catalogue }
    }

    /// Sends `text` in as many messages as it takes; the last one carries the buttons and is the one shown.
    async fn send_text(
        &self,
        place: &mut Place,
        text: Styled,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<i32, DeliveryError> {
        let mut parts = split(text, TEXT);
        let last = parts.pop().unwrap_or_default();
        let one = parts.is_empty();
        for (index, part) in parts.iter().enumerate() {
            let sent = self.send_part(place, part, None).await;
            sent.map_err(|error| if index == 0 { error } else { error.after_a_part() })?;
            place.reply_to = None;
        }
        let sent = self.send_part(place, &last, keyboard).await;
        Ok(sent.map_err(|error| if one { error } else { error.after_a_part() })?)
    }

    async fn send_part(
        &self,
        place: &mut Place,
        text: &Styled,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<i32, CallError> {
        let keyboard = keyboard.map(ReplyMarkup::InlineKeyboard);
        let keyboard = &keyboard;
        let sent = self.send_new(place, |to| async move {
            let mut payload = SendMessage::new(ChatId(to.chat), &text.text);
            payload.message_thread_id = to.thread.map(|thread| ThreadId(MessageId(thread)));
            payload.entities = Some(text.entities.clone());
            payload.link_preview_options = Some(no_preview());
            payload.reply_parameters = to.reply_to.map(reply_to);
            payload.reply_markup.clone_from(keyboard);
            self.api.call(&payload).await
        });
        sent.await
    }

    /// Sends a file as what suits it best, or as a document where Telegram can't take it as that.
    async fn send_media(&self, place: &mut Place, mut upload: Upload<'_>) -> Result<i32, DeliveryError> {
        loop {
            let this = &upload;
            let sent = self.send_new(place, |to| {
                let form = this.new_message(to.chat, to.thread, to.reply_to);
                self.api.upload(this.shape.method(), form)
            });
            let sent = sent.await;
            if let Some(outcome) = self.outcome(sent, &mut upload) {
                return outcome;
            }
        }
    }

    /// Further media follow as replies. The first one is what was asked for and it is shown; sending all of them again
    /// because a later one failed would show it twice.
    async fn send_rest(&self, mut place: Place, media: &[Media], spoiler: bool) {
        let none = Styled::default();
        for media in media {
            let upload = Upload::new(media, &none, None, spoiler);
            if let Err(error) = self.send_media(&mut place, upload).await {
                tracing::warn!(chat = place.chat, %error, "a further file of a result could not be sent");
            }
        }
    }

    async fn edit_text(
        &self,
        chat: i64,
        message: i32,
        text: Styled,
        keyboard: Option<InlineKeyboardMarkup>,
        effect: &Effect,
    ) -> Result<(), DeliveryError> {
        let text = cut(text, TEXT);
        let mut payload = EditMessageText::new(ChatId(chat), MessageId(message), &text.text);
        payload.entities = Some(text.entities.clone());
        payload.link_preview_options = Some(no_preview());
        payload.reply_markup.clone_from(&keyboard);

        match self.edited(chat, effect, || self.api.call(&payload)).await {
            // It shows its result by now: these news are old.
            Err(error) if error.says(NO_TEXT) && effect.rank() == Rank::Progress => return Ok(()),
            // It shows media, so the text becomes its caption.
            Err(error) if error.says(NO_TEXT) => {}
            done => return Ok(done?),
        }
        let caption = cut(text, CAPTION);
        let mut payload = EditMessageCaption::new(ChatId(chat), MessageId(message));
        payload.caption = Some(caption.text);
        payload.caption_entities = Some(caption.entities);
        payload.reply_markup = keyboard;
        Ok(self.edited(chat, effect, || self.api.call(&payload)).await?)
    }

    async fn edit_media(
        &self,
        chat: i64,
        message: i32,
        mut upload: Upload<'_>,
        effect: &Effect,
    ) -> Result<(), DeliveryError> {
        loop {
            let this = &upload;
            let edited = self.edited(chat, effect, || self.api.upload("editMessageMedia", this.edit(chat, message)));
            let edited = edited.await;
            if let Some(outcome) = self.outcome(edited, &mut upload) {
                return outcome;
            }
        }
    }

    /// Shows something new; in a topic that is gone, in the group itself.
    async fn send_new<F>(&self, place: &mut Place, attempt: impl Fn(Place) -> F) -> Result<i32, CallError>
    where
        F: Future<Output = Result<Sent, CallError>>,
    {
        loop {
            let to = *place;
            match deliver(&self.limiter, to.chat, &Effect::New, |chat| attempt(Place { chat, ..to })).await {
                Err(error) if to.thread.is_some() && error.says(TOPIC_GONE) => {
                    tracing::info!(chat = to.chat, thread = to.thread, "the topic is gone, answering in the group");
                    place.thread = None;
                }
                sent => return sent.map(|sent| sent.message_id),
            }
        }
    }

    /// Edits; a message that shows all of it already is a success.
    async fn edited<F>(&self, chat: i64, effect: &Effect, attempt: impl Fn() -> F) -> Result<(), CallError>
    where
        F: Future<Output = Result<IgnoredAny, CallError>>,
    {
        match deliver(&self.limiter, chat, effect, |_| attempt()).await {
            Ok(IgnoredAny) => Ok(()),
            Err(CallError::GivenUp) => Ok(()),
            Err(error) if error.says(UNCHANGED) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// What came of an upload; nothing yet if Telegram can't show it as what it was sent as: then a document is next.
    fn outcome<T>(&self, done: Result<T, CallError>, upload: &mut Upload<'_>) -> Option<Result<T, DeliveryError>> {
        match done {
            Err(error) if upload.shape != Shape::Document && error.says(UNFIT) => {
                tracing::info!(%error, media = ?upload.media, "sending it as a document instead");
                upload.shape = Shape::Document;
                None
            }
            Err(CallError::Refused { code: 413, .. }) => {
                let size = upload.media.bytes.len();
                Some(Err(DeliveryError::TooLarge { size, limit: self.limiter.limits().upload.min(size) }))
            }
            done => Some(done.map_err(DeliveryError::from)),
        }
    }

    fn check_sizes(&self, media: &[Media]) -> Result<(), DeliveryError> {
        let limit = self.limiter.limits().upload;
        match media.iter().map(|media| media.bytes.len()).find(|size| *size > limit) {
            Some(size) => Err(DeliveryError::TooLarge { size, limit }),
            None => Ok(()),
        }
    }

    fn keyboard(&self, locale: &Locale, buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
        keyboard(&self.catalogue, locale, buttons)
    }
}

/// The buttons below a message.
pub(crate) fn keyboard(catalogue: &Catalogue, locale: &Locale, buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    let key = |button: &Button| {
        let label = catalogue.plain(locale, &button.label).chars().take(LABEL).collect::<String>();
        InlineKeyboardButton::callback(label, button.action.to_string())
    };
    let rows = buttons.chunks(ROW).take(ROWS).map(|row| row.iter().map(key));
    (!buttons.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn reply_to(message: i32) -> ReplyParameters {
    ReplyParameters::new(MessageId(message)).allow_sending_without_reply()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use bytes::Bytes;
    use refrain_core::catalogue::{Message, id};
    use refrain_core::command::Action;
    use refrain_core::queue::JobId;
    use refrain_core::reply::MediaKind;
    use refrain_core::request::{Person, Platform};
    use serde_json::{Value, json};
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::limiter::Limits;
    use crate::stub::Stub;

    struct Scene {
        stub: Stub,
        outbound: Outbound,
        locale: Locale,
    }

    impl Scene {
        async fn answering<'a>(answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
            let stub = Stub::answering(answers).await;
            let catalogue = Arc::new(Catalogue::builtin());
            let locale = catalogue.negotiate(&["en-US"]);
            let limiter = Arc::new(Limiter::new(Limits { upload: 1000, ..Limits::unpaced() }));
            let outbound = Outbound::new(stub.api(), limiter, catalogue);
            Self { stub, outbound, locale }
        }

        async fn send(&self, reply: &Reply) -> Result<Shown, DeliveryError> {
            self.outbound.send(&topic(), &self.locale, reply).await
        }

        async fn edit(&self, reply: &Reply, urgency: Urgency) -> Result<(), DeliveryError> {
            self.outbound.edit(&topic(), &self.locale, &Shown("99".into()), reply, urgency).await
        }
    }

    fn topic() -> Origin {
        let person = Person { platform: Platform::TELEGRAM, id: "42".into() };
        Origin { thread: Some("5".into()), message: Some("7".into()), ..Origin::new(person, "-1001") }
    }

    fn words() -> Reply {
        Reply::text(Message::new(id::PING_TEXT))
    }

    fn picture(bytes: usize) -> Reply {
        let media = Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from(vec![0; bytes]) };
        words().media([media])
    }

    const UNIFORM: &str = r#"{"ok": true, "result": {"message_id": 100}}"#;

    fn refused(description: &str) -> String {
        json!({"ok": false, "error_code": 400, "description": description}).to_string()
    }

    #[tokio::test]
    async fn a_new_message_answers_in_its_topic_without_previews_or_parse_mode() {
        let scene = Scene::answering([("200 OK", UNIFORM)]).await;
        let action = Action::Cancel(JobId::random());

        let shown = scene.send(&words().button(Message::new(id::BUTTON_CANCEL), action.clone())).await;

        assert_eq!(shown, Ok(Shown("100".into())));
        let (method, body) = scene.stub.only_call();
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(method, "SendMessage");
        assert_eq!((&body["chat_id"], &body["message_thread_id"]), (&json!(-1001), &json!(5)));
        assert_eq!(body["reply_parameters"], json!({"message_id": 7, "allow_sending_without_reply": true}));
        assert_eq!(body["link_preview_options"], json!({"is_disabled": true}));
        assert_eq!(body["reply_markup"]["inline_keyboard"][0][0]["callback_data"], json!(action.to_string()));
        assert!(body.get("parse_mode").is_none());
    }

    #[tokio::test]
    async fn where_the_topic_is_gone_the_answer_goes_to_the_group() {
        let gone = refused("Bad Request: message thread not found");
        let scene = Scene::answering([("400 Bad Request", gone.as_str()), ("200 OK", UNIFORM)]).await;

        let shown = scene.send(&words()).await;

        assert!(shown.is_ok());
        let threads: Vec<_> = scene.stub.calls().iter().map(|(_, body)| body.contains("message_thread_id")).collect();
        assert_eq!(threads, [true, false]);
    }

    #[tokio::test]
    async fn an_edit_to_what_is_shown_already_is_a_success() {
        let unchanged = refused("Bad Request: message is not modified: specified new message content is the same");
        let scene = Scene::answering([("400 Bad Request", unchanged.as_str())]).await;

        assert_eq!(scene.edit(&words(), Urgency::Result).await, Ok(()));
    }

    #[tokio::test]
    async fn a_message_that_is_not_there_any_more_is_gone() {
        let gone = refused("Bad Request: message to edit not found");
        let scene = Scene::answering([("400 Bad Request", gone.as_str())]).await;

        assert_eq!(scene.edit(&words(), Urgency::Result).await, Err(DeliveryError::Gone));
    }

    #[tokio::test]
    async fn the_waiting_message_becomes_the_picture() {
        let scene = Scene::answering([("200 OK", UNIFORM)]).await;

        let edited = scene.edit(&picture(100), Urgency::Result).await;

        assert_eq!(edited, Ok(()));
        let (method, body) = scene.stub.only_call();
        assert_eq!(method, "editMessageMedia");
        assert!(body.contains(r#""type":"photo""#) && body.contains("attach://file"), "{body}");
        assert!(body.contains("filename=\"picture.png\""), "{body}");
    }

    #[tokio::test]
    async fn a_picture_that_telegram_can_not_show_comes_as_a_document() {
        let unfit = refused("Bad Request: PHOTO_INVALID_DIMENSIONS");
        let scene = Scene::answering([("400 Bad Request", unfit.as_str()), ("200 OK", UNIFORM)]).await;

        let shown = scene.send(&picture(100)).await;

        assert_eq!(shown, Ok(Shown("100".into())));
        let methods: Vec<_> = scene.stub.calls().into_iter().map(|(method, _)| method).collect();
        assert_eq!(methods, ["sendPhoto", "sendDocument"]);
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_is_not_even_sent() {
        let scene = Scene::answering([]).await;

        let shown = scene.send(&picture(1001)).await;

        assert_eq!(shown, Err(DeliveryError::TooLarge { size: 1001, limit: 1000 }));
        assert!(scene.stub.calls().is_empty());
    }

    #[tokio::test]
    async fn a_file_that_a_server_finds_too_large_is_too_large() {
        let scene = Scene::answering([("413 Request Entity Too Large", "<html>nginx</html>")]).await;

        let edited = scene.edit(&picture(1000), Urgency::Result).await;

        assert_eq!(edited, Err(DeliveryError::TooLarge { size: 1000, limit: 1000 }));
    }

    #[tokio::test]
    async fn further_pictures_follow_as_replies_to_the_first() {
        let scene = Scene::answering([("200 OK", UNIFORM), ("200 OK", UNIFORM)]).await;
        let two = picture(10).media(picture(20).media);

        let edited = scene.edit(&two, Urgency::Result).await;

        assert_eq!(edited, Ok(()));
        let calls = scene.stub.calls();
        assert_eq!((calls[0].0.as_str(), calls[1].0.as_str()), ("editMessageMedia", "sendPhoto"));
        assert!(calls[1].1.contains(r#""message_id":99"#), "{}", calls[1].1);
    }

    #[tokio::test]
    async fn text_for_a_message_with_media_becomes_its_caption() {
        let no_text = refused("Bad Request: there is no text in the message to edit");
        let scene = Scene::answering([("400 Bad Request", no_text.as_str()), ("200 OK", UNIFORM)]).await;

        let edited = scene.edit(&words(), Urgency::Result).await;

        assert_eq!(edited, Ok(()));
        assert_eq!(scene.stub.calls()[1].0, "EditMessageCaption");
    }

    #[tokio::test]
    async fn late_news_do_not_overwrite_the_caption_of_a_result() {
        let no_text = refused("Bad Request: there is no text in the message to edit");
        let scene = Scene::answering([("400 Bad Request", no_text.as_str())]).await;

        let edited = scene.edit(&words(), Urgency::Progress(CancellationToken::new())).await;

        assert_eq!((edited, scene.stub.calls().len()), (Ok(()), 1));
    }

    #[tokio::test]
    async fn a_new_message_that_a_failing_server_may_have_sent_is_not_sent_again() {
        let scene = Scene::answering([("502 Bad Gateway", "<html></html>")]).await;

        let shown = scene.send(&words()).await;

        assert!(matches!(shown, Err(DeliveryError::Network(_))), "{shown:?}");
        assert_eq!(scene.stub.calls().len(), 1);
    }
}
