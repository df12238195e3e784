-- What is looked up stays fast when many projects have ended. Plain SQL that H2 and PostgreSQL both read.

-- Who took part in a project until it ended; of running ones project_person knows it.
create table project_reader (
    business_key  varchar(20)  not null references project,
    user_id       varchar(64)  not null,
    primary key (user_id, business_key)
);
insert into project_reader (business_key, user_id)
    select distinct m.business_key, m.user_id from project_person m join project p on p.business_key = m.business_key
    where p.state <> 'running' and m.user_id is not null;

-- The status of a problem when its project ended, which stays (A51); null while it runs.
alter table problem add column last_status varchar(20);
update problem set last_status = (select case
      when count(*) = 0 then 'notStarted'
      when count(a.completed_on) = count(*) then 'done'
      when min(case when a.completed_on is null and d.approved then a.due_date end) < max(cast(p.closed_at as date)) then 'delayed'
      when count(a.completed_on) > 0 then 'inProgress'
      when min(case when d.approved then coalesce(a.start_date, cast(p.closed_at as date)) end) <= max(cast(p.closed_at as date))
        then 'inProgress'
      else 'notStarted' end
    from action a
    join project p on p.business_key = a.business_key
    left join (select distinct business_key, lap, true as approved from plan_decision
      where approved and (effort_limit is null or effort_approved)) d
      on d.business_key = a.business_key and d.lap = a.lap and not (p.step = 'planActions' and a.lap = p.lap)
    where a.business_key = problem.business_key and a.problem_id = problem.id and a.dropped_at is null and a.stopped_at is null)
  where business_key in (select e.business_key from project e where e.state <> 'running');
create index problem_last_status on problem (last_status);

-- Whoever takes part in a project is looked for in all columns that name people (project_person): each has its index, or a
-- list of one's own projects reads every register.
create index project_opened_by on project (opened_by);
create index root_cause_author on root_cause (author);
create index root_cause_verified_by on root_cause (verified_by);
create index plan_decision_decided_by on plan_decision (decided_by);
create index plan_decision_effort_by on plan_decision (effort_by);
create index training_round_reported_by on training_round (reported_by);
create index pilot_round_reported_by on pilot_round (reported_by);
create index pilot_round_decided_by on pilot_round (decided_by);
create index action_result_reported_by on action_result (reported_by);
create index weekly_review_held_by on weekly_review (held_by);
create index review_decision_completed_by on review_decision (completed_by);
create index effect_check_checked_by on effect_check (checked_by);
create index measurement_measured_by on measurement (measured_by);
create index evaluation_concluded_by on evaluation (concluded_by);
create index evaluation_decided_by on evaluation (decided_by);
create index evaluation_guard_by on evaluation (guard_by);
create index handbook_version_written_by on handbook_version (written_by);
create index handbook_version_decided_by on handbook_version (decided_by);
