-- "start-" and the key of a process, which may have 255 characters.
alter table draft alter column subject set data type varchar(270);
