-- What ended is looked up by its person, and removed after its time: outputs first, the job itself later.

ALTER TABLE job ADD COLUMN outputs_removed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX job_outputs ON job (ended) WHERE ended IS NOT NULL AND outputs_removed = 0;
CREATE INDEX job_ended_of_person ON job (person, number) WHERE ended IS NOT NULL;
