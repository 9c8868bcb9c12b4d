-- What somebody asks the desk to do. The row is written first; the holder of the account's lease carries it out.
create table desk_requests (
  id text primary key,
  account_id text not null references broker_accounts (id),
  user_id text not null references users (id),
  kind text not null,
  order_id text references orders (id),
  position_id text,
  body jsonb not null,
  channel text not null check (channel in ('web', 'api', 'cli', 'telegram', 'rule')),
  asked_at timestamptz not null,
  state text not null check (state in ('queued', 'working', 'done', 'refused', 'failed')),
  answer jsonb,
  answered_at timestamptz,
  check ((state in ('queued', 'working')) = (answered_at is null))
);
create index desk_requests_open on desk_requests (account_id, asked_at, id) where state in ('queued', 'working');
create index desk_requests_of_order on desk_requests (order_id, asked_at desc) where order_id is not null;
