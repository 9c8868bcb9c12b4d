/** Rows as the earlier system writes them, each with what a test changes about it. */
export const tracker = (more: Record<string, unknown> = {}) => ({
  order_id: '251106000008974',
  symbol: 'DALBHARAT-EQ',
  ticker: 'DALBHARAT.NS',
  qty: 233,
  order_type: 'MARKET',
  variety: 'AMO',
  price: 0.0,
  placed_at: '2025-11-06T09:15:08.123456+05:30',
  last_status_check: '2025-11-06T09:15:08.123456+05:30',
  status: 'PENDING',
  rejection_reason: null,
  check_count: 0,
  executed_qty: 0,
  ...more,
});
export const at = (time: string) => ({
  placed_at: `2025-11-06T${time}+05:30`,
  last_status_check: `2025-11-06T${time}+05:30`,
});
export const failed = (more: Record<string, unknown> = {}) => ({
  symbol: 'RELIANCE',
  ticker: 'RELIANCE.NS',
  close: 2450.5,
  qty: 10,
  required_cash: 24505.0,
  shortfall: 5000.0,
  reason: 'insufficient_balance',
  first_failed_at: '2026-08-20T16:05:00',
  retry_count: 2,
  last_retry_attempt: '2026-08-20T16:20:00',
  ...more,
});
export const trade = (more: Record<string, unknown> = {}) => ({
  symbol: 'RELIANCE',
  placed_symbol: 'RELIANCE-EQ',
  entry_price: 2500.0,
  entry_time: '2025-10-27T09:15:03+05:30',
  capital: 50000.0,
  qty: 20,
  order_response: { nOrdNo: '251027000012345', stat: 'Ok' },
  status: 'open',
  ...more,
});
export const table = (more: Record<string, unknown> = {}) => ({
  id: 7,
  user_id: 1,
  symbol: 'RELIANCE',
  side: 'buy',
  order_type: 'market',
  quantity: 10,
  price: null,
  status: 'amo',
  placed_at: '2025-11-02T16:05:00+05:30',
  ...more,
});
