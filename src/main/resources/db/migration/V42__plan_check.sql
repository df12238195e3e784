-- Who was named to check a plan before it is approved, and what was said (E16). Plain SQL that H2 and PostgreSQL
-- both read.

create table plan_check (
    business_key  varchar(20)   not null references project,
    number        integer       not null,
    lap           integer       not null,
    checker       varchar(64)   not null,
    asked_by      varchar(64),
    asked_at      timestamp     not null,
    -- Null until there is an answer.
    agrees        boolean,
    note          varchar(2000),
    -- Another one than the checker where somebody took it over.
    said_by       varchar(64),
    said_at       timestamp,
    primary key (business_key, number)
);
create index plan_check_checker on plan_check (checker);
create index plan_check_asked_by on plan_check (asked_by);
create index plan_check_said_by on plan_check (said_by);

-- Who checks a plan takes part.
drop view project_person;
create view project_person as
    select business_key, lead as user_id, 'lead' as part from project
    union all select business_key, process_owner, 'processOwner' from project
    union all select business_key, user_id, 'team' from project_team
    union all select business_key, opened_by, 'contributor' from project where opened_by is not null
    union all select business_key, responsible, 'source' from data_source
    union all select business_key, responsible, 'action' from action where dropped_at is null
    union all select business_key, responsible, 'decision' from review_decision where closed_at is null
    union all select business_key, author, 'contributor' from root_cause where author is not null
    union all select business_key, verified_by, 'contributor' from root_cause where verified_by is not null
    union all select business_key, decided_by, 'contributor' from plan_decision where decided_by is not null
    union all select business_key, effort_by, 'contributor' from plan_decision where effort_by is not null
    union all select business_key, reported_by, 'contributor' from training_round where reported_by is not null
    union all select business_key, reported_by, 'contributor' from pilot_round where reported_by is not null
    union all select business_key, decided_by, 'contributor' from pilot_round where decided_by is not null
    union all select business_key, reported_by, 'contributor' from action_result where reported_by is not null
    union all select business_key, held_by, 'contributor' from weekly_review where held_by is not null
    union all select business_key, user_id, 'contributor' from review_participant
    union all select business_key, completed_by, 'contributor' from review_decision where completed_by is not null
    union all select business_key, checked_by, 'contributor' from effect_check where checked_by is not null
    union all select business_key, measured_by, 'contributor' from measurement where measured_by is not null
    union all select business_key, concluded_by, 'contributor' from evaluation where concluded_by is not null
    union all select business_key, decided_by, 'contributor' from evaluation where decided_by is not null
    union all select business_key, guard_by, 'contributor' from evaluation where guard_by is not null
    union all select business_key, written_by, 'contributor' from handbook_version
      where business_key is not null and written_by is not null
    union all select business_key, decided_by, 'contributor' from handbook_version
      where business_key is not null and decided_by is not null
    union all select business_key, sent_by, 'contributor' from send_back where sent_by is not null
    union all select business_key, said_by, 'contributor' from send_back where said_by is not null
    union all select business_key, checker, 'contributor' from plan_check
    union all select business_key, said_by, 'contributor' from plan_check where said_by is not null;
