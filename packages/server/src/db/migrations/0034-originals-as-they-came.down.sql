alter table legacy_rows alter column original type jsonb using original::jsonb;
