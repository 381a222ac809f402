//! What those who manage a place choose for it, as people there see it.

use refrain_testkit::bytez::{Answer, Gate};

use crate::stage::{KEYS, On, Scene, Stage, on_every_platform};

on_every_platform![
    only_those_who_manage_a_place_choose_for_it,
    a_place_has_a_language_of_its_own,
    what_a_choice_may_be_is_told,
    commands_that_are_switched_off_say_so,
    a_place_has_no_more_under_way_than_its_managers_allow,
    results_are_covered_where_it_is_chosen,
    a_private_chat_has_no_settings,
];

async fn only_those_who_manage_a_place_choose_for_it(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let boss = stage.person("en");
    let place = stage.managed_by(&boss);
    let (boss, ada) = (boss.in_group(place), stage.user("Ada").in_group(place));

    // Discord's menus don't even offer it to others.
    if on == On::Telegram {
        ada.says("/settings --who managers").await;
        ada.sees("for those who manage this place").await;
    }
    boss.says("/settings --who managers --limit 2").await;
    let saved = boss.sees("Saved").await;
    ada.says("/ping").await;

    ada.sees("Here /ping is for those who manage this place.").await;
    assert!(saved.text.contains("at most: 2"), "{}", saved.text);
    boss.says("/ping").await;
    boss.sees("Pong").await;
    stage.assert_proper();
}

async fn a_place_has_a_language_of_its_own(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let boss = stage.person("en");
    let place = stage.managed_by(&boss);
    let (there, ada) = (boss.in_group(place), stage.user("Ada").language("es"));

    there.says("/settings --language de").await;
    there.sees("Language: de").await;
    ada.in_group(place).says("/start").await;
    ada.in_group(place).sees("Hallo").await;
    ada.says("/start").await;
    ada.sees("Hola").await;

    there.says("/settings --language default").await;
    there.sees("jede Person ihre eigene").await;
    stage.assert_proper();
}

async fn what_a_choice_may_be_is_told(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let boss = stage.person("en");
    let there = boss.in_group(stage.managed_by(&boss));

    there.says("/settings --language tlh").await;
    there.sees("I don't speak tlh. I speak: ").await;
    there.says("/settings --commands dance").await;
    there.sees("There is no command dance. There are: start help").await;
    there.says("/settings").await;

    let holds = there.sees("What holds here").await;
    assert!(holds.text.contains("All commands are allowed"), "nothing was changed: {}", holds.text);
    stage.assert_proper();
}

async fn commands_that_are_switched_off_say_so(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let boss = stage.person("en");
    let place = stage.managed_by(&boss);
    let (boss, ada) = (boss.in_group(place), stage.user("Ada").in_group(place));

    boss.says("/settings --commands ping").await;
    boss.sees("Allowed commands: ping").await;
    ada.says("/generate a red fox").await;
    ada.sees("/generate is switched off here.").await;
    boss.says("/settings --commands all").await;
    boss.sees("All commands are allowed").await;
    ada.says("/generate a red fox").await;

    ada.sees_picture().await;
    stage.assert_proper();
}

async fn a_place_has_no_more_under_way_than_its_managers_allow(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let boss = stage.person("en");
    let place = stage.managed_by(&boss);
    let (boss, ada) = (boss.in_group(place), stage.user("Ada").in_group(place));

    boss.says("/settings --limit 1").await;
    boss.sees("at most: 1").await;
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    boss.says("/generate a blue fox").await;
    boss.sees("Enough requests are under way from here.").await;
    gate.open();

    ada.sees_picture().await;
    assert_eq!(stage.bytez.call_count(), 1);
    stage.assert_proper();
}

async fn results_are_covered_where_it_is_chosen(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let boss = stage.person("en");
    let there = boss.in_group(stage.managed_by(&boss));

    there.says("/generate a red fox").await;
    let open = there.sees_picture().await;
    there.says("/settings --spoiler on").await;
    there.sees("Results are covered").await;
    there.says("/generate a blue fox").await;
    let covered = there.sees_picture().await;

    let spoiler = |message| there.messages().into_iter().find(|seen| seen.message == message).unwrap().spoiler;
    assert!(!spoiler(open.message) && spoiler(covered.message));
    stage.assert_proper();
}

async fn a_private_chat_has_no_settings(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    // Discord's menus don't even offer it there.
    if on == On::Telegram {
        ada.says("/settings").await;
        ada.sees("/settings works in servers and groups only.").await;
    }
    stage.assert_proper();
}
