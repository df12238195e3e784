-- What is usual among people (E16, A32, E29): send back, take back, have checked, urge, copy. Plain SQL that H2 and PostgreSQL
-- both read.

-- Decisions that sent work back to an earlier step, and what somebody took back who had just completed it.
create table send_back (
    business_key  varchar(20)   not null references project,
    number        integer       not null,
    lap           integer       not null,
    -- Stems of tasks: who decides, and who mends it; where it was taken back, what followed, and what is open again. A
    -- process owner may have given his own tasks longer names.
    from_step     varchar(255)  not null,
    to_step       varchar(255)  not null,
    -- The problem or action it is about; null for the whole project.
    subject       varchar(40),
    -- Null where it was taken back.
    reason        varchar(2000),
    -- JSON; what the registers held then, which is written anew when it is mended; where it was taken back, with what was
    -- answered.
    said          text          not null,
    -- Who said it, where the register is written anew and tells it no more.
    said_by       varchar(64),
    sent_by       varchar(64),
    sent_at       timestamp     not null,
    -- Whether who had completed the step took it back himself.
    taken_back    boolean       default false not null,
    -- Whether the decision that sent it back was itself taken back.
    superseded    boolean       default false not null,
    -- The task that was taken back; null where it was sent back.
    task_id       varchar(64),
    primary key (business_key, number)
);
create index send_back_task on send_back (task_id);
create index send_back_sent_by on send_back (sent_by);
create index send_back_said_by on send_back (said_by);

-- Who was named to check a plan before it is approved, and what was said.
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

-- Who urged whom to go on: once a day, a person and task.
create table urge (
    task_id       varchar(64)  not null,
    urged_by      varchar(64)  not null,
    urged_on      date         not null,
    urged_at      timestamp    not null,
    -- Null where the task belongs to no project.
    business_key  varchar(20)  references project,
    process       varchar(255) not null,
    task_key      varchar(255) not null,
    -- As its model calls it.
    task_name     varchar(255),
    primary key (task_id, urged_by, urged_on)
);
create index urge_project on urge (business_key);

-- Who reads along in a project, without working on it.
create table project_copy (
    business_key  varchar(20)  not null references project,
    -- From 1, each time that somebody begins to.
    number        integer      not null,
    user_id       varchar(64)  not null,
    copied_by     varchar(64)  not null,
    copied_at     timestamp    not null,
    -- Null while that person reads along.
    ended_by      varchar(64),
    ended_at      timestamp,
    primary key (business_key, number)
);
create index project_copy_user on project_copy (user_id);

-- Who sent work back, said what was sent back, or checks a plan takes part.
create or replace view project_person as
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
