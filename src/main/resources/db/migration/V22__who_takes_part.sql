-- Who reported a training or a pilot, took part in a review, does what one has decided, checked an effect or decided about
-- effort and guards takes part in the project (A05, A33, A35, E16, E48, E51). Plain SQL that H2 and PostgreSQL both read.

-- Who took part in a review, in the order they were named.
create table review_participant (
    business_key  varchar(20)  not null,
    lap           integer      not null,
    review        integer      not null,
    position      integer      not null,
    user_id       varchar(64)  not null,
    primary key (business_key, lap, review, position),
    foreign key (business_key, lap, review) references weekly_review (business_key, lap, number)
);
create index review_participant_person on review_participant (user_id);

-- Whoever took part was of the project then; who has left it since is not known any more.
insert into review_participant (business_key, lap, review, position, user_id)
    select w.business_key, w.lap, w.number,
      row_number() over (partition by w.business_key, w.lap, w.number
        order by position('"' || p.user_id || '"' in w.participants)), p.user_id
    from weekly_review w join (select distinct business_key, user_id from project_person) p
      on p.business_key = w.business_key and position('"' || p.user_id || '"' in w.participants) > 0;
alter table weekly_review drop column participants;

create index review_decision_responsible on review_decision (responsible);

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
      where business_key is not null and decided_by is not null;
