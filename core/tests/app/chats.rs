//! What holds in a chat: who may use which command, in which language, and how much at once.

use refrain_core::preferences::{Audience, Preferences, Subject};
use refrain_core::reply::{DeliveryError, Shown};
use refrain_core::request::Origin;

use super::kit::{Asked, Bot, Setup, Step, in_channel, person_of};

async fn choose(bot: &Bot, subject: Subject, preferences: Preferences) {
    bot.app.preferences().save(&subject, &preferences).await.unwrap();
}

async fn on_the_server(bot: &Bot, preferences: Preferences) {
    choose(bot, Subject::wide(&in_channel("ann", "art").origin), preferences).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_for_managers_is_for_nobody_else() {
    let bot = Bot::start();

    bot.command_at(in_channel("ann", "for ann"), "managers", "").await;
    bot.command_at(in_channel("boss", "for the boss"), "managers", "").await;

    assert_eq!(bot.screen.texts("for ann"), ["Here /managers is for those who manage this place."]);
    assert_eq!(bot.screen.texts("for the boss"), ["Pong! I am here."]);
}

#[tokio::test(start_paused = true)]
async fn where_a_request_does_not_tell_who_manages_the_platform_is_asked() {
    let bot = Bot::start();
    bot.screen.manages("cat");

    for person in ["ann", "cat"] {
        let asked = Asked { manages: None, ..in_channel(person, person) };
        bot.command_at(asked, "managers", "").await;
    }

    assert!(bot.screen.texts("ann")[0].contains("for those who manage"));
    assert_eq!(bot.screen.texts("cat"), ["Pong! I am here."]);
}

#[tokio::test(start_paused = true)]
async fn what_is_for_groups_says_so_in_a_private_chat() {
    let bot = Bot::start();

    bot.command("ann", "en-US", "managers", "").await;

    assert_eq!(bot.screen.texts("ann"), ["/managers works in servers and groups only."]);
}

#[tokio::test(start_paused = true)]
async fn only_the_commands_that_its_managers_chose_can_be_used_in_a_chat() {
    let bot = Bot::start();
    on_the_server(&bot, Preferences { commands: Some(["often".to_owned()].into()), ..Preferences::default() }).await;

    bot.command_at(in_channel("ann", "art"), "generate", "a fox").await;
    bot.command_at(in_channel("ann", "art"), "often", "").await;
    bot.command_at(in_channel("boss", "art"), "managers", "").await;

    assert_eq!(bot.screen.texts("art"), ["/generate is switched off here.", "Pong! I am here.", "Pong! I am here."]);
}

#[tokio::test(start_paused = true)]
async fn a_chat_may_be_for_premium_people_and_managers_only() {
    let bot = Bot::start();
    on_the_server(&bot, Preferences { audience: Some(Audience::Premium), ..Preferences::default() }).await;

    for person in ["ann", "premium", "boss"] {
        bot.command_at(in_channel(person, person), "generate", "a fox").await;
    }

    assert_eq!(bot.screen.texts("ann"), ["/generate is for premium members."]);
    bot.screen.sees_picture("premium").await;
    bot.screen.sees_picture("boss").await;
}

#[tokio::test(start_paused = true)]
async fn a_chats_language_wins_over_the_platforms_and_a_persons_own_over_both() {
    let bot = Bot::start();
    on_the_server(&bot, Preferences { language: Some("de".into()), ..Preferences::default() }).await;
    let russian = Preferences { language: Some("ru".into()), ..Preferences::default() };
    choose(&bot, Subject::Person(person_of("cat")), russian).await;

    bot.command_at(in_channel("ann", "ann"), "nonsense", "").await;
    bot.command_at(in_channel("cat", "cat"), "nonsense", "").await;

    assert!(bot.screen.texts("ann")[0].contains("kenne ich nicht"), "{:?}", bot.screen.texts("ann"));
    assert!(bot.screen.texts("cat")[0].contains("не знаю"), "{:?}", bot.screen.texts("cat"));
}

#[tokio::test(start_paused = true)]
async fn a_chat_has_no_more_under_way_than_its_managers_allow() {
    let bot = Setup { keys: 3, ..Setup::default() }.start();
    bot.upstream.script([Step::Hangs]);
    on_the_server(&bot, Preferences { max_jobs: Some(1), ..Preferences::default() }).await;

    bot.command_at(in_channel("ann", "art"), "generate", "a fox").await;
    bot.upstream.called(1).await;
    bot.command_at(in_channel("ben", "art"), "generate", "a wolf").await;
    bot.command_at(in_channel("ben", "elsewhere"), "generate", "a bear").await;

    let full = bot.screen.sees("art", "Enough requests are under way from here.").await;
    assert!(!full.edit, "{full:#?}");
    bot.screen.sees_picture("elsewhere").await;
    assert_eq!(bot.jobs("ben").len(), 0);
}

#[tokio::test(start_paused = true)]
async fn results_are_covered_where_it_is_wanted_but_not_among_adults() {
    let bot = Setup { spoiler: true, ..Setup::default() }.start();
    let adults = |asked: Asked| Asked { origin: Origin { adult: true, ..asked.origin }, ..asked };
    let uncovered = Preferences { spoiler: Some(false), ..Preferences::default() };
    choose(&bot, Subject::narrow(&in_channel("ann", "open").origin).unwrap(), uncovered).await;

    bot.command_at(in_channel("ann", "art"), "generate", "a fox").await;
    bot.command_at(adults(in_channel("ann", "adults")), "generate", "a fox").await;
    bot.command_at(in_channel("ann", "open"), "generate", "a fox").await;

    assert!(bot.screen.sees_picture("art").await.spoiler);
    assert!(!bot.screen.sees_picture("adults").await.spoiler);
    assert!(!bot.screen.sees_picture("open").await.spoiler);
}

/// Somebody whose answer stands already, as message 7.
fn answered_before() -> Asked {
    let asked = in_channel("ann", "art");
    Asked { origin: Origin { pending: Some(Shown("7".into())), ..asked.origin }, ..asked }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_stands_already_becomes_the_first_answer_and_then_the_picture() {
    let bot = Bot::start();

    bot.command_at(answered_before(), "generate", "a fox").await;

    let picture = bot.screen.sees_picture("art").await;
    assert!(bot.screen.frames().iter().all(|frame| frame.message == 7 && frame.edit), "{:#?}", bot.screen.frames());
    assert_eq!(picture.message, 7);
}

#[tokio::test(start_paused = true)]
async fn where_the_answer_that_stood_is_gone_a_new_one_is_sent() {
    let bot = Bot::start();
    bot.screen.results_fail([DeliveryError::Gone]);

    bot.command_at(answered_before(), "generate", "a fox").await;

    assert_eq!(bot.screen.sees_picture("art").await.message, 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_for_somebody_here_is_not_to_be_had_by_a_button_either() {
    let barring = [
        (Preferences { commands: Some(["often".to_owned()].into()), ..Preferences::default() }, "switched off here"),
        (Preferences { audience: Some(Audience::Managers), ..Preferences::default() }, "for those who manage"),
        (Preferences { audience: Some(Audience::Premium), ..Preferences::default() }, "for premium"),
    ];
    for (preferences, why) in barring {
        let bot = Setup { from_pictures: true, ..Setup::default() }.start();
        bot.command_at(in_channel("ann", "art"), "generate", "a fox").await;
        let fox = bot.screen.sees_picture("art").await;
        on_the_server(&bot, preferences).await;

        for button in &fox.buttons {
            let notice = bot.press_at(in_channel("ann", "art"), button).await.expect("it is told");

            assert!(notice.contains(why), "{button:?}: {notice}");
        }

        bot.settle().await;
        assert_eq!(bot.upstream.prompts().len(), 1);
    }
}
