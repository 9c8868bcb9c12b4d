drop table amo_funds_measurements;
drop table funds_readings;
alter table account_heads drop column sent_day, drop column sent_orders, drop column sent_value;
alter table broker_accounts
  drop constraint kill_reason_of_kill,
  drop constraint breaker_reason_of_breaker,
  drop column killed_at,
  drop column kill_reason,
  drop column breaker_opened_at,
  drop column breaker_reason;
