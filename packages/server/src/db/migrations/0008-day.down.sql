drop index desk_requests_answered;
drop index due_work_done;
drop index events_at;
drop table day_summaries;
