-- What a training and a pilot brought, round by round; nothing is overwritten. Plain SQL that H2 and PostgreSQL both read.

-- An action whose pilot was not worth going on with (E52).
alter table action add column stopped_at timestamp;
alter table action add column stopped_reason varchar(2000);

create table training_round (
    business_key  varchar(20)      not null references project,
    action_id     varchar(40)      not null,
    number        integer          not null,
    lap           integer          not null,
    -- In percent, as the rule was on that day.
    pass_mark     double precision not null,
    result        varchar(4000),
    evidence      varchar(4000),
    completed_on  date             not null,
    reported_by   varchar(64),
    reported_at   timestamp        not null,
    primary key (business_key, action_id, number)
);

create table training_participant (
    business_key     varchar(20)   not null,
    action_id        varchar(40)   not null,
    number           integer       not null,
    user_id          varchar(64)   not null,
    -- In percent; null for who was left out.
    score            double precision,
    passed           boolean       not null,
    self_reported    boolean       not null,
    trained_on       date,
    left_out_reason  varchar(1000),
    primary key (business_key, action_id, number, user_id),
    foreign key (business_key, action_id, number) references training_round
);

-- Which sites the lot made pilot sites: sort the sites, shuffle them with java.util.Random(seed), take the first.
create table pilot_lot (
    business_key  varchar(20)    not null references project,
    action_id     varchar(40)    not null,
    seed          bigint         not null,
    sites         varchar(2000)  not null,
    drawn         varchar(2000)  not null,
    drawn_at      timestamp      not null,
    primary key (business_key, action_id)
);

create table pilot_round (
    business_key   varchar(20)   not null references project,
    action_id      varchar(40)   not null,
    number         integer       not null,
    lap            integer       not null,
    result         varchar(4000),
    evidence       varchar(4000),
    completed_on   date          not null,
    reported_by    varchar(64),
    reported_at    timestamp     not null,
    -- How much better the pilot sites have become than the others, in the goal's unit; below 0 where they became worse.
    gain           double precision not null,
    -- One-sided, over all draws; null where it cannot be told.
    p_value        double precision,
    proven         varchar(20)   not null,
    reasons        varchar(4000) not null,
    decision       varchar(20),
    decision_note  varchar(2000),
    decided_by     varchar(64),
    decided_at     timestamp,
    primary key (business_key, action_id, number)
);

create table pilot_site (
    business_key  varchar(20)      not null,
    action_id     varchar(40)      not null,
    number        integer          not null,
    site          varchar(90)      not null,
    before_value  double precision not null,
    after_value   double precision not null,
    control       boolean          not null,
    primary key (business_key, action_id, number, site),
    foreign key (business_key, action_id, number) references pilot_round
);
