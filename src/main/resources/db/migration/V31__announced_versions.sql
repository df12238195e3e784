-- A version that is approved for a later day holds from that day on, whatever is approved meanwhile, unless that one says
-- that it takes its place (A41, E27). Plain SQL that H2 and PostgreSQL both read.

-- The number of the version that took its place before its day came; null where none did.
alter table handbook_version add column replaced_by integer;

-- What was approved before that day for an earlier one, or for the same, took its place without a word; so it stays.
update handbook_version set replaced_by = (select min(later.number) from handbook_version later
    where later.entry_id = handbook_version.entry_id and later.number > handbook_version.number
      and later.valid_from <= handbook_version.valid_from
      and cast(later.decided_at as date) < handbook_version.valid_from)
  where number is not null;
