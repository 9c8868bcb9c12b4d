-- What our fills own of an instrument, the closes of past days, and which position an order and its fills belong to.

create table positions (
  id text primary key,
  account_id text not null references broker_accounts (id),
  user_id text not null references users (id),
  instrument_key text not null,
  symbol text not null,
  instrument jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1,
  quantity integer not null check (quantity >= 0),
  bought_qty integer not null check (bought_qty >= 0),
  bought_value numeric(24, 6) not null,
  sold_qty integer not null check (sold_qty >= 0),
  sold_value numeric(24, 6) not null,
  -- What each order did to it, and what a person said of splits: the sums above follow from these.
  ledger jsonb not null,
  adjustments jsonb not null,
  sell_hold jsonb,
  no_sell_reason jsonb,
  last_target jsonb,
  prices_confirmed_for date
);
-- An instrument is owned once: what is bought while a position is open enlarges it.
create unique index positions_one_open on positions (account_id, instrument_key) where closed_at is null;
create index positions_user on positions (user_id, opened_at desc, id desc);
create index positions_user_closed on positions (user_id, closed_at desc, id desc) where closed_at is not null;

-- What was last seen of an open position's share: its price, and all shares of it in the account.
create table position_marks (
  position_id text primary key references positions (id),
  last_price bigint check (last_price > 0),
  price_at timestamptz,
  held_qty integer check (held_qty >= 0),
  held_at timestamptz
);

alter table orders add column position_id text references positions (id);
create index orders_position on orders (position_id) where position_id is not null;
-- Buys that were filled before positions were kept.
create index orders_without_position on orders (account_id) where status = 'ongoing' and position_id is null;
-- Two sells of one position could sell the shares twice: the second may not even be recorded.
create unique index orders_one_working_sell on orders (account_id, instrument_key)
  where side = 'sell' and origin = 'system' and status in ('placing', 'unconfirmed', 'amo', 'pending_execution');

-- Once the trade book has told the executions themselves, the steps of the total stand only for the record.
alter table fills add column superseded_at timestamptz;
alter table fills add column position_id text references positions (id);
create index fills_position on fills (position_id) where position_id is not null;

-- An event about a position names it in its facts.
create index events_position on events ((body ->> 'positionId'), seq) where body ->> 'positionId' is not null;

-- The exchange's closing prices. One row per day and ISIN; where one was corrected, the latest import stands.
create table daily_closes (
  day date not null,
  isin text not null,
  symbol text not null,
  series text not null,
  close bigint not null check (close > 0),
  previous_close bigint check (previous_close > 0),
  source text not null check (source in ('nse_bhavcopy', 'broker', 'user')),
  imported_at timestamptz not null,
  primary key (isin, day)
);
create index daily_closes_day on daily_closes (day);

-- The days whose whole file was read: a share that such a file lacks was not traded that day.
create table daily_close_files (
  day date not null,
  source text not null,
  rows integer not null,
  imported_at timestamptz not null,
  primary key (day, source)
);
