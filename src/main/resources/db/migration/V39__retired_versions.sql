-- A retired standard that is approved again holds from the new version's day, and not before (A41, E27). Plain SQL that H2
-- and PostgreSQL both read.

-- The day on which the standard was retired, of versions from before it was approved again; null of all others.
alter table handbook_version add column retired_on date;
