-- How many jobs wait in each stretch of the fair order, so that nobody counts all that wait to find one place.

CREATE TABLE tally (
    level BIGINT NOT NULL, -- 1: a round, of all tags from start_tag on; 2: a stretch of arrivals with the very same tag
    task TEXT NOT NULL,
    start_tag BIGINT NOT NULL,
    lightness BIGINT NOT NULL, -- 0 in level 1
    number BIGINT NOT NULL, -- the first of the stretch; 0 in level 1
    jobs BIGINT NOT NULL,
    PRIMARY KEY (level, task, start_tag, lightness, number)
);

-- A round is 1048576 long, the cost of a job at weight 1, and a stretch 256 arrivals.
INSERT INTO tally (level, task, start_tag, lightness, number, jobs)
SELECT 1, task, start_tag - start_tag % 1048576, 0, 0, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag - start_tag % 1048576;

INSERT INTO tally (level, task, start_tag, lightness, number, jobs)
SELECT 2, task, start_tag, lightness, number - number % 256, COUNT(*) FROM job WHERE waiting = 1
GROUP BY task, start_tag, lightness, number - number % 256;
