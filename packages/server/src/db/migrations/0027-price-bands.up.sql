-- The band of prices that the exchange takes of a share, as the broker told it last: what waits for the opening is held
-- against it. Another one is set each trading day, so the time belongs to it.
create table price_bands (
  account_id text not null references broker_accounts (id) on delete cascade,
  segment text not null,
  token text not null,
  lower_band bigint,
  upper_band bigint,
  received_at timestamptz not null,
  primary key (account_id, segment, token),
  check (lower_band is not null or upper_band is not null)
);
