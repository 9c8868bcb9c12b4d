-- What a user was told over his channels, newest first, whatever came of it.
create index notice_deliveries_told on notice_deliveries (user_id, created_at desc, seq desc);
