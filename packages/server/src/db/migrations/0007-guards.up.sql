-- What stops an account, beside a pause and a stop that a cycle raised: a person's kill switch, and the breaker that
-- rejections in a row open. Senders look at this row in the transaction in which they decide to send.
alter table broker_accounts
  add column killed_at timestamptz,
  add column kill_reason text,
  add column breaker_opened_at timestamptz,
  add column breaker_reason text,
  add constraint kill_reason_of_kill check (killed_at is not null or kill_reason is null),
  add constraint breaker_reason_of_breaker check ((breaker_opened_at is null) = (breaker_reason is null));

-- What was or may have been sent for a trading day, counted in the transaction that decides to send.
alter table account_heads
  add column sent_day date,
  add column sent_orders integer not null default 0 check (sent_orders >= 0),
  add column sent_value bigint not null default 0 check (sent_value >= 0);

-- The last time that the broker told what is free, and the last time that it did not. Only ever overwritten by a later one.
create table funds_readings (
  account_id text primary key references broker_accounts (id) on delete cascade,
  available_cash bigint,
  margin_used bigint,
  requested_at timestamptz,
  received_at timestamptz,
  failed_at timestamptz,
  failure text,
  check ((received_at is null) = (available_cash is null)),
  check ((failed_at is null) = (failure is null))
);

-- Whether the broker takes an after-market order's cash out of what it calls free, as it was once measured.
create table amo_funds_measurements (
  account_id text not null references broker_accounts (id) on delete cascade,
  measured_at timestamptz not null,
  verdict text not null check (verdict in ('yes', 'no')),
  orders integer not null check (orders > 0),
  value bigint not null,
  free_before bigint not null,
  free_after bigint not null,
  primary key (account_id, measured_at)
);
