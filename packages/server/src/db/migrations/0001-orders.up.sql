-- The first shape of the database. Times come from the caller's clock as parameters: no column defaults to now(),
-- so that whole trading days can run on simulated time. Money is bigint paise; average prices, which have fractions
-- of a paisa, are numeric rupees. Words for states are text with a check constraint.

create table installation (
  key text primary key,
  value jsonb not null
);

create table users (
  id text primary key,
  email text not null,
  password_hash text not null,
  display_name text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index users_email on users (lower(email));

create table web_sessions (
  token_hash bytea primary key,
  user_id text not null references users (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null,
  ip text not null
);
create index web_sessions_user on web_sessions (user_id);

create table login_failures (
  id bigint generated always as identity primary key,
  subject text not null,
  ip text not null,
  failed_at timestamptz not null
);
create index login_failures_subject on login_failures (subject, failed_at);
create index login_failures_ip on login_failures (ip, failed_at);

-- A repeated request with the same key gets the stored answer instead of acting twice. Real time, like the sessions.
create table idempotency_keys (
  user_id text not null references users (id) on delete cascade,
  key text not null,
  request_sha256 bytea not null,
  runner text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  status integer,
  answer text,
  primary key (user_id, key)
);
create index idempotency_keys_started on idempotency_keys (started_at);

create table broker_accounts (
  id text primary key,
  user_id text not null references users (id),
  label text not null,
  broker text not null check (broker in ('kotak-neo')),
  mode text not null check (mode in ('demo', 'paper', 'read-only', 'live')),
  account_code text not null,
  owner_relation text not null check (owner_relation in ('self', 'spouse', 'child', 'parent')),
  placing_stopped_reason text,
  paused_at timestamptz,
  settings jsonb not null,
  created_at timestamptz not null,
  version integer not null default 1,
  unique (user_id, broker, account_code, mode)
);

-- Envelope encryption: each account has its own data key, wrapped by a key that lives outside the database.
create table broker_credentials (
  account_id text primary key references broker_accounts (id) on delete cascade,
  key_version integer not null,
  wrapped_key bytea not null,
  sealed_fields jsonb not null,
  updated_at timestamptz not null
);

-- The right to act for an account. The only table whose times are the database's own: a lease is about real time.
create table leases (
  account_id text primary key references broker_accounts (id) on delete cascade,
  owner text not null,
  epoch bigint not null,
  expires_at timestamptz not null
);

-- One row per account: the head of its event chain, and what its last readings of the book said.
create table account_heads (
  account_id text primary key references broker_accounts (id) on delete cascade,
  event_seq bigint not null,
  event_hash bytea not null,
  guard jsonb not null,
  last_reading jsonb,
  last_complete_at timestamptz,
  last_cycle jsonb,
  sealed_day date
);

create table evidence (
  id text primary key,
  account_id text not null references broker_accounts (id),
  source text not null check (source in ('place_reply', 'modify_reply', 'cancel_reply', 'book', 'feed', 'one_order', 'history', 'trades', 'margin', 'funds', 'holdings', 'recommendations', 'user')),
  received_at timestamptz not null,
  payload jsonb,
  payload_text text,
  sha256 bytea not null,
  -- No foreign key: a reply is kept whoever holds the lease, and whatever else could not be written.
  attempt_id text,
  check (payload is not null or payload_text is not null)
);
create index evidence_account_time on evidence (account_id, received_at);
create index evidence_attempt on evidence (attempt_id) where attempt_id is not null;

create table recommendation_files (
  id text primary key,
  user_id text not null references users (id),
  name text not null,
  sha256 bytea not null,
  received_at timestamptz not null,
  source text not null check (source in ('path', 'upload', 'api')),
  header jsonb not null,
  rows jsonb not null,
  unique (user_id, sha256)
);

create table placement_runs (
  id text primary key,
  account_id text not null references broker_accounts (id),
  recommendation_file_id text references recommendation_files (id),
  trading_day date,
  asked_by text not null check (asked_by in ('schedule', 'user', 'cli')),
  dry_run boolean not null,
  state text not null check (state in ('queued', 'running', 'done', 'refused', 'interrupted')),
  refusal_code text,
  refusal_text text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  summary jsonb
);
create index placement_runs_account on placement_runs (account_id, created_at desc);

create table orders (
  id text primary key,
  account_id text not null references broker_accounts (id),
  user_id text not null references users (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  corrections integer not null default 0,
  trading_day date not null,
  origin text not null check (origin in ('system', 'manual', 'external', 'imported')),
  managed boolean not null,
  placement_run_id text references placement_runs (id),
  side text not null check (side in ('buy', 'sell')),
  exchange text not null,
  segment text not null,
  symbol text not null,
  series text not null,
  trading_symbol text not null,
  token text not null,
  isin text,
  instrument_key text not null,
  quantity integer not null check (quantity > 0),
  disclosed_quantity integer not null default 0,
  order_type text not null check (order_type in ('limit', 'market', 'stop_loss', 'stop_loss_market')),
  limit_price bigint check (limit_price > 0),
  trigger_price bigint check (trigger_price > 0),
  variety text not null check (variety in ('amo', 'regular')),
  validity text not null check (validity in ('day', 'ioc')),
  product text not null,
  status text not null check (status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'ongoing', 'closed', 'retry_pending', 'failed', 'rejected', 'cancelled')),
  reason_code text,
  failure_reason text,
  rejection_reason text,
  cancelled_reason text,
  cancelled_by text check (cancelled_by in ('user', 'system', 'broker', 'exchange', 'expiry', 'unknown')),
  first_failed_at timestamptz,
  last_retry_attempt timestamptz,
  retry_count integer not null default 0,
  retry_expires_at timestamptz,
  retry_expiry_provisional boolean not null default false,
  required_cash bigint,
  available_cash bigint,
  shortfall bigint,
  last_status_check timestamptz,
  execution_qty integer not null default 0,
  execution_price numeric(20, 6),
  execution_time timestamptz,
  missing_since timestamptz,
  linked_order_id text references orders (id),
  verified_at timestamptz,
  recommendation jsonb,
  -- What a search for a reason looks into: our code and the broker's words.
  reason_text text generated always as (nullif(lower(trim(
    coalesce(reason_code, '') || ' ' || coalesce(failure_reason, '') || ' ' || coalesce(rejection_reason, '') || ' ' ||
    coalesce(cancelled_reason, ''))), '')) stored
);
-- The list of orders is cut from these alone, without reading the rows, whatever it is narrowed by.
create index orders_user_created on orders (user_id, created_at desc, id desc)
  include (status, side, trading_day, origin, account_id);
create index orders_user_status on orders (user_id, status, created_at desc, id desc)
  include (side, trading_day, origin, account_id);
create index orders_user_day on orders (user_id, trading_day desc, created_at desc, id desc);
create index orders_user_updated on orders (user_id, updated_at desc, id desc);
create index orders_user_origin on orders (user_id, origin, created_at desc, id desc) where origin <> 'system';
create index orders_user_missing on orders (user_id) where missing_since is not null;
-- In the C collation, so that a search for the first letters of a symbol can use it in every database.
create index orders_user_symbol on orders (user_id, symbol collate "C", created_at desc);
create index orders_open on orders (account_id, status) where status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending');
-- Whatever run or file asks, an instrument is bought by the system at most once per account and trading day.
create unique index orders_one_live_buy on orders (account_id, instrument_key, trading_day)
  where side = 'buy' and origin = 'system' and status not in ('failed', 'rejected', 'cancelled');

-- Rare words are found by their trigrams, common ones on the way through the latest orders. Which is which, the
-- planner can only tell from a large sample.
alter table orders alter column reason_text set statistics 1000;
create extension if not exists pg_trgm;
create index orders_reason on orders using gin (reason_text gin_trgm_ops) where reason_text is not null;
create index orders_user_reason on orders (user_id, created_at desc, id desc) include (reason_text)
  where reason_text is not null;

create table attempts (
  id text primary key,
  order_id text not null references orders (id),
  account_id text not null references broker_accounts (id),
  number integer not null check (number > 0),
  client_tag text,
  broker_order_id text,
  exchange_order_id text,
  state text not null check (state in ('planned', 'sending', 'unconfirmed', 'accepted', 'queued', 'open', 'filled', 'cancelled', 'rejected', 'expired', 'not_placed')),
  filled_qty integer not null default 0,
  reason text,
  request jsonb,
  request_sha256 bytea,
  epoch bigint not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz,
  acknowledged jsonb,
  last_seen jsonb,
  last_seen_day date,
  unique (order_id, number)
);
create unique index attempts_tag on attempts (client_tag) where client_tag is not null;
create unique index attempts_broker_order on attempts (account_id, broker_order_id) where broker_order_id is not null;
create index attempts_live on attempts (account_id) where state in ('planned', 'sending', 'unconfirmed', 'accepted', 'queued', 'open');
create index attempts_seen_day on attempts (account_id, last_seen_day);

create table commands (
  id text primary key,
  account_id text not null references broker_accounts (id),
  order_id text not null references orders (id),
  attempt_id text not null references attempts (id),
  kind text not null check (kind in ('place', 'modify', 'cancel')),
  requested jsonb not null,
  actor text not null check (actor in ('user', 'system')),
  state text not null check (state in ('planned', 'sending', 'unconfirmed', 'done', 'refused', 'not_sent')),
  requested_at timestamptz not null,
  answered_at timestamptz,
  answer jsonb
);
create index commands_attempt on commands (attempt_id);
create index commands_account_time on commands (account_id, requested_at);

-- Of a fill and an event only the order is a checked key (and a fill's attempt): the rest is written by the statement that
-- writes what it names, ten thousand rows at a time. Evidence is dropped after a time; the history that names it stays.
create table fills (
  id text primary key,
  account_id text not null,
  order_id text not null references orders (id),
  attempt_id text not null references attempts (id),
  broker_order_id text not null,
  fill_key text not null,
  quantity integer not null check (quantity > 0),
  value numeric(24, 6) not null,
  cumulative_qty integer not null,
  filled_at timestamptz,
  learned_at timestamptz not null,
  evidence_id text,
  unique (account_id, broker_order_id, fill_key)
);
create index fills_order on fills (order_id);

create table events (
  id text primary key,
  account_id text not null,
  seq bigint not null,
  order_id text references orders (id),
  attempt_id text,
  kind text not null,
  actor text not null check (actor in ('user', 'system', 'broker', 'exchange', 'external', 'unknown')),
  source text not null,
  at timestamptz not null,
  body jsonb not null,
  evidence_id text,
  prev_hash bytea not null,
  hash bytea not null,
  unique (account_id, seq)
);
create index events_order on events (order_id, seq);

create table placement_run_rows (
  run_id text not null references placement_runs (id),
  position integer not null,
  ticker text not null,
  outcome text not null check (outcome in ('placed', 'would_place', 'queued', 'would_queue', 'skipped', 'failed', 'would_fail', 'unconfirmed')),
  reason_code text,
  reason text,
  order_id text references orders (id),
  detail jsonb not null,
  primary key (run_id, position)
);

-- Work that must happen at a time: its due time is kept here, so that a crash loses none of it. What is due is
-- decided by the caller's clock, never by the database's.
create table due_work (
  id text primary key,
  account_id text not null references broker_accounts (id),
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  outcome jsonb,
  unique (account_id, kind, subject)
);
create index due_work_open on due_work (due_at) where done_at is null;

-- Every status change is checked against the table of legal moves. A correction is legal only together with a
-- raised correction count, which the same transaction explains by an event.
create table order_status_moves (
  from_status text not null,
  to_status text not null,
  correction boolean not null,
  primary key (from_status, to_status)
);
insert into order_status_moves (from_status, to_status, correction)
select 'placing', s, false from unnest(array['amo','pending_execution','ongoing','closed','cancelled','rejected','failed','retry_pending','unconfirmed']) s
union all select 'unconfirmed', s, false from unnest(array['placing','amo','pending_execution','ongoing','closed','retry_pending','failed','rejected','cancelled']) s
union all select 'amo', s, false from unnest(array['pending_execution','ongoing','closed','rejected','cancelled']) s
union all select 'pending_execution', s, false from unnest(array['ongoing','closed','rejected','cancelled']) s
union all select 'ongoing', 'closed', false
union all select 'retry_pending', s, false from unnest(array['placing','failed','cancelled']) s
union all select 'failed', s, false from unnest(array['retry_pending','cancelled']) s
union all select 'rejected', s, false from unnest(array['retry_pending','cancelled']) s
union all select f, t, true from unnest(array['cancelled','rejected','failed','retry_pending']) f, unnest(array['amo','pending_execution','ongoing','closed']) t
union all select 'closed', 'ongoing', true
union all select 'ongoing', 'cancelled', true;

create function check_order_status_move() returns trigger language plpgsql as $$
declare
  is_correction boolean;
begin
  select correction into is_correction from order_status_moves where from_status = old.status and to_status = new.status;
  if not found then
    raise exception 'order % may not go from % to %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  if is_correction and new.corrections <= old.corrections then
    raise exception 'order % may go from % to % only as a recorded correction', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger order_status_move before update of status on orders for each row
  when (old.status is distinct from new.status) execute function check_order_status_move();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger fills_kept before delete on fills for each row execute function refuse_change();
