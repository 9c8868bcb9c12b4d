-- What a request with a key makes is named after this: a second run of it, after the first has died, finds what the first made.
-- Null in rows of the version before, whose runner serves as well.
alter table idempotency_keys add column seed text;
