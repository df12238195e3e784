-- By what a goal was judged before somebody changed it after the approval, with the reason (D17): JSON, the latest last;
-- null where nobody did. Plain SQL that H2 and PostgreSQL both read.
alter table goal_judgement add column earlier varchar(100000);
