alter table orders add foreign key (user_id) references users (id);
alter table attempts add foreign key (account_id) references broker_accounts (id);
alter table fills add foreign key (order_id) references orders (id);
alter table legacy_rows add foreign key (account_id) references broker_accounts (id);
