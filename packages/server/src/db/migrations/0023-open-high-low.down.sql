alter table daily_closes drop constraint daily_closes_range, drop column low, drop column high, drop column open;
