-- Who else is to be told of the end of a job; written in the step that ends it. Times are milliseconds since 1970.

CREATE TABLE notice (
    job TEXT PRIMARY KEY,
    ended TEXT NOT NULL, -- the state in which the job ended
    url TEXT NOT NULL,
    since BIGINT NOT NULL,
    state TEXT NOT NULL, -- waiting, sent or dead
    tries BIGINT NOT NULL,
    due BIGINT NOT NULL, -- when it is tried next, or when it became what it is
    fault TEXT,
    fence BIGINT NOT NULL,
    leased_until BIGINT
);
CREATE INDEX notice_due ON notice (due, job) WHERE state = 'waiting';
CREATE INDEX notice_since ON notice (since);
CREATE INDEX notice_dead ON notice (since) WHERE state = 'dead';
