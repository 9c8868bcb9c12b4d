-- Where the owner put an order in the retry queue, from 1; null: it follows those, by its recommendation.
alter table orders add column retry_place integer check (retry_place >= 1);

-- The list of orders by its numbers, cut from an index in either direction.
create index orders_user_quantity on orders (user_id, quantity, created_at, id);
create index orders_user_filled on orders (user_id, execution_qty, created_at, id);
create index orders_user_price on orders (user_id, limit_price nulls first, created_at, id);
create index orders_user_value on orders (user_id, (quantity * limit_price) nulls first, created_at, id);
