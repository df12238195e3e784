-- What a goal is worth and an action cost, in the currency of the installation; and what was tried elsewhere. Plain SQL
-- that H2 and PostgreSQL both read.

-- For one unit of improvement of the metric, a month; null where nobody said.
alter table goal add column unit_worth double precision;
-- What it cost in all, also where it was stopped; null where nobody said.
alter table action add column cost double precision;

-- What says which projects have a worth or a cost at all.
create index goal_worth on goal (unit_worth, business_key);
create index action_cost on action (cost, dropped_at, business_key);

-- What tells that something new was measured or decided, so that it can be found.
create index measurement_at on measurement (measured_at);
create index evaluation_guard_at on evaluation (guard_at);

-- A recipe that was read in: where it comes from, as whoever brought it said.
create table recipe (
    id         varchar(64)   not null primary key,
    from_text  varchar(200)  not null,
    read_by    varchar(64)   not null,
    read_at    timestamp     not null
);

-- A problem, its cause, what was done and what came of it; the id is made of the content. Values are percent of before.
-- The measures are JSON, in which a quotation mark or a new line takes twice its room: 20 texts of 2,000 characters.
create table recipe_item (
    id             varchar(64)    not null primary key,
    recipe_id      varchar(64)    not null references recipe,
    number         integer        not null,
    type           varchar(100)   not null,
    stage          varchar(100)   not null,
    description    varchar(2000)  not null,
    root_cause     varchar(2000)  not null,
    cause_class    varchar(40)    not null,
    measures       varchar(100000) not null,
    metric         varchar(200)   not null,
    direction      varchar(10)    not null,
    before_percent double precision,
    after_percent  double precision,
    attainment     double precision,
    met            boolean        not null,
    proven         varchar(20)
);
create index recipe_read on recipe (read_at, id);
create index recipe_item_of on recipe_item (recipe_id, number);
