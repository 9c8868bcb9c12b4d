-- What became of each trading day, in numbers, as it was summed up after its end.
create table day_summaries (
  account_id text not null references broker_accounts (id),
  user_id text not null references users (id),
  day date not null,
  made_at timestamptz not null,
  -- Whether a complete reading had closed the day by then; without it orders may still be settled otherwise.
  sealed boolean not null,
  -- The calendar did not know the day.
  provisional boolean not null,
  figures jsonb not null,
  primary key (account_id, day)
);
create index day_summaries_user on day_summaries (user_id, day desc);

-- Days of an account's history are found by their time. Events are written in its order, so a range index costs nothing.
create index events_at on events using brin (at);

create index due_work_done on due_work (done_at) where done_at is not null;
create index desk_requests_answered on desk_requests (answered_at) where answered_at is not null;
