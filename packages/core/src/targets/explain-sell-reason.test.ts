import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { explainSellReason } from './explain-sell-reason.ts';
import type { SellReason, SellRefusal } from './sell-reason.ts';
import { NOW } from './targets.test-support.ts';

const down = { code: 'holdings_unavailable', why: 'no answer' } as const;
const rupee = paise(1_00);

describe('why nothing is sold, in words', () => {
  it.each<[SellReason | SellRefusal, string]>([
    [{ code: 'no_target_policy' }, 'no target is set'],
    [
      { code: 'prices_missing', days: [20_781], known: 4, needed: 9 },
      '4 closing prices are known and 9 needed; those of 2026-11-24 are lacking.',
    ],
    [{ code: 'prices_missing', days: [], known: 4, needed: 9 }, '4 closing prices are known and 9 needed.'],
    [
      { code: 'prices_stale', of: 'close', day: 20_781, ageMs: null },
      'The closing price of 2026-11-24 is lacking',
    ],
    [{ code: 'prices_stale', of: 'last_price', day: 20_781, ageMs: 5 }, 'No last price of today'],
    [{ code: 'cost_unknown' }, 'has not priced'],
    [{ code: 'sells_off', why: 'kill switch' }, 'kill switch'],
    [{ code: 'held', by: 'user', untilDay: 20_782, why: 'wait' }, 'You hold it back until 2026-11-25: wait.'],
    [{ code: 'held', by: 'user', untilDay: null, why: 'wait' }, 'You hold it back: wait.'],
    [{ code: 'held', by: 'ambiguous_sale', untilDay: null, why: 'sold by hand' }, 'Decide first'],
    [{ code: 'frozen', why: 'a split', jumps: [] }, 'a split'],
    [{ code: 'sell_not_authorised', ddpi: 'unknown' }, 'DDPI'],
    [{ code: 'not_yet_sellable', day: 20_782 }, 'from 2026-11-25 on'],
    [{ code: 'not_yet_sellable', day: null }, 'the calendar does not reach'],
    [{ code: 'nothing_sellable', owned: 10, sellable: 0 }, '0 of its 10'],
    [{ code: 'readings_unavailable', reason: down }, 'no answer'],
    [{ code: 'unconfirmed_sell' }, 'nobody knows yet'],
    [{ code: 'being_bought' }, 'trade with itself'],
    [{ code: 'on_sale_by_hand', quantity: 7 }, '7 shares'],
    [{ code: 'not_listed' }, 'list of today'],
    [{ code: 'above_circuit', target: rupee, upperBand: rupee }, 'above today'],
    [{ code: 'below_circuit', target: rupee, lowerBand: rupee }, 'below today'],
    [{ code: 'outside_auction_band', target: rupee, lowest: rupee, highest: rupee }, '₹1.00 to ₹1.00'],
    [{ code: 'auction_reference' }, 'has no reference price yet'],
    [{ code: 'auction_reference_unknown' }, 'the broker does not tell that price'],
    [{ code: 'not_sent', untilMs: NOW }, 'tried again at 11:00 IST'],
    [{ code: 'market_closed', reason: { code: 'session_closed', opensAtMs: null } }, 'now'],
    [{ code: 'sell_being_cancelled' }, 'cancelled first'],
    [{ code: 'position_closed' }, 'sold already'],
    [{ code: 'above_position', quantity: 5, atMost: 3 }, '5 are more than the 3'],
    [{ code: 'above_sellable', quantity: 5, atMost: 3 }, '5 are more than the 3'],
    [{ code: 'wrong_instrument' }, 'another listing'],
    [{ code: 'price_not_allowed', error: { kind: 'price_not_positive', price: paise(0) } }, '₹0.00'],
    [down, 'no answer'],
  ])('%j', (reason, words) => {
    expect(explainSellReason(reason)).toContain(words);
  });
});
