-- What audits look for stays fast when many projects have ended and many records were made (E31). Plain SQL that H2
-- and PostgreSQL both read.
create index project_ended on project (closed_at desc nulls last, business_key desc);
create index project_title on project (title, business_key);
create index project_lap on project (lap, business_key);
create index project_launch_by on project (launch_by);
create index problem_selection_override on problem_selection (override_priority, business_key);
create index audit_record_what on audit_record (what, id);
create index audit_record_outcome on audit_record (outcome, id);
create index audit_record_task_key on audit_record (task_key, id);
create index audit_record_for_person on audit_record (for_person, id);
create index mail_outbox_project on mail_outbox (business_key, created_at);
