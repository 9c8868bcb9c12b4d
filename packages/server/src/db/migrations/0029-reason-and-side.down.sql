drop index orders_user_reason;
create index orders_user_reason on orders (user_id, created_at desc, id desc) include (reason_text)
  where reason_text is not null;
