-- What people have typed into forms and not yet handed in. Plain SQL that H2 and PostgreSQL both read.
create table draft (
    user_id  varchar(64) not null,
    -- The id of an open task, or "start-" and the key of a process.
    subject  varchar(100) not null,
    version  integer     not null,
    saved_at timestamp   not null,
    -- JSON; what a form holds, read by its author's browser alone
    content  text        not null,
    primary key (user_id, subject)
);
create index draft_subject on draft (subject);
