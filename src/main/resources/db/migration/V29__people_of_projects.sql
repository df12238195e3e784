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
