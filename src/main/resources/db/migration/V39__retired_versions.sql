-- A retired standard that is approved again holds from the new version's day, and not before (A41, E27). Plain SQL that H2
-- and PostgreSQL both read.

-- The day on which the standard was retired, of versions from before it was approved again; null of all others.
alter table handbook_version add column retired_on date;

-- The first retirement after each was approved, of standards that are standards again.
update handbook_version set retired_on = (select cast(min(r.reviewed_at) as date) from handbook_review r
    where r.entry_id = handbook_version.entry_id and r.decision = 'retire' and r.reviewed_at >= handbook_version.decided_at)
  where number is not null and replaced_by is null
    and exists (select 1 from handbook_entry e where e.id = handbook_version.entry_id and e.retired_at is null);
