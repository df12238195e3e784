-- What step 2 finds without a file, and records by customer group (A14-A19, B14, B17, D07-D09).
-- Plain SQL that H2 and PostgreSQL both read.

-- Each a list as it was submitted; null where the source is of another kind, or was finished before.
alter table data_source add column interviews varchar(60000);
alter table data_source add column benchmarks varchar(60000);
alter table data_source add column operating_metrics varchar(60000);

alter table feedback add column customer_group varchar(200);

-- Records are shown newest first, and a window is a span of time.
create index feedback_time on feedback (import_id, time);
