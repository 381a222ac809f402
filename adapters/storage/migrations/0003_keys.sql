-- What processes with the same keys share. Keys go by their fingerprints, never by themselves.

CREATE TABLE slot (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    holder TEXT, -- nobody where it is only kept for a grace
    leased_until BIGINT NOT NULL
);
CREATE INDEX slot_of_key ON slot (fingerprint);

CREATE TABLE key_word (
    fingerprint TEXT PRIMARY KEY,
    holder TEXT NOT NULL, -- who told
    told BIGINT NOT NULL,
    rests_until BIGINT,
    because TEXT,
    slots BIGINT NOT NULL
);
