-- What lists ask of many projects is kept with each. Plain SQL that H2 and PostgreSQL both read.

-- What is looked for by words, in small letters; null where a project was written by hand.
alter table project add column words varchar(1000);
update project set words = lower(business_key || chr(10) || title || chr(10) || service_line);

-- How far its goals had come, and how many problems it had, when it ended; null while it runs.
alter table project add column last_attainment double precision;
alter table project add column problems integer;
update project set
  last_attainment = (select min(m.attainment) from measurement m where m.business_key = project.business_key
    and m.lap = (select max(l.lap) from measurement l
      where l.business_key = project.business_key and l.attainment is not null)),
  problems = (select count(*) from problem r where r.business_key = project.business_key)
  where state <> 'running';
