//! What ended is kept for its time, and no longer.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::queue::{ForgetError, JobState, OutputError, Retention, forget_person};
use tokio::time::{advance, sleep};
use tokio_util::sync::CancellationToken;

use super::kit::{Bot, Step, Store, person_of};

const DAY: Duration = Duration::from_hours(24);
const RETENTION: Retention = Retention { outputs: DAY, jobs: Duration::from_hours(72) };

/// Makes a picture, and waits until it is delivered.
async fn made(bot: &Bot, person: &str) {
    bot.generate(person, "a fox").await;
    while !bot.jobs(person).is_empty() {
        sleep(Duration::from_secs(1)).await;
    }
}

async fn ended_of(bot: &Bot, person: &str) -> usize {
    bot.app.queue().history(&person_of(person), 1000).await.unwrap().len()
}

fn kept(bot: &Bot) -> usize {
    bot.store.kept.lock().unwrap().len()
}

#[tokio::test(start_paused = true)]
async fn outputs_go_after_their_time_and_jobs_after_theirs() {
    let bot = Bot::start();
    made(&bot, "ann").await;
    let (jobs, shutdown) = (Arc::clone(bot.app.queue().store()), CancellationToken::new());
    let keeper = tokio::spawn(RETENTION.keep(jobs, Arc::new(bot.store.clone()), shutdown.clone()));

    sleep(Duration::from_hours(23)).await;
    assert_eq!((kept(&bot), ended_of(&bot, "ann").await), (1, 1));
    sleep(Duration::from_hours(3)).await;
    assert_eq!((kept(&bot), ended_of(&bot, "ann").await), (0, 1), "a day is over");
    sleep(Duration::from_hours(48)).await;
    assert_eq!(ended_of(&bot, "ann").await, 0, "three are");
    shutdown.cancel();
    keeper.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_is_too_old_goes_at_the_start_however_much_it_is() {
    let bot = Bot::start();
    for _ in 0..120 {
        made(&bot, "ann").await;
    }
    bot.upstream.script([Step::Hangs]);
    advance(DAY * 4).await;
    bot.generate("ann", "a wolf").await;
    bot.upstream.called(121).await;

    RETENTION.tidy(&**bot.app.queue().store(), &bot.store).await.unwrap();

    assert_eq!((kept(&bot), ended_of(&bot, "ann").await), (0, 0));
    assert_eq!(bot.jobs("ann")[0].state, JobState::Running, "what is under way stays");
}

#[tokio::test(start_paused = true)]
async fn a_job_whose_outputs_can_not_be_removed_stays_until_they_can() {
    let bot = Bot::start();
    made(&bot, "ann").await;
    advance(DAY * 4).await;
    let jobs = bot.app.queue().store();
    let broken = Store { fault: Some(OutputError::ReadOnly("a trial".into())), ..bot.store.clone() };

    RETENTION.tidy(&**jobs, &broken).await.unwrap();
    let forgotten = forget_person(&**jobs, Some(&broken), &person_of("ann")).await;
    assert_eq!((kept(&bot), ended_of(&bot, "ann").await), (1, 1));
    assert_eq!(forgotten, Err(ForgetError::OutputsStay(1)));

    RETENTION.tidy(&**jobs, &bot.store).await.unwrap();
    assert_eq!((kept(&bot), ended_of(&bot, "ann").await), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn one_person_is_forgotten_and_no_other() {
    let bot = Bot::start();
    for person in ["ann", "ben", "ann"] {
        made(&bot, person).await;
    }

    forget_person(&**bot.app.queue().store(), Some(&bot.store), &person_of("ann")).await.unwrap();

    assert_eq!((ended_of(&bot, "ann").await, ended_of(&bot, "ben").await, kept(&bot)), (0, 1, 1));
}
