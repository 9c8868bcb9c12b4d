drop index placement_runs_waiting;
drop table instances;
