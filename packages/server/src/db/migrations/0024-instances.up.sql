-- Who runs: the instances that share the accounts of this database. Like leases about real time, by the database's clock.
-- Unlogged, since it says what is true within seconds or nothing: a beat costs no write to the disk that anybody waits for,
-- and after a crash of the database every instance enters itself again.
create unlogged table instances (
  id text primary key,
  version text not null,
  -- Tells key files apart, and nothing of the keys.
  key_print text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

-- Each beat asks for which accounts something waits.
create index placement_runs_waiting on placement_runs (account_id) where state = 'queued';
