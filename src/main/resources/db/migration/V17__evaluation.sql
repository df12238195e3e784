-- What a measured value rests on, whether its change is proven, and what must not get worse; the voices of customers
-- and of the team (A36-A38, D17). Plain SQL that H2 and PostgreSQL both read.

-- Spread of single cases, the value of the guard metric, and why the period is outside of the rule.
alter table measurement add column sd double precision;
alter table measurement add column guard_after double precision;
alter table measurement add column reason varchar(1000);
-- Whether the change is more than chance: yes, no or notTestable; null where it was not asked.
alter table measurement add column proven varchar(20);
alter table measurement add column change_low double precision;
alter table measurement add column change_high double precision;
alter table measurement add column parts varchar(40000);
alter table measurement add column late boolean;
-- Whether the guard metric is past its limit, and what a manager decided about that.
alter table measurement add column guard_past boolean;
alter table measurement add column guard_accepted boolean;
alter table measurement alter column reasons set data type varchar(20000);

alter table evaluation alter column team_feedback drop not null;
alter table evaluation add column customer_voice varchar(400);
alter table evaluation add column guard_note varchar(2000);
alter table evaluation add column guard_by varchar(64);
alter table evaluation add column guard_at timestamp;

-- Who of the team was asked how it went; without an answer where the time to answer is over.
create table team_feedback (
    business_key  varchar(20)   not null references project,
    lap           integer       not null,
    user_id       varchar(64)   not null,
    asked_at      timestamp     not null,
    feedback      varchar(4000),
    answered_at   timestamp,
    primary key (business_key, lap, user_id)
);

-- The day of the last roll-out of the lap; how well it is proven that a project reached its goals, and whether in time.
alter table project add column rolled_out_on date;
alter table project add column proven varchar(20);
alter table project add column late boolean;
