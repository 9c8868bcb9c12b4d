-- A search for words that many reasons hold, of buys alone or of one status, was counted by reading each row. What lists are
-- narrowed by stands in the index now, as in that of the newest first.
drop index orders_user_reason;
create index orders_user_reason on orders (user_id, created_at desc, id desc)
  include (reason_text, status, side, trading_day, origin, account_id) where reason_text is not null;
