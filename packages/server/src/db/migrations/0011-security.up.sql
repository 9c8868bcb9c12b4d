-- A session has a name that may be shown (its token's hash never leaves), and knows when its person last proved who
-- they are.
alter table web_sessions
  add column id text not null default gen_random_uuid()::text,
  add column proved_at timestamptz;
create unique index web_sessions_id on web_sessions (id);

-- The second factor of a user. Sealed like the accounts' credentials; it counts once a first code has confirmed it.
create table totp_factors (
  user_id text primary key references users (id) on delete cascade,
  key_version integer not null,
  wrapped_key bytea not null,
  sealed_fields jsonb not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The time step of the latest code that was accepted: no code counts twice.
  last_step bigint
);

create table recovery_codes (
  user_id text not null references users (id) on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

create table api_tokens (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  name text not null,
  scope text not null check (scope in ('read', 'trade', 'admin')),
  -- The first letters, so that a person knows which one it is.
  prefix text not null,
  token_hash bytea not null unique,
  -- From where it may be used; empty: from anywhere.
  addresses text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_ip text,
  revoked_at timestamptz
);
create index api_tokens_user on api_tokens (user_id);

-- What happened to a user's ways in. Kept for good, and never changed.
create table security_events (
  id bigint generated always as identity primary key,
  user_id text not null references users (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  ip text not null,
  user_agent text not null,
  facts jsonb not null
);
create index security_events_user on security_events (user_id, id desc);
create function refuse_security_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'security events are never changed' using errcode = 'restrict_violation';
end $$;
create trigger security_events_stay before update on security_events
  for each row execute function refuse_security_event_change();
