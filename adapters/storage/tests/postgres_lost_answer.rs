//! Answers of PostgreSQL that get lost or are not waited for: what was kept is not told of as if it had not been, nor the other
//! way round.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::{Claim, Full, JobStore, StoreError};
use refrain_storage::{Database, SqlJobs};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::timeout;
use url::Url;

use self::kit::Temporary;
use self::kit::fox::{BOUNDS, fox};

/// The way to PostgreSQL.
struct Way {
    url: Url,
    told: Arc<Told>,
}

/// What is to become of answers.
#[derive(Default)]
struct Told {
    /// The next one to a commit gets lost.
    lose_commit: AtomicBool,
    /// The next commit itself gets lost, of which is told after `go_on`; `held` tells of that.
    lose_ask: AtomicBool,
    /// Nobody gets through who is not there yet.
    shut: AtomicBool,
    /// The next one that a transaction has begun waits for `go_on`, and `held` tells of that.
    hold_begin: AtomicBool,
    held: Notify,
    go_on: Notify,
}

impl Way {
    async fn to(there: &Url) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut url = there.clone();
        url.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        url.set_query(Some("sslmode=disable")); // Who carries it must be able to read it.
        let there = format!("{}:{}", there.host_str().unwrap(), there.port().unwrap_or(5432));
        let told = Arc::new(Told::default());
        let heard = Arc::clone(&told);
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                if heard.shut.load(Ordering::SeqCst) {
                    continue;
                }
                tokio::spawn(carry(client, TcpStream::connect(&there).await.unwrap(), Arc::clone(&heard)));
            }
        });
        Self { url, told }
    }
}

/// Carries what both say, until one of them ends, or an answer is to be lost.
async fn carry(mut client: TcpStream, mut server: TcpStream, told: Arc<Told>) -> std::io::Result<()> {
    let (mut asked, mut answer) = ([0; 8192], [0; 8192]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => match read? {
                0 => return Ok(()),
                read if says(&asked[..read], b"COMMIT") && told.lose_ask.swap(false, Ordering::SeqCst) => {
                    drop(server);
                    told.held.notify_one();
                    told.go_on.notified().await;
                    return Ok(());
                }
                read => server.write_all(&asked[..read]).await?,
            },
            read = server.read(&mut answer) => {
                let answer = &answer[..read?];
                if answer.is_empty() || (says(answer, b"COMMIT") && told.lose_commit.swap(false, Ordering::SeqCst)) {
                    return Ok(());
                }
                if says(answer, b"BEGIN") && told.hold_begin.swap(false, Ordering::SeqCst) {
                    told.held.notify_one();
                    told.go_on.notified().await;
                }
                client.write_all(answer).await?;
            }
        }
    }
}

/// Whether somebody says this.
fn says(words: &[u8], what: &[u8]) -> bool {
    words.windows(what.len()).any(|word| word == what)
}

const LEASE: Duration = Duration::from_mins(10);
const PATIENCE: Duration = Duration::from_secs(20);

async fn jobs_by(way: &Way) -> Arc<SqlJobs> {
    let url = || way.url.as_str().into();
    Arc::new(SqlJobs::new(Database::open(&url()).await.unwrap(), url()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acceptance_that_was_kept_is_told_of_although_the_answer_got_lost() {
    let database = Temporary::postgres().await;
    let way = Way::to(&database.url().parse().unwrap()).await;
    let jobs = jobs_by(&way).await;
    let now = jobs.now();
    let facts = fox(now);

    way.told.lose_commit.store(true, Ordering::SeqCst);
    let (lease, _) = jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await.unwrap().unwrap();

    assert!(!way.told.lose_commit.load(Ordering::SeqCst), "an answer got lost");
    jobs.release(&lease, None, now).await.unwrap();
    assert_eq!(jobs.job(&facts.id).await.unwrap().unwrap().state, JobState::Queued);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acceptance_that_was_kept_and_told_of_as_lost_is_taken_back() {
    let database = Temporary::postgres().await;
    let way = Way::to(&database.url().parse().unwrap()).await;
    let (jobs, (others, _keeps)) = (jobs_by(&way).await, database.jobs().await);
    let now = jobs.now();
    let (before, facts) = (fox(now), fox(now));
    jobs.enqueue(&before, BOUNDS, now.after(LEASE), now).await.unwrap().unwrap(); // So there is a way that stays open.

    way.told.shut.store(true, Ordering::SeqCst);
    way.told.lose_commit.store(true, Ordering::SeqCst);
    let lost = jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await.unwrap_err();

    assert!(matches!(lost, StoreError::Unavailable(_)), "{lost}");
    assert_eq!(others.job(&facts.id).await.unwrap().unwrap().state, JobState::Held, "it was kept");
    let mut hint = jobs.hints().listen(Task::Image);
    way.told.shut.store(false, Ordering::SeqCst);
    let taken_back = async {
        while others.job(&facts.id).await.unwrap().is_some() {
            hint.changed().await.unwrap();
        }
    };
    timeout(PATIENCE, taken_back).await.expect("it is taken back");
    assert_eq!(others.job(&before.id).await.unwrap().unwrap().state, JobState::Held, "no other is");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_again_and_was_accepted_by_others_is_theirs() {
    let database = Temporary::postgres().await;
    let way = Way::to(&database.url().parse().unwrap()).await;
    let (jobs, (others, _keeps)) = (jobs_by(&way).await, database.jobs().await);
    let now = jobs.now();
    let facts = fox(now);

    way.told.lose_ask.store(true, Ordering::SeqCst);
    let accepted = tokio::spawn({
        let (jobs, facts) = (Arc::clone(&jobs), facts.clone());
        async move { jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await }
    });
    way.told.held.notified().await;
    let later = now.after(Duration::from_secs(1));
    let (theirs, _) = others.enqueue(&facts, BOUNDS, later.after(LEASE), later).await.unwrap().unwrap();
    way.told.go_on.notify_one();

    assert_eq!(accepted.await.unwrap().unwrap().unwrap_err(), Full::Known);
    others.release(&theirs, None, later).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_after_a_step_was_given_up_as_it_began_is_kept() {
    let database = Temporary::postgres().await;
    let way = Way::to(&database.url().parse().unwrap()).await;
    let jobs = jobs_by(&way).await;
    let now = jobs.now();
    let facts = fox(now);
    let (lease, _) = jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await.unwrap().unwrap();

    way.told.hold_begin.store(true, Ordering::SeqCst);
    let given_up = tokio::spawn({
        let jobs = Arc::clone(&jobs);
        async move { jobs.claim(&Claim::new(Task::Image, 1, now.after(LEASE)), now).await }
    });
    way.told.held.notified().await;
    given_up.abort();
    assert!(given_up.await.unwrap_err().is_cancelled());
    way.told.go_on.notify_one();
    jobs.release(&lease, None, now).await.unwrap();

    let (others, _keeps) = database.jobs().await;
    assert_eq!(others.job(&facts.id).await.unwrap().unwrap().state, JobState::Queued, "others see it");
}
