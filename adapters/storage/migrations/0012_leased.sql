-- One index of all that somebody works on, in whichever state, so that who ends a job and delivers it writes nothing there. It
-- is small: deliveries that are put off may be many, but nobody works on them.

DROP INDEX job_held;
DROP INDEX job_running;
DROP INDEX job_delivering;
CREATE INDEX job_leased ON job (person, task) WHERE leased_until IS NOT NULL;
CREATE INDEX job_put_off ON job (number) WHERE state = 'delivering' AND leased_until IS NULL;
