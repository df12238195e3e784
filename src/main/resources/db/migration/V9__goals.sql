-- Goals that are chosen from a catalogue, with their scope and what must not get worse; values over time (A09, B10,
-- B26-B28, E102). Plain SQL that H2 and PostgreSQL both read.

-- The links of the service chain in the scope of a project, a list; null where it was opened before they were asked for.
alter table project add column stages varchar(8000);
-- Why its effect is observed for a shorter or longer time than usual.
alter table project add column observation_reason varchar(1000);

alter table goal add column scenario varchar(100);
alter table goal add column strategy varchar(500);
-- The plausible range of a metric that is in no catalogue.
alter table goal add column min double precision;
alter table goal add column max double precision;
-- Spread of single cases, and what the baseline rests on.
alter table goal add column sd double precision;
alter table goal add column baseline_from date;
alter table goal add column baseline_to date;
alter table goal add column baseline_sample_size integer;
alter table goal add column guard_metric varchar(2000);

-- Values of a metric over time. The service line is that of the project: other projects of the line find them.
create table reading (
    business_key    varchar(20)   not null references project,
    metric          varchar(100)  not null,
    customer_group  varchar(100)  not null,
    scenario        varchar(100)  not null,
    from_date       date          not null,
    to_date         date          not null,
    reading_value   double precision not null,
    unit            varchar(40)   not null,
    sample_size     integer,
    source          varchar(200)  not null,
    reported_by     varchar(64)   not null,
    reported_at     timestamp     not null,
    primary key (business_key, metric, customer_group, scenario, from_date, to_date)
);
