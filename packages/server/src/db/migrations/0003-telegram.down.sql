do $$ begin
  if exists (select 1 from telegram_presses) and coalesce(current_setting('orderwatch.lose_history', true), 'no') <> 'yes' then
    raise exception 'going down would destroy the history of presses; make a backup, then ask for it with --lose-history';
  end if;
end $$;
drop table push_subscriptions, telegram_presses, telegram_buttons, telegram_pollers, telegram_chats, telegram_codes;
