-- A run that was cut short is carried on by a run of its own: which one it carries on, and the how-manieth part it is.
alter table placement_runs
  add column continues_run_id text references placement_runs (id),
  add column continuation integer not null default 0 check (continuation >= 0);
create unique index placement_runs_continues on placement_runs (continues_run_id) where continues_run_id is not null;
