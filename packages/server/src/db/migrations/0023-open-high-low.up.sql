-- The first price of a day, the highest and the lowest, in paise, beside its close. What was kept before has none: the file
-- is not kept, and a later import of the same day brings them.
alter table daily_closes
  add column open bigint check (open > 0),
  add column high bigint check (high > 0),
  add column low bigint check (low > 0),
  add constraint daily_closes_range check (
    (open is null and high is null and low is null)
    or (open is not null and high is not null and low is not null
        and low <= least(open, close) and high >= greatest(open, close)));
