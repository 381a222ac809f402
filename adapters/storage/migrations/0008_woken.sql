-- Whether what was told of a key is that somebody ended its rest before its time.

ALTER TABLE key_word ADD COLUMN woken BIGINT NOT NULL DEFAULT 0;
