-- Which process does what only one may do at a time. Times are milliseconds since 1970, by the database's own clock.

CREATE TABLE turn (
    what TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until BIGINT NOT NULL
);
