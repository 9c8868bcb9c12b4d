-- When each setting of an account was last changed: its path, and the moment. What was changed before is not in it.
alter table broker_accounts add column settings_changed jsonb not null default '{}';
