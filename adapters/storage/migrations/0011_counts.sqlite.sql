-- How many jobs wait in each stretch of the fair order, counted by the database itself as jobs come to wait and cease to. A
-- table of its own, so that a process of an older version, which counts by itself in `tally`, makes nothing wrong here. It is to
-- stop soon all the same, for it does not see there what others take.

CREATE TABLE waiting_count (
    level BIGINT NOT NULL, -- 1: a round, of all tags from start_tag on; 2: a stretch of arrivals with the very same tag
    task TEXT NOT NULL,
    start_tag BIGINT NOT NULL,
    lightness BIGINT NOT NULL, -- 0 in level 1
    number BIGINT NOT NULL, -- the first of the stretch; 0 in level 1
    jobs BIGINT NOT NULL, -- never 0: such a row is gone
    PRIMARY KEY (level, task, start_tag, lightness, number)
);

-- What the four triggers below have in common: one job more or less.
CREATE VIEW waiting_change AS SELECT task, start_tag, lightness, number, 0 AS more FROM job WHERE FALSE;
CREATE TRIGGER waiting_changes INSTEAD OF INSERT ON waiting_change BEGIN
    INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs) VALUES
        (1, NEW.task, NEW.start_tag - NEW.start_tag % 1048576, 0, 0, NEW.more),
        (2, NEW.task, NEW.start_tag, NEW.lightness, NEW.number - NEW.number % 256, NEW.more)
    ON CONFLICT (level, task, start_tag, lightness, number) DO UPDATE SET jobs = jobs + NEW.more;
    DELETE FROM waiting_count WHERE level = 1 AND task = NEW.task
        AND start_tag = NEW.start_tag - NEW.start_tag % 1048576 AND lightness = 0 AND number = 0 AND jobs = 0;
    DELETE FROM waiting_count WHERE level = 2 AND task = NEW.task
        AND start_tag = NEW.start_tag AND lightness = NEW.lightness AND number = NEW.number - NEW.number % 256 AND jobs = 0;
END;

CREATE TRIGGER job_joins AFTER INSERT ON job WHEN NEW.waiting = 1 BEGIN
    INSERT INTO waiting_change VALUES (NEW.task, NEW.start_tag, NEW.lightness, NEW.number, 1);
END;
CREATE TRIGGER job_joins_again AFTER UPDATE OF waiting ON job WHEN OLD.waiting = 0 AND NEW.waiting = 1 BEGIN
    INSERT INTO waiting_change VALUES (NEW.task, NEW.start_tag, NEW.lightness, NEW.number, 1);
END;
CREATE TRIGGER job_leaves AFTER UPDATE OF waiting ON job WHEN OLD.waiting = 1 AND NEW.waiting = 0 BEGIN
    INSERT INTO waiting_change VALUES (OLD.task, OLD.start_tag, OLD.lightness, OLD.number, -1);
END;
CREATE TRIGGER job_vanishes AFTER DELETE ON job WHEN OLD.waiting = 1 BEGIN
    INSERT INTO waiting_change VALUES (OLD.task, OLD.start_tag, OLD.lightness, OLD.number, -1);
END;

INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs)
SELECT 1, task, start_tag - start_tag % 1048576, 0, 0, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag - start_tag % 1048576;

INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs)
SELECT 2, task, start_tag, lightness, number - number % 256, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag, lightness, number - number % 256;

-- The fair order has come as far as the job that started last.
CREATE TRIGGER job_starts AFTER UPDATE OF waiting ON job WHEN OLD.waiting = 1 AND NEW.state = 'running' BEGIN
    UPDATE lane SET virtual_now = NEW.start_tag WHERE task = NEW.task AND virtual_now < NEW.start_tag;
END;
