do $$ begin
  if exists (select 1 from events) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy the history of orders; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop table due_work, placement_run_rows, events, fills, commands, attempts, orders, placement_runs, recommendation_files,
  evidence, account_heads, leases, broker_credentials, broker_accounts, idempotency_keys, login_failures, web_sessions, users, installation,
  order_status_moves;
drop function check_order_status_move();
drop function refuse_change();
