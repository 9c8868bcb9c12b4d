import { describe, expect, it } from 'vitest';
import { freshSettings } from './account-settings.test-support.ts';
import type { AccountSettings } from './field.ts';
import { loosened } from './loosened.ts';

const settings = {
  ...freshSettings,
  sells: { ...freshSettings.sells, floor: 'cost' },
  switches: { ...freshSettings.switches, placing: false, sells: false },
} as const satisfies AccountSettings;

const steps = (change: object) => loosened(settings, change).map(({ from, to }) => `${from} → ${to}`);

describe('loosened', () => {
  it.each([
    ['a larger order', { max_order_value: '1500000' }, '₹5,00,000.00 → ₹15,00,000.00'],
    ['more orders a day', { guards: { max_orders_per_day: 5_000 } }, '50 → 5,000'],
    ['no limit of orders', { guards: { max_orders_per_day: null } }, '50 → no limit'],
    ['no breaker', { guards: { breaker_rejections: null } }, '5 → no limit'],
    ['another symbol', { guards: { allowed_symbols: ['SBIN', 'TCS'] } }, 'SBIN ITC → SBIN TCS'],
    ['less volume', { min_average_volume: 10 }, '10,000 → 10'],
    ['selling on', { switches: { sells: true } }, 'off → on'],
    ['placing on', { switches: { placing: true } }, 'off → on'],
    ['sending again on', { retry: { resend_unconfirmed: true } }, 'off → on'],
    ['a lower floor', { sells: { floor: 'none' } }, 'Cost → No floor'],
  ])('names old and new of %s', (_, change, step) => {
    expect(steps(change)).toEqual([step]);
  });

  it.each([
    ['a smaller order', { max_order_value: '499999.99' }],
    ['a limit where none was', { guards: { max_value_per_day: '100.00' } }],
    ['fewer symbols', { guards: { allowed_symbols: ['ITC'] } }],
    ['a switch that goes off', { switches: { retries: false } }],
    ['a higher floor', { sells: { floor: 'cost_and_charges' } }],
    ['what is no number', { max_order_value: 'much' }],
  ])('asks nothing for %s', (_, change) => {
    expect(steps(change)).toEqual([]);
  });
});
