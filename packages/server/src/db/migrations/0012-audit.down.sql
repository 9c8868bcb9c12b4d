do $$ begin
  if exists (select 1 from audit_entries) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy the history of what people did; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop table audit_head, audit_entries;
