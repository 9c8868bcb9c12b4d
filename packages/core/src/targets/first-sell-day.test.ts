import { describe, expect, it } from 'vitest';
import { day } from '../market/calendar.test-support.ts';
import { dayNumber } from '../market/index.ts';
import { at, follow, order, positionOf, SBIN_KEY, sell } from '../positions/positions.test-support.ts';
import { firstDayToSell } from './first-sell-day.ts';
import { maturedQuantity, offeredByOthers, sellableByBroker, sellRuleFor } from './sellable-quantity.ts';
import {
  calendar,
  foreignSell,
  holdings,
  input,
  nothing,
  ownSell,
  TEN,
  TODAY,
} from './targets.test-support.ts';

const number = (text: string) => dayNumber(day(text));

describe('the first day to sell', () => {
  it.each([
    ['2026-11-16', 'T', '2026-11-16'],
    ['2026-11-16', 'T+1', '2026-11-17'],
    // Delivered in the afternoon of the 17th.
    ['2026-11-16', 'settled', '2026-11-18'],
    ['2026-11-20', 'T+1', '2026-11-23'],
    // The 24th is a holiday.
    ['2026-11-20', 'settled', '2026-11-25'],
    ['2026-11-23', 'settled', '2026-11-26'],
    // The Budget's Sunday is traded and not settled: bought on Friday, delivered on Monday.
    ['2026-01-30', 'T+1', '2026-02-01'],
    ['2026-01-30', 'settled', '2026-02-03'],
  ] as const)('of a share bought on %s by rule %s is %s', (bought, rule, first) => {
    expect(firstDayToSell(calendar, number(bought), rule)).toStrictEqual({ ok: true, value: number(first) });
  });

  it.each(['2026-12-30', '2026-12-31'])('of a share bought on %s lies beyond the calendar', (bought) => {
    expect(firstDayToSell(calendar, number(bought), 'settled')).toMatchObject({
      error: { kind: 'outside_coverage' },
    });
  });

  it.each([
    ['EQ', 'T', 'T'],
    ['BE', 'T', 'settled'],
    ['BZ', 'T+1', 'settled'],
    ['EQ', 'settled', 'settled'],
  ] as const)('of series %s, wanted %s, follows the rule %s', (series, wanted, rule) => {
    expect(sellRuleFor(series, wanted)).toBe(rule);
  });
});

describe('what of a position may be sold today', () => {
  const settled = { calendar, today: TODAY, rule: 'settled' } as const;
  const today = order('b', { filledQty: 4, lastFilledAtMs: at('2026-11-26 10:00') });
  const both = follow([TEN], [today]).positions[0] ?? TEN;

  it('is what has been delivered, and says when the rest is', () => {
    expect(maturedQuantity(TEN, settled)).toStrictEqual({ quantity: 10, nextDay: null });
    expect(maturedQuantity(both, settled)).toStrictEqual({ quantity: 10, nextDay: number('2026-11-30') });
    expect(maturedQuantity(both, { ...settled, rule: 'T' })).toStrictEqual({ quantity: 14, nextDay: null });
  });

  it('is less what was sold, which went first', () => {
    const sold =
      follow([both], [sell('s', { filledQty: 10, lastFilledAtMs: at('2026-11-26 10:30') })]).positions[0] ??
      both;
    expect(maturedQuantity(sold, settled).quantity).toBe(0);
  });

  it('is nothing of what the calendar does not reach', () => {
    const late = positionOf(order('c', { lastFilledAtMs: at('2026-12-31 10:00') }));
    expect(maturedQuantity(late, { calendar, today: number('2026-12-31'), rule: 'settled' })).toStrictEqual({
      quantity: 0,
      nextDay: null,
    });
  });

  it('asks no calendar about shares of long ago', () => {
    const old = positionOf(order('c', { lastFilledAtMs: at('2025-06-02 10:00') }));
    expect(maturedQuantity(old, settled).quantity).toBe(10);
  });
});

describe('what the broker counts as sellable', () => {
  const shares = input().shares;
  const of = (quantity: number, sellable: number) => ({
    holdings: holdings(quantity, sellable),
    todaysPositions: nothing,
  });
  const bought = {
    kind: 'complete',
    rows: [
      {
        tradingSymbol: 'SBIN-EQ',
        segment: 'nse_cm',
        token: '3045',
        product: 'CNC',
        netQuantity: 6,
        boughtQty: 6,
        soldQty: 0,
        raw: {},
      },
    ],
    requestedAtMs: 0,
    receivedAtMs: 0,
  } as const;

  it.each([
    ['all of it', shares, 'settled', null, 10],
    ['what is not blocked', of(10, 3), 'settled', null, 3],
    ['that, and what the sell to be changed offers', of(10, 3), 'settled', ownSell({ quantity: 7 }), 10],
    ['never more than there is', of(10, 10), 'settled', ownSell({ quantity: 7 }), 10],
    ['today’s buys under the rule T alone', { ...shares, todaysPositions: bought }, 'T', null, 16],
    ['today’s buys under no other', { ...shares, todaysPositions: bought }, 'T+1', null, 10],
    ['nothing where nothing is held', { ...shares, holdings: nothing }, 'settled', null, 0],
  ] as const)('%s', (_, readings, rule, own, quantity) => {
    expect(sellableByBroker(TEN, readings, { rule, own })).toBe(quantity);
  });

  it('others offer what is open of their sells of this share', () => {
    const elsewhere = { ...foreignSell(9), instrumentKey: 'NSE:other' };
    expect(offeredByOthers([ownSell(), foreignSell(5, 2), foreignSell(4), elsewhere], SBIN_KEY)).toBe(7);
  });
});
