-- How far the following up of an open task has come; forgotten when the task is done. Plain SQL that H2 and PostgreSQL both read.
create table task_follow_up (
    task_id  varchar(64)  not null primary key,
    -- For which due date: another one begins anew.
    due      timestamp    not null,
    -- 1 due soon, 2 overdue, and one more after each further period
    level    integer      not null
);
