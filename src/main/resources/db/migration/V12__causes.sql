-- How a cause was verified, and a case played through again (A27, C34). Plain SQL that H2 and PostgreSQL both read.
alter table root_cause add column scene varchar(20000);
alter table root_cause add column verification_method varchar(20);
