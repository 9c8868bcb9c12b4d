import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { chargesOfBuy, chargesOfSell } from './charges.ts';

const day = Temporal.PlainDate.from('2026-11-25');
const free = { kind: 'share', bps: 0, minimum: paise(0) } as const;

describe('the charges of a delivery buy', () => {
  it('of one lakh without brokerage', () => {
    expect(chargesOfBuy(paise(1_00_000_00), day, free)).toStrictEqual({
      brokerage: 0,
      stt: 100_00,
      exchange: 3_07,
      sebi: 10,
      stampDuty: 15_00,
      gst: 58,
      total: 118_75,
    });
  });

  it.each([
    { rule: { kind: 'share', bps: 20, minimum: paise(0) } as const, brokerage: 200_00 },
    { rule: { kind: 'share', bps: 1, minimum: paise(25_00) } as const, brokerage: 25_00 },
    { rule: { kind: 'fixed', perOrder: paise(20_00) } as const, brokerage: 20_00 },
  ])('$rule costs $brokerage paise, and GST on it', ({ rule, brokerage }) => {
    const charges = chargesOfBuy(paise(1_00_000_00), day, rule);
    expect(charges.brokerage).toBe(brokerage);
    expect(charges.gst).toBeGreaterThanOrEqual(Math.floor(brokerage * 0.18));
  });

  it('follow the rates of the day', () => {
    const before = chargesOfBuy(paise(1_00_000_00), Temporal.PlainDate.from('2024-09-30'), free);
    const after = chargesOfBuy(paise(1_00_000_00), Temporal.PlainDate.from('2024-10-01'), free);
    const longAgo = chargesOfBuy(paise(1_00_000_00), Temporal.PlainDate.from('2019-01-01'), free);
    expect([before.exchange, after.exchange, longAgo.exchange]).toStrictEqual([3_35, 3_07, 3_35]);
  });

  it('are the sum of their parts, and never fall when the value rises', () => {
    const value = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((v) => chargesOfBuy(paise(v), day, free));
        if (low === undefined || high === undefined) return;
        const { total, ...parts } = low;
        expect(Object.values(parts).reduce((sum: number, part) => sum + part, 0)).toBe(total);
        expect(high.total).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

describe('the charges of a delivery sell', () => {
  const tariff = { brokerage: free, dp: { kind: 'tariff' } } as const;

  it('of one lakh: no stamp duty, and the depository once', () => {
    expect(chargesOfSell(paise(1_00_000_00), day, tariff)).toStrictEqual({
      brokerage: 0,
      stt: 100_00,
      exchange: 3_07,
      sebi: 10,
      dp: 43_50,
      gst: 8_41,
      total: 155_08,
    });
  });

  it.each([
    { rule: { kind: 'tariff' } as const, value: 10_000_00, on: '2026-11-25', dp: 23_50 },
    { rule: { kind: 'tariff' } as const, value: 10_000_00, on: '2024-09-30', dp: 25_50 },
    {
      rule: { kind: 'fixed', perShareAndDay: paise(15_93) } as const,
      value: 10_000_00,
      on: '2026-11-25',
      dp: 15_93,
    },
    { rule: null, value: 10_000_00, on: '2026-11-25', dp: 0 },
  ])('$rule on $on takes $dp paise of $value', ({ rule, value, on, dp }) => {
    const charges = chargesOfSell(paise(value), Temporal.PlainDate.from(on), { brokerage: free, dp: rule });
    expect(charges.dp).toBe(dp);
  });

  it('are the sum of their parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        const { total, ...parts } = chargesOfSell(paise(value), day, tariff);
        expect(Object.values(parts).reduce((sum: number, part) => sum + part, 0)).toBe(total);
      }),
    );
  });
});
