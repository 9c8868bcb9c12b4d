import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { at } from '../positions/positions.test-support.ts';
import { deriveSells } from './derive-sells.ts';
import type { SellsInput } from './sells-input.ts';
import {
  foreignSell,
  holdings,
  input,
  market,
  NOW,
  nothing,
  ownSell,
  TEN,
  unconfirmed,
} from './targets.test-support.ts';
import { openQuantity, type WorkingSell } from './working-sell.ts';

const price = fc.integer({ min: 90_00, max: 110_00 }).map((one) => paise(one - (one % 5)));
const maybePrice = fc.option(price, { nil: null });
const anySell = fc.oneof(
  fc
    .record({ quantity: fc.integer({ min: 1, max: 15 }), limitPrice: maybePrice, changing: fc.boolean() })
    .map((one): WorkingSell => ownSell(one)),
  fc.integer({ min: 1, max: 15 }).map((quantity): WorkingSell => foreignSell(quantity)),
  fc.constant<WorkingSell>(unconfirmed),
);
const anyInput: fc.Arbitrary<SellsInput> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 12 }),
    sells: fc.array(anySell, { maxLength: 3 }),
    held: fc.integer({ min: 0, max: 30 }),
    sellable: fc.integer({ min: 0, max: 30 }),
    last: maybePrice,
    upperBand: maybePrice,
    ddpi: fc.constantFrom('yes', 'yes', 'no', 'unknown'),
    on: fc.constantFrom(true, true, true, false),
    nowMs: fc.constantFrom(NOW, NOW, at('2026-11-26 09:05'), at('2026-11-26 18:00')),
  })
  .map(({ quantity, sells, held, sellable, last, upperBand, ddpi, on, nowMs }) =>
    input({
      nowMs,
      ddpi,
      selling: on ? { kind: 'on' } : { kind: 'off', why: 'off' },
      positions: [{ ...TEN, quantity }],
      sells,
      shares: { holdings: holdings(held, Math.min(held, sellable)), todaysPositions: nothing },
      market: market({
        last: last === null ? null : { price: last, atMs: nowMs - 1 },
        instrument: { upperBand },
      }),
    }),
  );

/** The account once the decision has been carried out, at a broker whose count leaves out what is offered. */
function carriedOut(given: SellsInput): SellsInput {
  const [decision] = deriveSells(given).decisions;
  switch (decision?.kind) {
    case 'place': {
      const { quantity, limitPrice } = decision;
      return offering(given, quantity, [...given.sells, ownSell({ quantity, limitPrice })]);
    }
    case 'modify': {
      const { quantity, limitPrice, sell } = decision;
      const sells = given.sells.map((one) => (one === sell ? { ...sell, quantity, limitPrice } : one));
      return offering(given, quantity - sell.quantity, sells);
    }
    case 'cancel':
      return { ...given, sells: given.sells.filter((one) => one !== decision.sell) };
    default:
      return given;
  }
}

function offering(given: SellsInput, more: number, sells: readonly WorkingSell[]): SellsInput {
  const { shares } = given;
  if (shares.holdings.kind !== 'complete') throw new Error('no holdings');
  const rows = shares.holdings.rows.map((row) => ({ ...row, sellableQuantity: row.sellableQuantity - more }));
  return { ...given, sells, shares: { ...shares, holdings: { ...shares.holdings, rows } } };
}

describe('laws of the sells', () => {
  it('each open position has one answer: a sell at work or asked for, or exactly one reason', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { decisions } = deriveSells(given);
        expect(decisions).toHaveLength(given.positions.length);
        const own = given.sells.some(({ kind }) => kind === 'ours');
        for (const decision of decisions) {
          if (decision.kind === 'none') expect(decision.reason.code).not.toBe('');
          expect(decision.kind === 'none' || decision.kind === 'place').toBe(!own);
        }
      }),
    );
  });

  it('what is asked for never offers more than is owned, others’ sells included', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const [decision] = deriveSells(given).decisions;
        if (decision?.kind !== 'place' && decision?.kind !== 'modify') return;
        const after = carriedOut(given).sells;
        const offered = after.reduce(
          (sum, one) => sum + (one.kind === 'unconfirmed' ? 0 : openQuantity(one)),
          0,
        );
        expect(offered).toBeLessThanOrEqual(given.positions[0]?.quantity ?? 0);
      }),
    );
  });

  it('a price is on the tick and never raised', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const [decision] = deriveSells(given).decisions;
        if (decision?.kind !== 'place' && decision?.kind !== 'modify') return;
        expect(decision.limitPrice % 5).toBe(0);
        expect(decision.limitPrice).toBeGreaterThan(0);
        if (decision.kind === 'modify' && decision.sell.limitPrice !== null) {
          expect(decision.limitPrice).toBeLessThanOrEqual(decision.sell.limitPrice);
        }
      }),
    );
  });

  it('carried out, it asks for nothing more but to take back a surplus', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const [before] = deriveSells(given).decisions;
        const [after] = deriveSells(carriedOut(given)).decisions;
        if (before?.kind === 'place' || before?.kind === 'modify') expect(after?.kind).toBe('keep');
        else if (before?.kind !== 'cancel') expect(after).toStrictEqual(before);
      }),
    );
  });
});
