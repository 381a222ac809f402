//! What is said of commands that can't run as they were typed.

use super::kit::Bot;

async fn answer(line: &str) -> String {
    let bot = Bot::start();
    let (name, line) = line.split_once(' ').unwrap_or((line, ""));
    bot.command("ann", "en-US", name, line).await;
    bot.screen.frames().first().expect("there is an answer").text.clone()
}

#[tokio::test(start_paused = true)]
async fn each_misfit_of_the_arguments_is_told_in_words() {
    for (line, words) in [
        ("generate", "Please say more: /generate <prompt> [--seed …]"),
        ("generate x", "prompt needs at least 2 characters."),
        ("generate a fox that is far too long", "prompt takes at most 20 characters; yours has 26."),
        ("generate a fox --seed x", "seed takes a number, not x."),
        ("generate a fox --seed 100", "seed must be from 0 to 99."),
        ("generate a fox --seed", "The option seed needs a value."),
        ("generate a fox --seed 1 --seed 2", "The option seed is there twice."),
        ("generate a fox --size 9", "There is no option size."),
        ("nonsense", "I don't know /nonsense."),
        ("members", "/members is for premium members."),
    ] {
        let answer = answer(line).await;

        assert!(answer.contains(words), "{line}: {answer}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_command_used_too_often_names_the_wait() {
    let bot = Bot::start();

    for _ in 0..2 {
        bot.command("ann", "en-US", "often", "").await;
    }
    bot.command("ben", "en-US", "often", "").await;

    let anns = bot.screen.texts("ann");
    assert!(anns[0].contains("Pong") && anns[1].contains("Please try again in 60 minutes"), "{anns:#?}");
    assert!(bot.screen.texts("ben")[0].contains("Pong"));
}

#[tokio::test(start_paused = true)]
async fn premium_people_may_use_what_is_for_them() {
    let bot = Bot::start();

    bot.command("premium", "en-US", "members", "").await;

    assert!(bot.screen.texts("premium")[0].contains("Pong"));
}

#[tokio::test(start_paused = true)]
async fn a_persons_text_stays_text() {
    let bot = Bot::start();

    bot.generate("ann", "<b>{$x}</b> a_b*c").await;

    assert!(bot.screen.sees_picture("ann").await.text.starts_with("<b>{$x}</b> a_b*c"));
}
