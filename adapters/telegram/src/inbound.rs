//! Reads updates: what is asked of this bot, and what is none of its business.

use refrain_core::command::{Action, Attachment, Input, Typed};
use refrain_core::request::{Ask, Origin, Person, Platform, Request};
use teloxide::types::{
    CallbackQuery, CallbackQueryId, Chat, FileMeta, MaybeInaccessibleMessage, Message, UpdateKind, User,
};

/// The command that answers plain words in a private chat: it shows how to use the bot.
const WELCOME: &str = "start";

/// What is asked of the bot.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A command.
    Command(Request),
    /// A pressed button. Telegram's client shows it as busy until the query is answered.
    Press { query: CallbackQueryId, request: Request },
    /// A pressed button that this version does not know.
    UnknownButton { query: CallbackQueryId, locale_hints: Vec<String> },
}

/// What an update asks of the bot called `username`, if anything. `knows` tells which commands there are.
pub(crate) fn incoming(update: UpdateKind, username: &str, knows: impl Fn(&str) -> bool) -> Option<Incoming> {
    match update {
        UpdateKind::Message(message) => command(&message, username, knows).map(Incoming::Command),
        UpdateKind::CallbackQuery(query) => Some(press(query)),
        _ => None,
    }
}

fn command(message: &Message, username: &str, knows: impl Fn(&str) -> bool) -> Option<Request> {
    let from = message.from.as_ref().filter(|from| !from.is_bot)?;
    let private = message.chat.is_private();
    let text = message.text().or_else(|| message.caption())?;

    let (name, text) = match Typed::parse(text) {
        Some(line) if line.bot.is_some_and(|bot| !bot.eq_ignore_ascii_case(username)) => return None,
        // Another bot's, most likely: in a group all bots see a command that names none.
        Some(line) if !private && line.bot.is_none() && !knows(&line.name) => return None,
        Some(line) => (line.name, line.rest.to_owned()),
        None if private => (WELCOME.to_owned(), String::new()),
        None => return None,
    };
    let origin = origin(from, &message.chat, thread(message), message.id.0);
    let input = Input::Line { text, attachments: attachments(message) };
    Some(request(from, origin, Ask::Command { name, input }))
}

fn press(query: CallbackQuery) -> Incoming {
    let action = query.data.as_deref().and_then(|data| data.parse::<Action>().ok());
    let (Some(action), Some(message)) = (action, &query.message) else {
        return Incoming::UnknownButton { query: query.id, locale_hints: locale_hints(&query.from) };
    };
    let thread = match message {
        MaybeInaccessibleMessage::Regular(message) => thread(message),
        MaybeInaccessibleMessage::Inaccessible(_) => None,
    };
    let origin = origin(&query.from, message.chat(), thread, message.id().0);
    let request = request(&query.from, origin, Ask::Press(action));
    Incoming::Press { query: query.id, request }
}

fn request(from: &User, origin: Origin, ask: Ask) -> Request {
    Request { origin, ask, locale_hints: locale_hints(from), roles: Vec::new(), manages: None }
}

fn origin(from: &User, chat: &Chat, thread: Option<i32>, message: i32) -> Origin {
    let person = Person { platform: Platform::TELEGRAM, id: from.id.to_string() };
    Origin {
        thread: thread.map(|thread| thread.to_string()),
        message: Some(message.to_string()),
        private: chat.is_private(),
        ..Origin::new(person, chat.id.to_string())
    }
}

/// Replies in an ordinary group carry a thread as well, but sending to it fails: only topics count.
fn thread(message: &Message) -> Option<i32> {
    message.thread_id.filter(|_| message.is_topic_message).map(|thread| thread.0.0)
}

fn locale_hints(from: &User) -> Vec<String> {
    from.language_code.iter().cloned().collect()
}

fn attachments(message: &Message) -> Vec<Attachment> {
    let photo = message.photo().and_then(|sizes| sizes.iter().max_by_key(|size| size.width * size.height));
    let photo = photo.map(|photo| attachment(&photo.file, None, Some("image/jpeg".to_owned())));
    let document = message.document().map(|document| {
        attachment(&document.file, document.file_name.clone(), document.mime_type.as_ref().map(ToString::to_string))
    });
    let video = message.video().map(|video| {
        attachment(&video.file, video.file_name.clone(), video.mime_type.as_ref().map(ToString::to_string))
    });
    [photo, document, video].into_iter().flatten().collect()
}

