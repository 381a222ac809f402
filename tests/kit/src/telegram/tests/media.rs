//! Pictures, videos and files: how they come in, what is refused, what an edit may turn into what.

use serde_json::json;

use super::{met, png};
use crate::person::MediaKind;

const PHOTO: &str = r#"{"type":"photo","media":"attach://f00","caption":"a red fox"}"#;

#[tokio::test]
async fn a_text_is_edited_into_a_picture_that_the_person_sees() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    let message = bot.send(user.id(), "place 1").await.to_string();

    let fields = [("chat_id", chat.as_str()), ("message_id", &message), ("media", PHOTO)];
    let (status, body) = bot.upload("EditMessageMedia", &fields, "f00", png(640, 480)).await;
    let picture = user.sees_picture().await;

    assert_eq!(status, 200, "{body}");
    assert_eq!(body["result"]["photo"][1]["width"], 640);
    assert_eq!(body["result"]["photo"][0]["width"], 320);
    assert_eq!(body["result"]["caption"], "a red fox");
    assert!(body["result"].get("text").is_none());
    assert_eq!((picture.media.width, picture.media.kind), (640, MediaKind::Photo));
    assert_eq!(picture.media.bytes, png(640, 480));
    assert_eq!(user.history_of(picture.message), ["place 1", "a red fox"]);
    bot.telegram.assert_no_violations();
}

#[tokio::test]
async fn a_text_edit_of_a_picture_and_a_caption_edit_of_a_text_are_refused() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    let text = bot.send(user.id(), "text").await;
    let (_, sent) = bot.upload("sendPhoto", &[("chat_id", &chat)], "photo", png(8, 8)).await;
    let photo = sent["result"]["message_id"].clone();

    let as_text =
        bot.refused("editMessageText", json!({ "chat_id": user.id(), "message_id": photo, "text": "x" })).await;
    let as_caption =
        bot.refused("editMessageCaption", json!({ "chat_id": user.id(), "message_id": text, "caption": "x" })).await;
    let caption =
        bot.call("editMessageCaption", json!({ "chat_id": user.id(), "message_id": photo, "caption": "x" })).await;

    assert_eq!(as_text, "Bad Request: there is no text in the message to edit");
    assert_eq!(as_caption, "Bad Request: there is no caption in the message to edit");
    assert_eq!(caption["caption"], "x");
}

#[tokio::test]
async fn photos_are_pictures_of_bearable_size() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    let send = async |bytes: Vec<u8>| {
        let (_, body) = bot.upload("sendPhoto", &[("chat_id", &chat)], "photo", bytes).await;
        body["description"].as_str().map(str::to_owned)
    };
    let mut heavy = png(8, 8);
    heavy.resize(10 * 1024 * 1024 + 1, 0);

    assert_eq!(send(png(5000, 5000)).await, None);
    assert_eq!(send(png(5001, 5000)).await.as_deref(), Some("Bad Request: PHOTO_INVALID_DIMENSIONS"));
    assert_eq!(send(png(2100, 100)).await.as_deref(), Some("Bad Request: PHOTO_INVALID_DIMENSIONS"));
    assert_eq!(send(b"<html>".to_vec()).await.as_deref(), Some("Bad Request: IMAGE_PROCESS_FAILED"));
    assert_eq!(send(Vec::new()).await.as_deref(), Some("Bad Request: file must be non-empty"));
    assert!(send(heavy).await.unwrap().contains("is too big for a photo"));
}

#[tokio::test]
async fn captions_are_at_most_1024_utf16_units() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    let send = async |caption: String| {
        let fields = [("chat_id", chat.as_str()), ("caption", &caption)];
        bot.upload("sendPhoto", &fields, "photo", png(8, 8)).await.1
    };

    assert_eq!(send("🦊".repeat(512)).await["ok"], true);
    assert_eq!(send("🦊".repeat(513)).await["description"], "Bad Request: message caption is too long");
}

#[tokio::test]
async fn an_upload_over_fifty_megabytes_is_refused() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();

    let (status, body) =
        bot.upload("sendDocument", &[("chat_id", &chat)], "document", vec![0; 50 * 1024 * 1024 + 1]).await;

    assert_eq!((status, &body["description"]), (413, &json!("Request Entity Too Large")));
}

#[tokio::test]
async fn a_file_sent_once_is_sent_again_by_its_id_and_can_be_downloaded() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    let fields = [("chat_id", chat.as_str()), ("document", "attach://d0")];
    let (_, sent) = bot.upload("sendDocument", &fields, "d0", b"a tale".to_vec()).await;
    let id = sent["result"]["document"]["file_id"].clone();

    let again = bot.call("sendDocument", json!({ "chat_id": user.id(), "document": id })).await;
    let file = bot.call("getFile", json!({ "file_id": id })).await;
    let path = file["file_path"].as_str().unwrap();
    let url = format!("{}/file/bot{}/{path}", bot.telegram.url(), bot.telegram.token());
    let bytes = bot.http.get(url).send().await.unwrap().bytes().await.unwrap();

    assert_eq!(again["document"]["file_id"], id);
    assert_eq!(bytes.as_ref(), b"a tale");
    assert_eq!(user.sees_file().await.media.bytes.as_ref(), b"a tale");
}

#[tokio::test]
async fn files_that_are_not_there_are_refused() {
    let (bot, user) = met().await;
    let send = async |photo: &str| bot.refused("sendPhoto", json!({ "chat_id": user.id(), "photo": photo })).await;

    let wrong = "Bad Request: wrong file identifier/HTTP URL specified";
    assert_eq!(send("attach://gone").await, wrong);
    assert_eq!(send("file7").await, wrong);
    assert_eq!(
        bot.refused("sendPhoto", json!({ "chat_id": user.id() })).await,
        "Bad Request: there is no photo in the request"
    );
    assert_eq!(bot.refused("getFile", json!({ "file_id": "file7" })).await, "Bad Request: invalid file_id");
}

#[tokio::test]
async fn the_next_picture_is_one_that_was_not_looked_at_yet() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();
    for side in [8, 16] {
        bot.upload("sendPhoto", &[("chat_id", &chat)], "photo", png(side, side)).await;
    }

    let widths = [user.sees_picture().await.media.width, user.sees_picture().await.media.width];

    assert_eq!(widths, [8, 16]);
}

#[tokio::test]
async fn videos_are_seen_as_videos() {
    let (bot, user) = met().await;
    let chat = user.id().to_string();

    let (_, sent) = bot.upload("sendVideo", &[("chat_id", &chat)], "video", b"\0\0\0\x18ftypmp42".to_vec()).await;

    assert_eq!(sent["result"]["video"]["duration"], 1);
    assert_eq!(sent["result"]["video"]["mime_type"], "video/mp4");
    assert_eq!(user.sees_video().await.media.kind, MediaKind::Video);
}
