import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { paise } from '../money/index.ts';
import { explainReason } from './explain-reason.ts';
import { orderId } from './placement.test-support.ts';
import type { PlacementReason } from './reasons.ts';

const id = orderId('one');
const working = { code: 'working_order_exists', orderId: null, brokerOrderId: '1', side: 'buy' } as const;
const price = paise(1_010_03);

const cases: readonly (readonly [PlacementReason, string])[] = [
  [{ code: 'placing_stopped', why: 'another program placed orders' }, 'another program placed orders'],
  [{ code: 'account_paused' }, 'Resume'],
  [{ code: 'book_unavailable', why: '503' }, '503'],
  [{ code: 'holdings_unavailable', why: '503' }, '503'],
  [{ code: 'positions_unavailable', why: '503' }, '503'],
  [{ code: 'stale_reading', of: 'book', ageMs: 121_000 }, '121 s'],
  [{ code: 'calendar_unknown' }, 'Import'],
  [{ code: 'session_closed', opensAtMs: null }, 'now'],
  [
    { code: 'session_closed', opensAtMs: ist('2026-11-25 15:45').epochMilliseconds },
    'Wed 25 Nov 2026, 15:45 IST',
  ],
  [{ code: 'session_changed' }, 'session'],
  [{ code: 'not_in_scrip_master', symbol: 'XYZ' }, 'XYZ'],
  [{ code: 'not_equity_series', series: ['N1', 'N2'] }, 'N1, N2'],
  [{ code: 'trade_to_trade', series: 'BE' }, 'BE'],
  [{ code: 'fund', isin: 'INF1' }, 'INF1'],
  [{ code: 'open_position' }, 'position'],
  [{ code: 'already_held', quantity: 7 }, '7'],
  [{ ...working, placedBy: 'app' }, 'by hand'],
  [{ ...working, placedBy: 'unknown' }, 'working'],
  [{ code: 'already_ordered_today', orderId: id }, 'same trading day'],
  [{ code: 'already_queued', orderId: id }, 'queue'],
  [{ code: 'already_failed_today', orderId: id }, 'failed'],
  [{ code: 'already_planned' }, 'same run'],
  [{ code: 'portfolio_full', limit: 6 }, '6'],
  [{ code: 'price_unknown' }, 'close'],
  [{ code: 'volume_unknown' }, 'volume'],
  [{ code: 'illiquid', averageVolume: 500, atLeast: 10_000 }, '10,000'],
  [{ code: 'outside_band', price, lowerBand: null, upperBand: paise(900_00) }, 'open to ₹900.00'],
  [{ code: 'outside_band', price, lowerBand: paise(1_100_00), upperBand: null }, '₹1,100.00 to open'],
  [{ code: 'budget_too_small', price, budget: paise(1_000_00) }, '₹1,010.03'],
  [{ code: 'too_large_for_volume', quantity: 900, atMost: 500 }, '500'],
  [{ code: 'above_max_order_value', value: paise(6_00_000_00), atMost: paise(5_00_000_00) }, '₹5,00,000.00'],
  [{ code: 'price_not_allowed', error: { kind: 'off_tick', price, tickSize: paise(5) } }, '₹0.05'],
  [{ code: 'price_not_allowed', error: { kind: 'price_not_positive', price: paise(0) } }, '₹0.00'],
  [
    { code: 'price_not_allowed', error: { kind: 'below_band', price, lowerBand: paise(2_000_00) } },
    '₹2,000.00',
  ],
  [
    { code: 'price_not_allowed', error: { kind: 'above_band', price, upperBand: paise(1_000_00) } },
    '₹1,000.00',
  ],
  [{ code: 'quantity_not_allowed', error: { kind: 'quantity_not_whole', quantity: 0.5 } }, '0.5'],
  [{ code: 'quantity_not_allowed', error: { kind: 'not_whole_lots', quantity: 5, lotSize: 10 } }, '10'],
  [
    {
      code: 'quantity_not_allowed',
      error: { kind: 'above_freeze_quantity', quantity: 50, freezeQuantity: 40 },
    },
    '40',
  ],
  [
    {
      code: 'insufficient_balance',
      requiredCash: paise(10_00),
      availableCash: paise(4_00),
      shortfall: paise(6_00),
    },
    '₹6.00 short',
  ],
  [{ code: 'margin_check_unavailable', why: '502' }, 'nothing about the money'],
  [{ code: 'margin_check_refused', requiredCash: paise(1), availableCash: paise(2) }, 'said no'],
];

describe('the sentence for a person', () => {
  it.each(cases)('%o', (reason, part) => {
    const text = explainReason(reason);
    expect(text).toContain(part);
    expect(text.endsWith('.')).toBe(true);
  });
});
