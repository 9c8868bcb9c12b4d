do $$ begin
  if exists (select 1 from calendar_files) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy the calendars that were imported; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop table calendar_files;
