-- What decides about sells asks each minute for the sales by hand of the shares in the positions: a few rows, for which it
-- would read all orders of all years.
create index orders_sold_by_hand on orders (account_id, instrument_key)
  where side = 'sell' and origin = 'external' and not managed and product = 'CNC';
