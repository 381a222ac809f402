//! What isn't about messages: the bot itself, presses of buttons, files.

use serde_json::{Value, json};

use crate::telegram::{
    limits::utf16_len,
    params::Params,
    refusal::Refusal,
    wire,
    world::{Press, World},
};

/// The largest file that a bot may download, in bytes. Source: <https://core.telegram.org/bots/api#getfile>.
const MAX_DOWNLOAD: usize = 20 * 1024 * 1024;

/// Most characters of the notice after a press.
const MAX_NOTICE: usize = 200;

/// `getMe`.
pub(super) fn me(world: &World) -> Value {
    let mut me = wire::user(&world.bot);
    for flag in ["can_join_groups", "can_read_all_group_messages", "supports_inline_queries"] {
        me[flag] = json!(flag == "can_join_groups");
    }
    for flag in ["can_connect_to_business", "has_main_web_app"] {
        me[flag] = json!(false);
    }
    me
}

/// `answerCallbackQuery`, once for every press.
pub(super) fn answer(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let notice = params.text("text").filter(|text| !text.is_empty()).map(str::to_owned);
    if notice.as_deref().is_some_and(|notice| utf16_len(notice) > MAX_NOTICE) {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    let press = params.text("callback_query_id").and_then(|id| world.presses.get_mut(id));
    match press {
        Some(press) if *press == Press::Waiting => {
            *press = Press::Answered(notice);
            Ok(json!(true))
        }
        known => {
            let blameless = known.is_some_and(|press| *press == Press::Expired);
            let words = "query is too old and response timeout expired or query ID is invalid";
            Err(Refusal::bad_request(words).blameless_if(blameless))
        }
    }
}

/// `getFile`.
pub(super) fn file(world: &World, params: &Params) -> Result<Value, Refusal> {
    let id = params.text("file_id").unwrap_or_default().trim_end_matches("-small");
    let Some(file) = world.files.get(id) else { return Err(Refusal::bad_request("invalid file_id")) };
    if file.bytes.len() > MAX_DOWNLOAD {
        return Err(Refusal::bad_request("file is too big"));
    }
    Ok(json!({
        "file_id": id, "file_unique_id": format!("u{id}"), "file_size": file.bytes.len(),
        "file_path": format!("files/{id}"),
    }))
}

/// `getChatMember`.
pub(super) fn member(world: &World, params: &Params) -> Result<Value, Refusal> {
    let chat = params.integer("chat_id")?.and_then(|id| world.chats.get(&id));
    let chat = chat.ok_or_else(|| Refusal::bad_request("chat not found"))?;
    let person = params.integer("user_id")?.and_then(|id| world.people.get(&id));
    let person = person.ok_or_else(|| Refusal::bad_request("user not found"))?;
    let mut member = json!({ "user": wire::user(person), "status": "member" });
    if chat.admins.contains(&person.id) {
        member["status"] = json!("administrator");
        for right in RIGHTS {
            member[right] = json!(false);
        }
    }
    Ok(member)
}

/// What every administrator's answer tells.
const RIGHTS: [&str; 12] = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
];
