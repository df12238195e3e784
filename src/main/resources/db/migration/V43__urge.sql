-- Who urged whom to go on (A32, E29): once a day, a person and task. Plain SQL that H2 and PostgreSQL both read.

create table urge (
    task_id       varchar(64)  not null,
    urged_by      varchar(64)  not null,
    urged_on      date         not null,
    urged_at      timestamp    not null,
    -- Null where the task belongs to no project.
    business_key  varchar(20)  references project,
    task_key      varchar(255) not null,
    primary key (task_id, urged_by, urged_on)
);
create index urge_project on urge (business_key);
