drop index placement_runs_continues;
alter table placement_runs drop column continues_run_id, drop column continuation;
