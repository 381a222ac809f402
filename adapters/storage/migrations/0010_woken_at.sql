-- When somebody last ended the rest of a key before its time: the word of that may be followed by another before all have
-- heard it.

ALTER TABLE key_word ADD COLUMN woken_at BIGINT NOT NULL DEFAULT 0;
