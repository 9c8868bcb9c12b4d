drop table security_events;
drop function refuse_security_event_change();
drop table api_tokens;
drop table recovery_codes;
drop table totp_factors;
drop index web_sessions_id;
alter table web_sessions drop column id, drop column proved_at;
