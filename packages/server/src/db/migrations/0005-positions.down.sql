do $$ begin
  if exists (select 1 from positions) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy the history of positions; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop table daily_close_files, daily_closes;
drop index events_position;
alter table fills drop column position_id, drop column superseded_at;
drop index orders_without_position, orders_one_working_sell;
alter table orders drop column position_id;
drop table position_marks, positions;
