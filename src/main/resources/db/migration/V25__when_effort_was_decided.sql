-- When a manager answered about the effort of a plan; null for answers of before. Plain SQL that H2 and PostgreSQL both read.
alter table plan_decision add column effort_at timestamp;
