-- The list of orders narrowed by what their reasons are about, and the count of those.
create index orders_user_reason_code on orders (user_id, reason_code, created_at desc, id desc)
  include (status, side, trading_day, account_id) where reason_text is not null;
