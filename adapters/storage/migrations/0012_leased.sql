-- One index of all that somebody works on: who ends a job and delivers it moves it within that. Deliveries that are put off
-- may be many, and nobody works on them.

DROP INDEX job_held;
DROP INDEX job_running;
DROP INDEX job_delivering;
CREATE INDEX job_leased ON job (state, person, task) WHERE leased_until IS NOT NULL;
CREATE INDEX job_put_off ON job (number) WHERE state = 'delivering' AND leased_until IS NULL;
