-- Records counted when their import completes, so that nobody counts a million of them for a page (issue 16).
-- Plain SQL that H2 and PostgreSQL both read.

-- How many records of an import have a day, a type and a stage; no record has a row of its own, and no row says 0.
create table feedback_count (
    import_id  bigint        not null,
    -- The start of the day; null for records without a time.
    time       timestamp,
    type       varchar(500),
    stage      varchar(500),
    number     bigint        not null
);
create index feedback_count_import on feedback_count (import_id);

insert into feedback_count (import_id, time, type, stage, number)
    select f.import_id, cast(cast(f.time as date) as timestamp), f.type, f.stage, count(*)
    from feedback f join feedback_import i on i.id = f.import_id where i.state = 'done'
    group by f.import_id, cast(cast(f.time as date) as timestamp), f.type, f.stage;

-- What cannot be added up: all records of a project, as its latest import found them. A project whose latest import is older
-- than this table has none, and is counted anew.
create table feedback_total (
    business_key   varchar(20)    not null primary key references project,
    handled        bigint         not null,
    mean_hours     double precision,
    median_hours   double precision,
    without_hours  bigint         not null,
    -- The windows in which the customers were counted.
    windows        varchar(4000)  not null,
    customers      bigint         not null
);
