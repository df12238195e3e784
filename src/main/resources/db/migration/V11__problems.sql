-- Problems that rest on records, are described anew in later laps, and need a reason; the decision before a launch
-- (A04, A20-A24, C20-C23, C29). Plain SQL that H2 and PostgreSQL both read.

alter table project add column launch_decision varchar(10);
alter table project add column launch_note varchar(2000);
alter table project add column launch_by varchar(64);
alter table project add column launch_at timestamp;
