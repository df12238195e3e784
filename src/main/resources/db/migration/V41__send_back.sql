-- Decisions that sent work back to an earlier step (E16). Plain SQL that H2 and PostgreSQL both read.

create table send_back (
    business_key  varchar(20)   not null references project,
    number        integer       not null,
    lap           integer       not null,
    -- Stems of tasks: who decides, and who mends it.
    from_step     varchar(30)   not null,
    to_step       varchar(30)   not null,
    -- The problem or action it is about; null for the whole project.
    subject       varchar(40),
    reason        varchar(2000) not null,
    -- JSON; what the registers held then, which is written anew when it is mended.
    said          text          not null,
    -- Who said it, where the register is written anew and tells it no more.
    said_by       varchar(64),
    sent_by       varchar(64),
    sent_at       timestamp     not null,
    primary key (business_key, number)
);
create index send_back_sent_by on send_back (sent_by);
create index send_back_said_by on send_back (said_by);

-- Who sent work back, or said what was sent back, took part.
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
    union all select business_key, said_by, 'contributor' from send_back where said_by is not null;
