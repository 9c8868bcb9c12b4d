do $$ begin
  if exists (select 1 from legacy_rows) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy what was taken over from the earlier system; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop index orders_unresolved;
drop table legacy_rows, legacy_imports;
