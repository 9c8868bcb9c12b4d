-- Chats with people, what they may press, and browsers that take pushes. Times are parameters, like everywhere.

-- A code shown on the page and sent to the bot connects a chat. Only its hash is kept; a user has one at a time.
create table telegram_codes (
  user_id text primary key references users (id) on delete cascade,
  code_hash bytea not null unique,
  expires_at timestamptz not null
);

-- A user's chat with a bot: one, and no two users share it, so that every word and press has one owner.
create table telegram_chats (
  user_id text primary key references users (id) on delete cascade,
  bot_id bigint not null,
  chat_id bigint not null,
  name text not null,
  connected_at timestamptz not null,
  unique (bot_id, chat_id)
);

-- Telegram gives a bot's updates to one program only. About real time, like leases.
create table telegram_pollers (
  bot_id bigint primary key,
  owner text not null,
  expires_at timestamptz not null,
  -- Under which people find the bot; null until it was asked.
  username text
);

-- A button under a message: good once, for one chat and one version of one order.
create table telegram_buttons (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  bot_id bigint not null,
  chat_id bigint not null,
  account_id text references broker_accounts (id) on delete cascade,
  order_id text references orders (id),
  order_version integer,
  action text not null check (action in ('retry', 'drop', 'cancel', 'details', 'snooze', 'resume', 'never_mind')),
  -- The second question, where money moves, has been asked.
  confirms boolean not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index telegram_buttons_expiry on telegram_buttons (expires_at);

-- Who pressed what, when, and what came of it.
create table telegram_presses (
  id text primary key,
  user_id text not null references users (id),
  bot_id bigint not null,
  chat_id bigint not null,
  button_id text not null,
  action text not null,
  order_id text,
  order_version integer,
  pressed_at timestamptz not null,
  outcome text not null check (outcome in ('asked_again', 'done', 'under_way', 'refused', 'expired', 'used', 'changed', 'not_authentic', 'failed')),
  answer text not null
);
create index telegram_presses_user on telegram_presses (user_id, pressed_at desc);
create index telegram_presses_order on telegram_presses (order_id) where order_id is not null;
create trigger telegram_presses_append_only before update or delete on telegram_presses
  for each row execute function refuse_change();

create table push_subscriptions (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  browser text not null,
  created_at timestamptz not null
);
create index push_subscriptions_user on push_subscriptions (user_id);
