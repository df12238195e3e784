-- Problems that rest on records, are described anew in later laps, and need a reason; the decision before a launch
-- (A04, A20-A24, C20-C23, C29). Plain SQL that H2 and PostgreSQL both read.

alter table project add column launch_decision varchar(10);
alter table project add column launch_note varchar(2000);
alter table project add column launch_by varchar(64);
alter table project add column launch_at timestamp;

-- The lap in which a problem was last described, what it rests on, and why it is listed although something speaks
-- against it. What was said of it in earlier laps stays as it was.
alter table problem add column described_lap integer default 1 not null;
alter table problem add column record_filter varchar(4000);
alter table problem add column urgency_answers varchar(40);
alter table problem add column impact_answers varchar(40);
alter table problem add column reason varchar(1000);
alter table problem add column counted varchar(4000);
create table problem_earlier (
    business_key  varchar(20)    not null references project,
    lap           integer        not null,
    id            varchar(40)    not null,
    described     varchar(40000) not null,
    primary key (business_key, lap, id)
);

-- Why a goal has no problem.
create table goal_reason (
    business_key  varchar(20)   not null references project,
    lap           integer       not null,
    goal_id       varchar(40)   not null,
    reason        varchar(1000) not null,
    given_by      varchar(64),
    given_at      timestamp     not null,
    primary key (business_key, lap, goal_id)
);

alter table problem_selection add column reason varchar(1000);
alter table problem_selection add column short_loop boolean default false not null;
create index problem_priority on problem (priority);
create index project_service_line on project (service_line);

-- Projects that run when these rules come: what they have passed already is not asked of them any more, and they say so.
alter table project add column earlier_rules boolean default false not null;
update project set earlier_rules = true where state = 'running';
