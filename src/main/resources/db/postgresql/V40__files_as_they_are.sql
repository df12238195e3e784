-- Files wait for their import for seconds: PostgreSQL need not make them small on the way in and large again on the way out.
alter table feedback_file alter column bytes set storage external;
