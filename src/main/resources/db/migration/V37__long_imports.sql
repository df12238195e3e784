-- Long imports: how far they are, and nothing that slows each of their rows (issue 14, issue 16).
-- Plain SQL that H2 and PostgreSQL both read.

-- Records come and go with their import, in one place of the code; looking their import up again for each row was the dearest
-- part of storing it. H2 gave the key a name of its own and keeps it; there it costs next to nothing.
alter table feedback drop constraint if exists feedback_import_id_fkey;

-- How much of its file has been read, and how long the rest will take at this pace; null before anybody can know.
alter table feedback_import add column percent integer default 0 not null;
alter table feedback_import add column seconds_left bigint;
update feedback_import set percent = 100 where state = 'done';