fn attachment(file: &FileMeta, name: Option<String>, mime: Option<String>) -> Attachment {
    Attachment { id: file.id.0.clone(), name, mime, size: file.size.into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use serde_json::{Value, json};
    use teloxide::types::Update;

    use super::*;

    const JOB: &str = "0123456789abcdef0123456789abcdef";

    fn anna() -> Value {
        json!({"id": 42, "is_bot": false, "first_name": "Anna", "username": "anna", "language_code": "pt-br"})
    }

    fn private_chat() -> Value {
        json!({"id": 42, "type": "private", "first_name": "Anna", "username": "anna"})
    }

    fn group() -> Value {
        json!({"id": -1_001_234, "type": "supergroup", "title": "Painters", "is_forum": true})
    }

    fn read(kind: &str, value: &Value) -> Option<Incoming> {
        // As text, as it arrives: teloxide can't read an update from a `Value`.
        let update: Update = serde_json::from_str(&json!({"update_id": 1, kind: value}).to_string()).unwrap();
        incoming(update.kind, "Refrain_Bot", |name| ["start", "generate"].contains(&name))
    }

    /// Reads a message from Anna with `fields` in it.
    fn message(chat: &Value, fields: &Value) -> Option<Incoming> {
        let mut message = json!({"message_id": 7, "date": 1_700_000_000, "from": anna(), "chat": chat});
        message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        read("message", &message)
    }

    fn says(chat: &Value, text: &str) -> Option<Incoming> {
        message(chat, &json!({"text": text}))
    }

    fn request(incoming: Option<Incoming>) -> Request {
        match incoming {
            Some(Incoming::Command(request) | Incoming::Press { request, .. }) => request,
            other => panic!("{other:?} is no request"),
        }
    }

    fn line(request: &Request) -> (&str, &str, &[Attachment]) {
        match &request.ask {
            Ask::Command { name, input: Input::Line { text, attachments } } => (name, text, attachments),
            other => panic!("{other:?} is no line"),
        }
    }

    #[test]
    fn a_command_in_a_private_chat_is_a_request_with_all_it_takes_to_answer() {
        let request = request(says(&private_chat(), "/generate  a red fox --seed 4\n"));

        assert_eq!(line(&request), ("generate", "a red fox --seed 4", &[][..]));
        assert_eq!(request.origin.person.to_string(), "telegram:42");
        assert_eq!((request.origin.chat.as_str(), request.origin.message.as_deref()), ("42", Some("7")));
        assert_eq!((request.origin.private, request.origin.thread.as_deref()), (true, None));
        assert_eq!(request.locale_hints, ["pt-br"]);
    }

    #[test]
    fn a_command_may_name_the_bot_in_any_case() {
        let request = request(says(&group(), "/Generate@refrain_bot a fox"));

        assert_eq!(line(&request), ("generate", "a fox", &[][..]));
        assert_eq!((request.origin.private, request.origin.chat.as_str()), (false, "-1001234"));
    }

    #[test]
    fn commands_of_other_bots_are_ignored() {
        assert!(says(&group(), "/generate@other_bot a fox").is_none());
        assert!(says(&private_chat(), "/generate@other_bot a fox").is_none());
        assert!(says(&group(), "/unheard_of").is_none());
    }

    #[test]
    fn an_unknown_command_is_a_request_where_only_this_bot_can_be_meant() {
        assert_eq!(line(&request(says(&private_chat(), "/genrate a fox"))).0, "genrate");
        assert_eq!(line(&request(says(&group(), "/genrate@refrain_bot"))).0, "genrate");
    }

    #[test]
    fn plain_words_show_how_it_works_in_a_private_chat_only() {
        assert_eq!(line(&request(says(&private_chat(), "a red fox"))), ("start", "", &[][..]));
        assert_eq!(line(&request(says(&private_chat(), "/home/me"))), ("start", "", &[][..]));
        assert!(says(&group(), "a red fox").is_none());
        assert!(says(&group(), "/home/me").is_none());
    }

    #[test]
    fn a_thread_counts_in_a_topic_only() {
        let topic = json!({"text": "/start", "message_thread_id": 5, "is_topic_message": true});
        let reply = json!({"text": "/start", "message_thread_id": 5});

        assert_eq!(request(message(&group(), &topic)).origin.thread.as_deref(), Some("5"));
        assert_eq!(request(message(&group(), &reply)).origin.thread, None);
    }

    #[test]
    fn a_caption_is_a_command_with_the_largest_photo() {
        let photo = |id: &str, side: u32| json!({"file_id": id, "file_unique_id": id, "width": side, "height": side, "file_size": side * 10});
        let fields = json!({"photo": [photo("s", 90), photo("l", 800), photo("m", 320)], "caption": "/generate a fox"});

        let request = request(message(&private_chat(), &fields));

        let (name, text, attachments) = line(&request);
        assert_eq!((name, text, attachments.len()), ("generate", "a fox", 1));
        assert_eq!((attachments[0].id.as_str(), attachments[0].size), ("l", 8000));
    }

    #[test]
    fn a_document_keeps_its_name_and_type() {
        let document = json!({"file_id": "d", "file_unique_id": "u", "file_name": "fox.png",
            "mime_type": "image/png", "file_size": 1234});
        let request =
            request(message(&private_chat(), &json!({"document": document, "caption": "/generate like this"})));

        let expected =
            Attachment { id: "d".into(), name: Some("fox.png".into()), mime: Some("image/png".into()), size: 1234 };
        assert_eq!(line(&request).2, [expected]);
    }

    #[test]
    fn bots_channels_and_news_of_the_chat_are_ignored() {
        let bot = json!({"message_id": 7, "date": 1, "chat": group(), "text": "/start",
            "from": {"id": 9, "is_bot": true, "first_name": "Other"}});
        let nobody = json!({"message_id": 7, "date": 1, "chat": group(), "text": "/start"});

        assert!(read("message", &bot).is_none());
        assert!(read("message", &nobody).is_none());
        assert!(read("channel_post", &nobody).is_none());
        assert!(message(&group(), &json!({"new_chat_title": "Artists"})).is_none());
        assert!(read("something_new", &json!({"x": 1})).is_none());
    }

    fn pressed(data: &str, message: &Value) -> Option<Incoming> {
        let query = json!({"id": "q1", "from": anna(), "chat_instance": "1", "data": data, "message": message});
        read("callback_query", &query)
    }

    #[test]
    fn a_pressed_button_answers_to_the_message_it_is_under() {
        let under = json!({"message_id": 99, "date": 1_700_000_000, "chat": group(), "text": "done",
            "message_thread_id": 5, "is_topic_message": true,
            "from": {"id": 9, "is_bot": true, "first_name": "Refrain"}});

        let incoming = pressed(&format!("again:{JOB}"), &under);

        assert!(matches!(&incoming, Some(Incoming::Press { query, .. }) if query.0 == "q1"));
        let request = request(incoming);
        assert_eq!(request.origin.person.id, "42");
        assert_eq!((request.origin.message.as_deref(), request.origin.thread.as_deref()), (Some("99"), Some("5")));
        assert!(matches!(request.ask, Ask::Press(Action::Again(job)) if job.as_str() == JOB));
    }

    #[test]
    fn a_button_under_a_message_too_old_to_see_still_works() {
        let incoming = pressed(&format!("cancel:{JOB}"), &json!({"message_id": 99, "date": 0, "chat": private_chat()}));

        assert_eq!(request(incoming).origin.message.as_deref(), Some("99"));
    }

    #[test]
    fn a_button_of_another_version_is_unknown() {
        let under = json!({"message_id": 99, "date": 1_700_000_000, "chat": private_chat(), "text": "done"});

        let incoming = pressed("explode:1", &under);

        assert!(matches!(incoming, Some(Incoming::UnknownButton { locale_hints, .. }) if locale_hints == ["pt-br"]));
    }
}
