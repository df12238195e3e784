-- How far the practice day of profile demo is ahead of the machine's. Plain SQL that H2 and PostgreSQL both read.
create table practice_clock (
    id             integer  not null primary key check (id = 1),
    ahead_seconds  bigint   not null check (ahead_seconds >= 0)
);
insert into practice_clock (id, ahead_seconds) values (1, 0);
