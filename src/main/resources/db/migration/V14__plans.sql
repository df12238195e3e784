-- What a plan promises and costs, and by what the lap will be judged, fixed with its approval (A29-A31, D17, E16, E18,
-- E109). Plain SQL that H2 and PostgreSQL both read.

-- What the measure changes, what it is to bring in the unit of the goal, the days of work it takes, and why it is
-- outside of the rule; null in plans of before.
alter table action add column kind varchar(20);
alter table action add column expected_gain double precision;
alter table action add column effort_days double precision;
alter table action add column reason varchar(1000);

-- When the lap was opened; null for the first lap, which is as old as the project.
alter table project add column lap_opened_at timestamp;

-- Which of the resources the process owner confirmed; null where nobody was asked.
alter table plan_decision add column people_ready boolean;
alter table plan_decision add column systems_ready boolean;
alter table plan_decision add column equipment_ready boolean;
-- Days of work of the plan as it was decided on, null where nothing is known; and the limit, where it was above it.
alter table plan_decision add column effort_days double precision;
alter table plan_decision add column effort_limit double precision;
-- What a manager said of the effort; null where none was asked, or none has answered yet.
alter table plan_decision add column effort_approved boolean;
alter table plan_decision add column effort_note varchar(2000);
alter table plan_decision add column effort_by varchar(64);

create table goal_judgement (
    business_key          varchar(20)   not null references project,
    lap                   integer       not null,
    goal_id               varchar(40)   not null,
    metric                varchar(100)  not null,
    unit                  varchar(40)   not null,
    direction             varchar(10)   not null,
    baseline              double precision not null,
    baseline_from         date,
    baseline_to           date,
    baseline_sample_size  integer,
    sd                    double precision,
    target                double precision not null,
    observation_days      integer       not null,
    window_days           integer       not null,
    test                  varchar(20)   not null,
    error_percent         double precision not null,
    power_percent         double precision not null,
    goals                 integer       not null,
    threshold             double precision not null,
    primary key (business_key, lap, goal_id)
);
