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

CREATE FUNCTION count_one_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs) VALUES
        (1, NEW.task, NEW.start_tag - NEW.start_tag % 1048576, 0, 0, 1),
        (2, NEW.task, NEW.start_tag, NEW.lightness, NEW.number - NEW.number % 256, 1)
    ON CONFLICT (level, task, start_tag, lightness, number) DO UPDATE SET jobs = waiting_count.jobs + 1;
    RETURN NULL;
END $$;

CREATE FUNCTION count_one_less() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE waiting_count SET jobs = jobs - 1 WHERE level = 1 AND task = OLD.task
        AND start_tag = OLD.start_tag - OLD.start_tag % 1048576 AND lightness = 0 AND number = 0 AND jobs > 1;
    IF NOT FOUND THEN
        DELETE FROM waiting_count WHERE level = 1 AND task = OLD.task
            AND start_tag = OLD.start_tag - OLD.start_tag % 1048576 AND lightness = 0 AND number = 0;
    END IF;
    UPDATE waiting_count SET jobs = jobs - 1 WHERE level = 2 AND task = OLD.task
        AND start_tag = OLD.start_tag AND lightness = OLD.lightness AND number = OLD.number - OLD.number % 256 AND jobs > 1;
    IF NOT FOUND THEN
        DELETE FROM waiting_count WHERE level = 2 AND task = OLD.task
            AND start_tag = OLD.start_tag AND lightness = OLD.lightness AND number = OLD.number - OLD.number % 256;
    END IF;
    RETURN NULL;
END $$;

-- These keep out who writes jobs until all that is below is done.
CREATE TRIGGER job_joins AFTER INSERT ON job
    FOR EACH ROW WHEN (NEW.waiting = 1) EXECUTE FUNCTION count_one_more();
CREATE TRIGGER job_joins_again AFTER UPDATE OF waiting ON job
    FOR EACH ROW WHEN (OLD.waiting = 0 AND NEW.waiting = 1) EXECUTE FUNCTION count_one_more();
CREATE TRIGGER job_leaves AFTER UPDATE OF waiting ON job
    FOR EACH ROW WHEN (OLD.waiting = 1 AND NEW.waiting = 0) EXECUTE FUNCTION count_one_less();
CREATE TRIGGER job_vanishes AFTER DELETE ON job
    FOR EACH ROW WHEN (OLD.waiting = 1) EXECUTE FUNCTION count_one_less();

INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs)
SELECT 1, task, start_tag - start_tag % 1048576, 0, 0, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag - start_tag % 1048576;

INSERT INTO waiting_count (level, task, start_tag, lightness, number, jobs)
SELECT 2, task, start_tag, lightness, number - number % 256, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag, lightness, number - number % 256;

-- The fair order has come as far as the job that started last.
CREATE FUNCTION go_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE lane SET virtual_now = NEW.start_tag WHERE task = NEW.task AND virtual_now < NEW.start_tag;
    RETURN NULL;
END $$;
CREATE TRIGGER job_starts AFTER UPDATE OF waiting ON job
    FOR EACH ROW WHEN (OLD.waiting = 1 AND NEW.state = 'running') EXECUTE FUNCTION go_on();
