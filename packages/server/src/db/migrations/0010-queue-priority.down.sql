drop index orders_user_quantity, orders_user_filled, orders_user_price, orders_user_value;
alter table orders drop column retry_place;
