-- Words that differ in their spelling only are counted as one; what the file wrote stays readable (C16, E06).
-- A row is not lost for a detail: how many rows were taken though one is odd (C12).
-- Plain SQL that H2 and PostgreSQL both read.

alter table feedback add column as_written varchar(1600);
alter table feedback_import add column remarked_count bigint default 0 not null;

-- As much as a cell of a spreadsheet can hold.
alter table feedback alter column text set data type varchar(32767);

-- The cells of a row that was refused, or taken with a remark, so that it can be mended and imported again; JSON.
alter table feedback_note add column cells text;
