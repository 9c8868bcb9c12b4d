import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { paise } from '../money/index.ts';
import { calendar, EVENING, listing, settings, WEDNESDAY } from '../placement/placement.test-support.ts';
import { planRetry, type RetryToPlan } from './plan-retry.ts';

const instrument = listing('AAA');

function input(changes: Partial<RetryToPlan> = {}): RetryToPlan {
  return {
    now: EVENING,
    calendar,
    settings,
    order: { instrument, quantity: 7, limitPrice: paise(900_00) },
    recommendation: { lastClose: paise(1_000_00), averageVolume: 1_000_000, priority: 50 },
    listings: [instrument],
    ...changes,
  };
}

const at = (text: string) => ist(text).epochMilliseconds;

describe('a retry', () => {
  it.each([
    { name: 'in the evening', now: EVENING, variety: 'amo', tradingDay: WEDNESDAY },
    { name: 'before the window shuts', now: at('2026-11-25 08:30'), variety: 'amo', tradingDay: WEDNESDAY },
    {
      name: 'in the pre-open session',
      now: at('2026-11-25 09:02'),
      variety: 'regular',
      tradingDay: WEDNESDAY,
    },
    {
      name: 'while the market is open',
      now: at('2026-11-25 11:00'),
      variety: 'regular',
      tradingDay: WEDNESDAY,
    },
  ])('$name goes the way that is open then', ({ now, variety, tradingDay }) => {
    expect(planRetry(input({ now }))).toMatchObject({ kind: 'candidate', request: { variety, tradingDay } });
  });

  it('is sized anew from the stored recommendation and the settings of today', () => {
    const small = { ...settings, capitalPerTrade: paise(10_200_00) };
    expect(planRetry(input({ settings: small }))).toMatchObject({
      kind: 'candidate',
      request: { quantity: 10, limitPrice: paise(1_010_00) },
      liquidity: { kind: 'average_volume', shares: 1_000_000 },
    });
  });

  it('of an order that a person asked for keeps its own quantity and price', () => {
    expect(planRetry(input({ recommendation: null }))).toMatchObject({
      kind: 'candidate',
      request: { quantity: 7, limitPrice: paise(900_00) },
      liquidity: { kind: 'accepted_by_person' },
    });
  });

  it.each<[string, Partial<RetryToPlan>, object]>([
    [
      'is not made while nobody takes orders',
      { now: at('2026-11-25 08:58') },
      { kind: 'not_now', reason: { code: 'session_closed', opensAtMs: at('2026-11-25 15:45') } },
    ],
    [
      'waits for a share that the list of today lacks',
      { listings: [] },
      { kind: 'wait', reason: { code: 'not_in_scrip_master', symbol: 'AAA' } },
    ],
    [
      'gives a share up that is traded one by one now',
      { listings: [listing('AAA', { series: 'BE' })] },
      { kind: 'give_up', reason: { code: 'trade_to_trade', series: 'BE' } },
    ],
    [
      'gives up what is hardly traded',
      { recommendation: { lastClose: paise(1_000_00), averageVolume: 10, priority: 1 } },
      { kind: 'give_up', reason: { code: 'illiquid', averageVolume: 10, atLeast: 10_000 } },
    ],
    [
      'gives up an order without a price',
      { recommendation: null, order: { instrument, quantity: 1, limitPrice: null } },
      { kind: 'give_up', reason: { code: 'price_unknown' } },
    ],
  ])('%s', (_name, changes, outcome) => {
    expect(planRetry(input(changes))).toStrictEqual(outcome);
  });
});
