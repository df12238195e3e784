-- Who mended a proposal for the handbook, where that was not who made it (A41). Plain SQL that H2 and PostgreSQL both read.
alter table handbook_proposal add column mended_by varchar(64);
