import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { explainModifyRefusal } from './explain-reason.ts';
import { bookRow, listing } from './placement.test-support.ts';
import { type ModifyRefusal, planModify } from './plan-modify.ts';

type Input = Parameters<typeof planModify>[0];

function input(changes: Partial<Input> = {}): Input {
  return {
    order: { side: 'buy', disclosedQuantity: 3 },
    row: bookRow('AAA', { filledQty: 2, validity: 'day' }),
    instrument: listing('AAA', { lowerBand: paise(90_00), upperBand: paise(110_00), freezeQuantity: 500 }),
    wish: { limitPrice: paise(101_00), quantity: 12 },
    ...changes,
  };
}

describe('a change of a working order', () => {
  it('carries every value that the broker shows, and names only what differs', () => {
    expect(planModify(input())).toStrictEqual({
      kind: 'modify',
      change: {
        quantity: 12,
        limitPrice: paise(101_00),
        triggerPrice: null,
        orderType: 'limit',
        validity: 'day',
        disclosedQuantity: 3,
      },
      requested: { quantity: 12, limitPrice: paise(101_00) },
      changes: { quantity: { from: 10, to: 12 }, limitPrice: { from: paise(100_00), to: paise(101_00) } },
    });
  });

  it('leaves what is not named as it is', () => {
    expect(planModify(input({ wish: { quantity: 5 } }))).toMatchObject({
      change: { quantity: 5, limitPrice: paise(100_00) },
      requested: { quantity: 5 },
    });
    const market = bookRow('AAA', { orderType: 'market', limitPrice: null });
    expect(planModify(input({ row: market, wish: { quantity: 5 } }))).toMatchObject({
      change: { limitPrice: null, orderType: 'market' },
    });
  });

  it.each<[string, Partial<Input>]>([
    ['nothing_changes', { wish: {} }],
    ['nothing_changes', { wish: { limitPrice: paise(100_00), quantity: 10 } }],
    ['not_working', { row: bookRow('AAA', { status: 'complete' }) }],
    ['not_working', { row: bookRow('AAA', { status: 'unknown' }) }],
    ['not_a_limit_order', { row: bookRow('AAA', { orderType: 'market', limitPrice: null }) }],
    ['below_filled', { wish: { quantity: 2 } }],
    ['sell_not_raised', { order: { side: 'sell', disclosedQuantity: 0 }, wish: { quantity: 11 } }],
    ['quantity_not_allowed', { wish: { quantity: 501 } }],
    ['price_not_allowed', { wish: { limitPrice: paise(101_03) } }],
    ['price_not_allowed', { wish: { limitPrice: paise(120_00) } }],
  ])('is refused: %s', (code, changes) => {
    const plan = planModify(input(changes));
    expect(plan).toMatchObject({ kind: 'refuse', reason: { code } });
    if (plan.kind === 'refuse') expect(explainModifyRefusal(plan.reason)).toMatch(/\.$/);
  });

  it('lowers a sell', () => {
    const sell = { order: { side: 'sell', disclosedQuantity: 0 }, wish: { quantity: 9 } } as const;
    expect(planModify(input(sell)).kind).toBe('modify');
  });

  it('tells how much is filled already', () => {
    const reason: ModifyRefusal = { code: 'below_filled', filledQty: 4 };
    expect(explainModifyRefusal(reason)).toContain('4 are filled');
  });
});
