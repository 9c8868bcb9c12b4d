-- References that another reference of the same row implies: the attempt's order names the account, the account its user,
-- the import its account, the attempt of an execution its order. PostgreSQL looks each of them up for every row, and of an
-- import of a hundred thousand rows they were a sixth of its work.
alter table orders drop constraint orders_user_id_fkey;
alter table attempts drop constraint attempts_account_id_fkey;
alter table fills drop constraint fills_order_id_fkey;
alter table legacy_rows drop constraint legacy_rows_account_id_fkey;
