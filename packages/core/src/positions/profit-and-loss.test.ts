import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { at, follow, order, positionOf, rupees, sell } from './positions.test-support.ts';
import { type ChargeRules, profitOf } from './profit-and-loss.ts';

const rules: ChargeRules = {
  brokerage: { kind: 'share', bps: 0, minimum: paise(0) },
  dp: { kind: 'fixed', perShareAndDay: paise(20_00) },
};
// Ten for one lakh: charges 118.75, as the table of charges has it.
const open = positionOf(order('a', { filledValue: rupees('100000') }));
const last = { price: paise(11_000_00), atMs: at('2026-11-25 12:00') };
function after(...sells: Parameters<typeof follow>[1]) {
  return follow([open], sells).positions[0] ?? open;
}

describe('profit and loss', () => {
  it('of an open position is what it would bring, sold at the last price', () => {
    const { realised, unrealised } = profitOf(open, rules, last);
    expect(realised).toBeNull();
    expect(unrealised).toMatchObject({ gross: 10_000_00, price: 11_000_00, atMs: last.atMs });
    expect(unrealised?.net).toBe(10_000_00 - (unrealised?.charges ?? 0));
    expect(unrealised?.charges).toBeGreaterThan(118_75 + 20_00);
  });

  it('without a price is unknown', () => {
    expect(profitOf(open, rules, null)).toStrictEqual({ realised: null, unrealised: null });
  });

  it('of a closed cycle is what it brought less what it cost, and less the charges of both sides', () => {
    const closed = after(sell('s', { filledValue: rupees('110000.5') }));
    const { realised, unrealised } = profitOf(closed, rules, last);
    expect(unrealised).toBeNull();
    expect(realised?.gross).toBe(10_000_50);
    expect(realised?.net).toBe(10_000_50 - (realised?.charges ?? 0));
  });

  it('of a part sold realises that part, with its part of the buy’s charges', () => {
    const half = after(sell('s', { filledQty: 5, filledValue: rupees('55000') }));
    const { realised, unrealised } = profitOf(half, rules, last);
    expect([realised?.gross, unrealised?.gross]).toStrictEqual([5_000_00, 5_000_00]);
    const { realised: all } = profitOf(after(sell('s', { filledValue: rupees('110000') })), rules, null);
    expect(realised?.charges).toBeLessThan(all?.charges ?? 0);
  });

  it('bears the depository’s charge once for each day of sale', () => {
    const one = sell('s1', { filledQty: 5, filledValue: rupees('55000') });
    const sameDay = sell('s2', { filledQty: 5, filledValue: rupees('55000') });
    const nextDay = { ...sameDay, lastFilledAtMs: at('2026-11-26 10:00') };
    const once = profitOf(after(one, sameDay), rules, null).realised?.charges ?? 0;
    const twice = profitOf(after(one, nextDay), rules, null).realised?.charges ?? 0;
    // 20 rupees and the tax on them.
    expect(twice - once).toBe(23_60);
  });

  it('is unknown while an execution is not priced', () => {
    const unpriced = after(sell('s', { filledQty: 5, filledValue: null }));
    expect(profitOf(unpriced, rules, last)).toStrictEqual({ realised: null, unrealised: null });
    const bought = positionOf(order('a', { filledValue: null }));
    expect(profitOf(bought, rules, last)).toStrictEqual({ realised: null, unrealised: null });
  });
});
