import type { AccountSettings } from './field.ts';

/** As an account begins, but for two symbols that alone it may buy. */
export const freshSettings: AccountSettings = {
  capital_per_trade: '100000.00',
  max_positions: 6,
  price_buffer_percent: '1',
  min_average_volume: 10_000,
  max_order_value: '500000.00',
  amo_blocks_funds: 'unknown',
  placement_time: '16:05',
  recommendations_path: null,
  retry: { time: '08:30', when_funds_arrive: false, resend_unconfirmed: false },
  sells: {
    policy: 'ema9',
    target_percent: '8',
    floor: 'none',
    first_day: 'settled',
    authorised: 'unknown',
    after_cancel_by_hand: 'next_day',
  },
  guards: {
    max_orders_per_day: 50,
    max_value_per_day: null,
    allowed_symbols: ['SBIN', 'ITC'],
    max_price_deviation_percent: '20',
    breaker_rejections: 5,
  },
  switches: {
    placing: true,
    verification: true,
    retries: true,
    sells: true,
    follow_manual_changes: true,
    notifications: true,
  },
};
