-- What a list that was filled in by hand says of a problem beyond the step that describes it (A47-A51). Plain SQL that
-- H2 and PostgreSQL both read.
alter table problem add column notes varchar(4000);
