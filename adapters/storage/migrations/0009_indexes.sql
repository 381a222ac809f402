-- What is written at each step of each job is kept in no more indexes than that step needs: when it may start, of those
-- that sleep alone; when its lease lapses, of those that are held alone, for those that run or are delivered are few, and
-- have indexes of their own.

DROP INDEX job_later;
CREATE INDEX job_later ON job (task, not_before) WHERE state = 'snoozed';

DROP INDEX job_leased;
CREATE INDEX job_held ON job (leased_until) WHERE state = 'held';
