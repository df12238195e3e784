-- Reviews with who took part, what was decided and what was missed; the reading of the goals a while after the last
-- roll-out of a lap (A33, A35, E49, E93).
alter table weekly_review add column missed boolean default false not null;
alter table weekly_review add column participants varchar(8000) default '[]' not null;

create table review_decision (
    business_key  varchar(20)   not null references project,
    number        integer       not null,
    lap           integer       not null,
    review        integer       not null,
    text          varchar(2000) not null,
    responsible   varchar(64)   not null,
    due_date      date          not null,
    opened        boolean       default false not null,
    result        varchar(4000),
    completed_on  date,
    completed_by  varchar(64),
    closed_at     timestamp,
    closed_by     varchar(64),
    closing_note  varchar(2000),
    primary key (business_key, number)
);

create table effect_check (
    business_key  varchar(20)   not null references project,
    lap           integer       not null,
    rolled_out_on date          not null,
    due_on        date          not null,
    checked_by    varchar(64),
    checked_at    timestamp,
    primary key (business_key, lap)
);

create table effect_check_value (
    business_key  varchar(20)   not null,
    lap           integer       not null,
    goal_id       varchar(40)   not null,
    reading_value double precision not null,
    read_on       date          not null,
    movement      varchar(10)   not null,
    primary key (business_key, lap, goal_id),
    foreign key (business_key, lap) references effect_check
);
