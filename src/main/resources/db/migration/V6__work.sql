-- Work outside of requests (decision 16): who does what, and whether he is alive. The table is db-scheduler's own, by
-- its clock, which is that of the node. Plain SQL that H2 and PostgreSQL both read.

create table scheduled_tasks (
    task_name             varchar(100)  not null,
    task_instance         varchar(100)  not null,
    task_data             bytea,
    execution_time        timestamp with time zone not null,
    picked                boolean       not null,
    picked_by             varchar(50),
    last_success          timestamp with time zone,
    last_failure          timestamp with time zone,
    consecutive_failures  integer,
    last_heartbeat        timestamp with time zone,
    version               bigint        not null,
    priority              smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- A file from when it is handed in until its import begins, on whichever node: in pieces of a megabyte.
create table feedback_file (
    import_id  bigint   not null references feedback_import,
    number     integer  not null,
    bytes      bytea    not null,
    primary key (import_id, number)
);

-- How the columns of its file were read, as it was handed in; not known of imports from before.
alter table feedback_import add column mapping text;

-- Imports that were under way had their file on the node that is being replaced.
delete from feedback where import_id in (select id from feedback_import where state = 'running');
update feedback_import set state = 'failed', error_key = 'import.error.abandoned', finished_at = current_timestamp,
    read_count = refused_count, discarded_count = stored_count, stored_count = 0, updated_count = 0
    where state = 'running';

drop index feedback_import_state;
alter table feedback_import drop column heartbeat_at;
create index feedback_import_state on feedback_import (state);
alter table mail_outbox drop column claimed_until;
