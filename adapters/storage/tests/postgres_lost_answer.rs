//! An answer of PostgreSQL that gets lost on its way: what was kept is not told of as if it had not been.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use refrain_core::catalogue::Catalogue;
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, JobFacts, JobStore};
use refrain_core::queue::{JobId, JobState, Tier};
use refrain_core::request::{Origin, Person, Platform};
use refrain_storage::{Database, SqlJobs};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use self::kit::Temporary;

/// The way to PostgreSQL, which loses the answer to a commit where it is told to.
struct Way {
    url: Url,
    lose: Arc<AtomicBool>,
}

impl Way {
    async fn to(there: &Url) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut url = there.clone();
        url.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        url.set_query(Some("sslmode=disable")); // Who carries it must be able to read it.
        let there = format!("{}:{}", there.host_str().unwrap(), there.port().unwrap_or(5432));
        let lose = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&lose);
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                tokio::spawn(carry(client, TcpStream::connect(&there).await.unwrap(), Arc::clone(&told)));
            }
        });
        Self { url, lose }
    }
}

/// Carries what both say, until one of them ends, or an answer is to be lost.
async fn carry(mut client: TcpStream, mut server: TcpStream, lose: Arc<AtomicBool>) -> std::io::Result<()> {
    let (mut asked, mut told) = ([0; 8192], [0; 8192]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => match read? {
                0 => return Ok(()),
                read => server.write_all(&asked[..read]).await?,
            },
            read = server.read(&mut told) => match read? {
                0 => return Ok(()),
                read if done(&told[..read]) && lose.swap(false, Ordering::SeqCst) => return Ok(()),
                read => client.write_all(&told[..read]).await?,
            },
        }
    }
}

/// Whether these bytes say that a commit was done.
fn done(answer: &[u8]) -> bool {
    answer.windows(6).any(|word| word == b"COMMIT")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acceptance_that_was_kept_is_told_of_although_the_answer_got_lost() {
    let database = Temporary::postgres().await;
    let way = Way::to(&database.url().parse().unwrap()).await;
    let jobs = SqlJobs::new(Database::open(&way.url.as_str().into()).await.unwrap(), way.url.as_str().into());
    let now = jobs.now();
    let person = Person { platform: Platform::TELEGRAM, id: "42".into() };
    let facts = JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox").seed(Some(7)),
        origin: Origin::new(person, "42"),
        locale: Catalogue::builtin().negotiate(&["de"]),
        tier: Arc::new(Tier::free()),
        spoiler: false,
        callback: None,
        deadline: now.after(Duration::from_hours(1)),
    };
    let bounds = Bounds { max_queued: 100, max_in_chat: None };

    way.lose.store(true, Ordering::SeqCst);
    let (lease, _) = jobs.enqueue(&facts, bounds, now.after(Duration::from_mins(10)), now).await.unwrap().unwrap();

    assert!(!way.lose.load(Ordering::SeqCst), "an answer got lost");
    jobs.release(&lease, None, now).await.unwrap();
    assert_eq!(jobs.job(&facts.id).await.unwrap().unwrap().state, JobState::Queued);
}
