alter table broker_accounts drop column settings_changed;
