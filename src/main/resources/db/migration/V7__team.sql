-- Who works on a project from its start (A05, A11). Plain SQL that H2 and PostgreSQL both read.
create table project_team (
    business_key  varchar(20)  not null references project,
    user_id       varchar(64)  not null,
    primary key (business_key, user_id)
);
create index project_team_person on project_team (user_id);

-- Projects that were opened before there was a team: its lead, its process owner, and all who worked on it.
insert into project_team (business_key, user_id)
    select distinct business_key, user_id from project_person where business_key in
        (select business_key from project where state = 'running');

drop view project_person;
create view project_person as
    select business_key, lead as user_id, 'lead' as part from project
    union all select business_key, process_owner, 'processOwner' from project
    union all select business_key, user_id, 'team' from project_team
    union all select business_key, opened_by, 'contributor' from project where opened_by is not null
    union all select business_key, responsible, 'source' from data_source
    union all select business_key, responsible, 'action' from action where dropped_at is null
    union all select business_key, author, 'contributor' from root_cause where author is not null
    union all select business_key, verified_by, 'contributor' from root_cause where verified_by is not null
    union all select business_key, decided_by, 'contributor' from plan_decision where decided_by is not null
    union all select business_key, reported_by, 'contributor' from action_result where reported_by is not null
    union all select business_key, held_by, 'contributor' from weekly_review where held_by is not null
    union all select business_key, measured_by, 'contributor' from measurement where measured_by is not null
    union all select business_key, concluded_by, 'contributor' from evaluation where concluded_by is not null
    union all select business_key, decided_by, 'contributor' from evaluation where decided_by is not null
    union all select business_key, written_by, 'contributor' from handbook where written_by is not null;
