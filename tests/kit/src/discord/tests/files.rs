//! Files of messages: forms, limits, what a person sees of them.

use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

use super::{Bot, png};
use crate::{FakeDiscord, person::MediaKind};

async fn upload(bot: &Bot, path: &str, json: &Value, files: Vec<(&str, &str, Vec<u8>)>) -> (u16, Value) {
    let mut form = Form::new().text("payload_json", json.to_string());
    for (part, name, bytes) in files {
        form = form.part(part.to_owned(), Part::bytes(bytes).file_name(name.to_owned()));
    }
    let response = bot.request(Method::POST, path).multipart(form).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_picture_is_seen_and_can_be_fetched() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let path = format!("/channels/{}/messages", user.seat().chat);
    let body = json!({ "content": "a fox", "attachments": [{ "id": 0, "description": "red" }] });

    let (status, sent) = upload(&bot, &path, &body, vec![("files[0]", "SPOILER_fox.png", png(64, 32))]).await;
    let picture = user.sees_picture().await;
    let url = sent["attachments"][0]["url"].as_str().unwrap();
    let fetched = bot.http.get(url).send().await.unwrap().bytes().await.unwrap();

    assert_eq!((status, picture.caption.as_str()), (200, "a fox"));
    assert_eq!((picture.media.width, picture.media.height), (64, 32));
    assert_eq!((fetched.to_vec(), picture.media.bytes.to_vec()), (png(64, 32), png(64, 32)));
    assert_eq!(sent["attachments"][0]["description"], "red");
    assert!(user.messages()[0].spoiler);
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn the_name_decides_how_a_file_is_shown() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let path = format!("/channels/{}/messages", user.seat().chat);

    for (name, bytes, kind) in [
        ("fox.webm", vec![1], MediaKind::Video),
        ("fox.png", png(1, 1), MediaKind::Photo),
        ("fox.png", vec![1], MediaKind::Document),
        ("fox.txt", vec![1], MediaKind::Document),
    ] {
        upload(&bot, &path, &json!({}), vec![("files[0]", name, bytes)]).await;
        assert_eq!(user.messages().last().unwrap().media.as_ref().unwrap().kind, kind, "{name}");
    }
}

#[tokio::test]
async fn an_edit_keeps_the_files_that_it_names_and_adds_new_ones() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let path = format!("/channels/{}/messages", user.seat().chat);
    let two = vec![("files[0]", "a.png", png(1, 1)), ("files[1]", "b.png", png(2, 2))];
    let (_, sent) = upload(&bot, &path, &json!({}), two).await;
    let message = format!("{path}/{}", sent["id"].as_str().unwrap());

    let kept = json!({ "attachments": [{ "id": sent["attachments"][1]["id"] }] });
    let edited = bot.call(Method::PATCH, &message, kept).await;
    let emptied = bot.refused(Method::PATCH, &message, json!({ "attachments": [] })).await;

    assert_eq!(edited["attachments"].as_array().unwrap().len(), 1);
    assert_eq!(edited["attachments"][0]["filename"], "b.png");
    assert_eq!(emptied, (400, 50006));
}

#[tokio::test]
async fn files_that_are_too_big_too_many_or_not_described_are_refused() {
    let bot = Bot::on(FakeDiscord::builder().flood(None).spec(None).file_limit(100).start().await);
    let user = bot.discord.user("Ada");
    let path = format!("/channels/{}/messages", user.seat().chat);
    let names: Vec<String> = (0..11).map(|n| format!("files[{n}]")).collect();
    let eleven = names.iter().map(|name| (name.as_str(), "a.png", vec![1])).collect();
    let code = |answer: (u16, Value)| (answer.0, answer.1["code"].as_u64().unwrap());

    let big = code(upload(&bot, &path, &json!({}), vec![("files[0]", "a.png", vec![0; 101])]).await);
    let many = code(upload(&bot, &path, &json!({}), eleven).await);
    let listed = json!({ "attachments": [] });
    let unlisted = code(upload(&bot, &path, &listed, vec![("files[0]", "a.png", vec![0])]).await);
    let stray = code(upload(&bot, &path, &json!({}), vec![("file", "a.png", vec![0])]).await);

    assert_eq!((big, many), ((413, 40005), (400, 50035)));
    assert_eq!((unlisted, stray), ((400, 50035), (400, 50035)));
}
