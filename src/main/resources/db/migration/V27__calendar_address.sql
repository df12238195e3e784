-- The address under which a calendar program reads what is due for one person (A32). The token itself stands nowhere: who reads
-- this table learns no address. Plain SQL that H2 and PostgreSQL both read.
create table calendar_address (
    user_id     varchar(64)  not null primary key,
    -- SHA-256 of the token, in hexadecimal digits
    token_hash  varchar(64)  not null unique,
    made_at     timestamp    not null,
    -- When it was read last, to the hour; null before that.
    read_at     timestamp
);
