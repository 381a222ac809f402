//! The prototype that the design was decided by, made again from its description: the least that keeps a fair order in
//! one table a concern. It has no hints, no held jobs, no places, no leases that lapse; and the same durability as ours.

use sqlx::{AnyConnection, Connection, Executor, Row};
use tokio::sync::Mutex;

use super::kit::Temporary;

pub(crate) struct Prototype {
    connection: Mutex<AnyConnection>,
    postgres: bool,
}

impl Prototype {
    pub(crate) async fn new(database: Temporary) -> (Self, Temporary) {
        let (url, postgres) = (database.url(), matches!(database, Temporary::Postgres { .. }));
        let url = if postgres { url } else { format!("{url}?mode=rwc") };
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        if !postgres {
            connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL").await.unwrap();
        }
        for statement in [
            "CREATE TABLE p_lane (name TEXT PRIMARY KEY, vclock BIGINT, capacity BIGINT)",
            "CREATE TABLE p_account (lane TEXT, person TEXT, last_finish BIGINT, running BIGINT, PRIMARY KEY (lane, person))",
            "CREATE TABLE p_job (id BIGINT PRIMARY KEY, lane TEXT, person TEXT, state TEXT, start_tag BIGINT, \
             fence BIGINT, lease_until BIGINT, request TEXT, result TEXT)",
            "CREATE INDEX p_queued ON p_job (lane, start_tag, id) WHERE state = 'queued'",
            "CREATE INDEX p_running ON p_job (lease_until) WHERE state = 'running'",
            "INSERT INTO p_lane VALUES ('image', 0, 1000000)",
        ] {
            connection.execute(statement).await.unwrap();
        }
        (Self { connection: Mutex::new(connection), postgres }, database)
    }

    pub(crate) async fn enqueue(&self, number: usize) {
        let connection = &mut *self.connection.lock().await;
        let person = number.to_string();
        self.begin(connection).await;
        let account = "INSERT INTO p_account VALUES ('image', $1, (SELECT vclock FROM p_lane) + 1, 0) \
                       ON CONFLICT (lane, person) DO UPDATE SET last_finish = p_account.last_finish + 1 RETURNING last_finish";
        let finish: i64 = sqlx::query_scalar(account).bind(&*person).fetch_one(&mut *connection).await.unwrap();
        let job = "INSERT INTO p_job SELECT COALESCE(MAX(id), 0) + 1, 'image', CAST($1 AS TEXT), 'queued', \
                   CAST($2 AS BIGINT), 0, 0, 'a fox in the snow, by the light of a lantern', NULL FROM p_job";
        sqlx::query(job).bind(&*person).bind(finish - 1).execute(&mut *connection).await.unwrap();
        connection.execute("COMMIT").await.unwrap();
    }

    pub(crate) async fn claim_and_complete(&self) {
        let connection = &mut *self.connection.lock().await;
        self.begin(connection).await;
        let running = "SELECT COUNT(*) FROM p_job WHERE state = 'running'";
        let _: i64 = sqlx::query_scalar(running).fetch_one(&mut *connection).await.unwrap();
        let first = "SELECT id, person, start_tag FROM p_job WHERE lane = 'image' AND state = 'queued' \
                     ORDER BY start_tag, id LIMIT 1";
        let first = sqlx::query(first).fetch_one(&mut *connection).await.unwrap();
        let (id, person, start): (i64, String, i64) = (first.get("id"), first.get("person"), first.get("start_tag"));
        let taken = "UPDATE p_job SET state = 'running', fence = fence + 1, lease_until = 1 WHERE id = $1";
        sqlx::query(taken).bind(id).execute(&mut *connection).await.unwrap();
        self.count(connection, &person, 1).await;
        let clock = "UPDATE p_lane SET vclock = $1 WHERE name = 'image'";
        sqlx::query(clock).bind(start).execute(&mut *connection).await.unwrap();
        connection.execute("COMMIT").await.unwrap();

        self.begin(connection).await;
        let done = "UPDATE p_job SET state = 'done', result = 'made' WHERE id = $1 AND fence = 1 AND state = 'running'";
        sqlx::query(done).bind(id).execute(&mut *connection).await.unwrap();
        self.count(connection, &person, -1).await;
        connection.execute("COMMIT").await.unwrap();
    }

    async fn count(&self, connection: &mut AnyConnection, person: &str, more: i64) {
        let counted = "UPDATE p_account SET running = running + $2 WHERE lane = 'image' AND person = $1";
        sqlx::query(counted).bind(person).bind(more).execute(connection).await.unwrap();
    }

    async fn begin(&self, connection: &mut AnyConnection) {
        if self.postgres {
            connection.execute("BEGIN").await.unwrap();
            connection.execute("SELECT name FROM p_lane WHERE name = 'image' FOR UPDATE").await.unwrap();
        } else {
            connection.execute("BEGIN IMMEDIATE").await.unwrap();
        }
    }
}
