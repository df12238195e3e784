-- Since when a project is in its step, so that a list can say how long it lies there; null where that is not known.
-- Plain SQL that H2 and PostgreSQL both read.
alter table project add column step_since timestamp;

-- Projects that run already: the moment at which the step before was over, as far as the registers have kept it. When the
-- goals were set they have not.
update project set step_since = coalesce(case step
      when 'classifyProblems' then coalesce(lap_opened_at,
        (select max(s.collected_at) from data_source s where s.business_key = project.business_key))
      when 'findRootCause' then coalesce(
        (select max(s.decided_at) from problem_selection s
          where s.business_key = project.business_key and s.lap = project.lap), lap_opened_at)
      when 'planActions' then
        (select max(c.verified_at) from root_cause c where c.business_key = project.business_key and c.lap = project.lap)
      when 'implementAction' then
        (select max(d.decided_at) from plan_decision d where d.business_key = project.business_key and d.lap = project.lap)
      when 'evaluateResult' then cast(rolled_out_on as timestamp)
    end, lap_opened_at, opened_at)
  where state = 'running';

-- The latest first, and those that ended last first.
create index project_opened on project (opened_at, business_key);
create index project_closed on project (closed_at, business_key);
