//! What became of the requests, as people and the upstream saw it.

use std::time::Duration;

use refrain::core::provider::Task;
use refrain::core::queue::store::JobStore;
use refrain_testkit::bytez::Call;
use refrain_testkit::telegram::{Content, FakeTelegram, World};

/// No call for a person began before the one before had ended.
pub(super) fn one_after_the_other(calls: &[Call], person: i64) {
    let of_person = format!(" of {person}");
    let mut theirs: Vec<_> = calls.iter().filter(|call| call.prompt.ends_with(&of_person)).collect();
    theirs.sort_by_key(|call| call.at);
    for pair in theirs.windows(2) {
        assert!(pair[0].ended.is_some_and(|ended| ended <= pair[1].at), "at once: {pair:#?}");
    }
}

/// Waits until so many messages are pictures.
pub(super) async fn pictures(telegram: &FakeTelegram, wanted: usize) {
    let count = |world: &World| -> usize {
        let messages = world.chats().flat_map(|chat| chat.messages.values());
        messages.filter(|message| message.by_bot && message.now().is_some_and(is_picture)).count()
    };
    telegram.wait_for(&format!("{wanted} pictures"), |world| (count(world) >= wanted).then_some(())).await;
}

fn is_picture(content: &Content) -> bool {
    content.media.is_some()
}

/// What the bot's messages to a person say, if each is a picture.
pub(super) fn prompts_of(world: &World, person: i64) -> Vec<String> {
    let messages = world.chat(person).unwrap().messages.values().filter(|message| message.by_bot && !message.deleted);
    messages
        .filter_map(|message| message.now())
        .map(|content| {
            assert!(is_picture(content), "{content:?}");
            content.text.clone()
        })
        .collect()
}

/// Waits until every job is over: the picture is there a moment before that is noted.
pub(super) async fn ended(jobs: &dyn JobStore) {
    let mut hint = jobs.hints().listen(Task::Image);
    while jobs.under_way().await.unwrap() > 0 {
        // Workers on SQLite give this process no hint.
        let _ = tokio::time::timeout(Duration::from_millis(100), hint.changed()).await;
    }
}
