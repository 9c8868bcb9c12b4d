-- What was taken over from the earlier system: each import with its sources, and every row with its original, so that
-- what an order was made of can be looked up as long as evidence is kept.

create table legacy_imports (
  id text primary key,
  account_id text not null references broker_accounts (id),
  imported_at timestamptz not null,
  asked_by text not null check (asked_by in ('cli', 'dual_read')),
  -- Name, size, SHA-256 and backup of each source.
  sources jsonb not null,
  totals jsonb not null
);
create index legacy_imports_account on legacy_imports (account_id, imported_at desc);

create table legacy_rows (
  id bigint generated always as identity primary key,
  import_id text not null references legacy_imports (id),
  account_id text not null references broker_accounts (id),
  -- The row's hash: the same row is known again, wherever it stands.
  digest text not null,
  kind text,
  outcome text not null check (outcome in ('created', 'merged', 'skipped', 'refused')),
  why text,
  notes jsonb not null,
  source text not null,
  place text not null,
  line integer,
  imported_at timestamptz not null,
  original jsonb,
  -- A row that is no JSON.
  original_text text,
  order_id text references orders (id),
  unique (account_id, digest)
);
create index legacy_rows_order on legacy_rows (order_id) where order_id is not null;
create index legacy_rows_aging on legacy_rows (account_id, imported_at)
  where original is not null or original_text is not null;

-- Orders of which neither ISIN nor token is known yet: they find their share when the broker's list is read.
create index orders_unresolved on orders (account_id) where token = '';
