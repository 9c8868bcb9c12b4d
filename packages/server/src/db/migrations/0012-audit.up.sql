-- What people did, of the whole installation, in one chain of hashes. No checked keys: an entry outlives what it names.
create table audit_entries (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  user_id text,
  channel text not null check (channel in ('http', 'cli')),
  action text not null,
  subject text,
  -- Written before it is done, and again with what came of it.
  stage text not null check (stage in ('asked', 'answered')),
  request_id text,
  status integer,
  ip text,
  prev_hash bytea not null,
  hash bytea not null
);
create index audit_entries_user on audit_entries (user_id, seq desc) where user_id is not null;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

-- Where the chain ends. The seal is made with a key that is not in the database, so that its end cannot be cut off and
-- the new end passed off as the old one.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash bytea not null,
  seal_version integer not null,
  seal bytea not null
);
