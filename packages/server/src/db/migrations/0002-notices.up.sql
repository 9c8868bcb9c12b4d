-- The outbox: what users are told. A notice is written by the statement that writes the event it tells of, once for each
-- account, subject, kind and version, however often the same thing is reported.
create table notices (
  -- No checked keys here: what they name is written or read by the same statement, ten thousand rows at a time.
  id text primary key,
  account_id text not null,
  user_id text not null,
  order_id text,
  -- Null for what is no event of an account, such as a channel that does not work.
  event_id text,
  event_seq bigint,
  kind text not null,
  severity text not null check (severity in ('critical', 'high', 'normal', 'low')),
  subject text not null,
  version text not null,
  -- The order as it stood; the facts of the event itself stand with the event.
  facts jsonb not null,
  created_at timestamptz not null,
  -- When it was decided on which channels it goes out; only then is it in the feed.
  planned_at timestamptz,
  in_feed boolean not null default false,
  read_at timestamptz,
  unique (account_id, subject, kind, version)
);
create index notices_unplanned on notices (created_at, event_seq) where planned_at is null;
create index notices_unplanned_order on notices (order_id) where planned_at is null and order_id is not null;
create index notices_feed on notices (user_id, created_at desc, id desc) include (kind) where in_feed;
create index notices_unread on notices (user_id) where in_feed and read_at is null;
-- Not touched by the write of a cycle: only what is planned is in the feed.
create index notices_order on notices (order_id, created_at desc) where in_feed and order_id is not null;

-- One notice on its way over one channel. `failed` is tried again; `dead` was given up and can be sent again by a person.
create table notice_deliveries (
  notice_id text not null references notices (id) on delete cascade,
  channel text not null check (channel in ('telegram', 'email', 'web_push', 'webhook')),
  user_id text not null references users (id),
  account_id text not null,
  order_id text,
  -- The event's number in its account, or 0: what is told of one order goes out in this order.
  seq bigint not null,
  kind text not null,
  severity text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'dead', 'suppressed', 'deferred')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  last_error text,
  -- The first notice of the message that it went out in.
  message_id text,
  sent_at timestamptz,
  primary key (notice_id, channel),
  check ((state = 'sending') = (lease_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index notice_deliveries_open on notice_deliveries (channel, user_id, due_at)
  where state in ('queued', 'failed', 'deferred', 'sending');
create index notice_deliveries_order on notice_deliveries (order_id, channel)
  where state in ('queued', 'failed', 'deferred', 'sending') and order_id is not null;
create index notice_deliveries_sent on notice_deliveries (user_id, channel, sent_at) where state = 'sent';
create index notice_deliveries_trouble on notice_deliveries (user_id, created_at desc) where state in ('failed', 'dead');

create table notification_preferences (
  user_id text primary key references users (id) on delete cascade,
  preferences jsonb not null,
  updated_at timestamptz not null
);

-- Where a user is told. Secrets are sealed as those of the broker accounts are.
create table notification_channels (
  user_id text not null references users (id) on delete cascade,
  channel text not null check (channel in ('telegram', 'email', 'web_push', 'webhook')),
  enabled boolean not null,
  settings jsonb not null,
  key_version integer,
  wrapped_key bytea,
  sealed_fields jsonb,
  updated_at timestamptz not null,
  -- Failures in a row, and before when nothing is tried: what is down is not knocked at for every message.
  failures integer not null default 0,
  retry_at timestamptz,
  problem text,
  primary key (user_id, channel),
  check ((key_version is null) = (wrapped_key is null) and (key_version is null) = (sealed_fields is null))
);
