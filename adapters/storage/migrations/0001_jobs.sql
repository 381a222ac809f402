-- Accepted work and its fair order. The same in SQLite and in PostgreSQL; times are milliseconds since 1970.

-- One row, whose lock whoever counts before they write takes first.
CREATE TABLE queue (
    id BIGINT PRIMARY KEY,
    arrivals BIGINT NOT NULL
);
INSERT INTO queue (id, arrivals) VALUES (1, 0);

CREATE TABLE lane (
    task TEXT PRIMARY KEY,
    virtual_now BIGINT NOT NULL,
    usual_ms BIGINT
);

-- Where the fair order has a person's next job start. Who has no claim on the future has no row.
CREATE TABLE account (
    task TEXT NOT NULL,
    person TEXT NOT NULL,
    last_finish BIGINT NOT NULL,
    PRIMARY KEY (task, person)
);

CREATE TABLE job (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    task TEXT NOT NULL,
    person TEXT NOT NULL,
    chat TEXT NOT NULL,
    tier TEXT NOT NULL,
    max_running BIGINT NOT NULL,
    cost BIGINT NOT NULL,

    state TEXT NOT NULL,
    waiting BIGINT NOT NULL, -- 1 where the state is held, queued or snoozed
    start_tag BIGINT NOT NULL,
    lightness BIGINT NOT NULL, -- of equal starts, the heavier tier is first
    not_before BIGINT NOT NULL,
    begun BIGINT NOT NULL,
    told_place BIGINT NOT NULL,
    told_by TEXT,
    told_at BIGINT,
    to_cancel BIGINT NOT NULL,

    fence BIGINT NOT NULL,
    leased_until BIGINT,
    crashes BIGINT NOT NULL,
    lost_starts BIGINT NOT NULL,
    intended BIGINT NOT NULL, -- 1 where a new message about the end may or may not be there

    accepted BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    ended BIGINT,

    facts TEXT NOT NULL,
    reply_token TEXT, -- forgotten once the job is over
    progress TEXT,
    shown TEXT,
    outcome TEXT,
    remote TEXT
);
CREATE UNIQUE INDEX job_number ON job (number);
CREATE INDEX job_order ON job (task, start_tag, lightness, number) WHERE waiting = 1;
CREATE INDEX job_deadline ON job (task, deadline) WHERE waiting = 1;
CREATE INDEX job_later ON job (task, not_before) WHERE waiting = 1;
CREATE INDEX job_unwanted ON job (task) WHERE waiting = 1 AND to_cancel = 1;
CREATE INDEX job_running ON job (person, task) WHERE state = 'running';
CREATE INDEX job_delivering ON job (number) WHERE state = 'delivering';
CREATE INDEX job_leased ON job (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX job_of_person ON job (person, number) WHERE ended IS NULL;
CREATE INDEX job_of_chat ON job (chat) WHERE ended IS NULL;
CREATE INDEX job_ended ON job (ended) WHERE ended IS NOT NULL;

CREATE TABLE attempt (
    job TEXT NOT NULL,
    number BIGINT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    key_label TEXT NOT NULL,
    took_ms BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    outcome TEXT, -- nothing where it succeeded
    PRIMARY KEY (job, number)
);
