import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  type DecimalText,
  decimalFromPaise,
  decimalTimes,
  paise,
  parseDecimal,
} from '../money/index.ts';
import { makeId, parseBrokerOrderId } from './ids.ts';
import { cumulativeFillId, findNextFill } from './next-fill.ts';
import type { Fill } from './order.ts';

const ACCOUNT = makeId('acc', 'a1');
const NUMBER = parseBrokerOrderId('260821000101003');
if (NUMBER === undefined) throw new Error('not a number');
const ATTEMPT = { id: makeId('att', '1'), orderId: makeId('ord', '1'), brokerOrderId: NUMBER };

function rupees(text: string): DecimalText {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function next(recorded: readonly Fill[], filledQty: number, average: string | null): Fill | undefined {
  const averagePrice = average === null ? null : rupees(average);
  return findNextFill(ATTEMPT, ACCOUNT, recorded, { filledQty, averagePrice, filledAtMs: 5, learnedAtMs: 9 });
}

describe('the next fill', () => {
  it('the first fill is the whole quantity at the average', () => {
    expect(next([], 40, '39.35')).toEqual({
      id: cumulativeFillId(ACCOUNT, ATTEMPT.brokerOrderId, 40),
      orderId: ATTEMPT.orderId,
      attemptId: ATTEMPT.id,
      brokerOrderId: ATTEMPT.brokerOrderId,
      fillKey: 'cum:40',
      quantity: 40,
      value: '1574',
      cumulativeQty: 40,
      filledAtMs: 5,
      learnedAtMs: 9,
    });
  });

  it('a later fill is worth what the total is worth beyond the ones before', () => {
    const first = next([], 40, '39.35');
    if (first === undefined) throw new Error('no fill');
    expect(next([first], 100, '39.40')).toMatchObject({ quantity: 60, value: '2366', fillKey: 'cum:100' });
  });

  it('the same total again is no fill', () => {
    const first = next([], 40, '39.35');
    if (first === undefined) throw new Error('no fill');
    expect(next([first], 40, '39.35')).toBeUndefined();
    expect(next([first], 30, '39.35')).toBeUndefined();
  });

  it('without an average price, or with one that lags behind, no price is invented', () => {
    expect(next([], 40, null)).toBeUndefined();
    const first = next([], 40, '39.35');
    if (first === undefined) throw new Error('no fill');
    expect(next([first], 41, '1.00')).toBeUndefined();
  });

  it('a fill whose price was not told is recorded with the next one', () => {
    expect(next([], 100, '39.40')).toMatchObject({ quantity: 100, value: '3940' });
  });

  it("another order's fills are not counted", () => {
    const other = next([], 40, '39.35');
    if (other === undefined) throw new Error('no fill');
    const foreign = parseBrokerOrderId('260821000101999');
    if (foreign === undefined) throw new Error('not a number');
    expect(next([{ ...other, brokerOrderId: foreign }], 40, '39.35')).toMatchObject({ quantity: 40 });
  });

  it('whatever totals are told, in whatever order and how often, the fills sum to the largest one and its value', () => {
    const executions = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 50 }), price: fc.integer({ min: 100, max: 99_999 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(executions, fc.array(fc.nat(5), { maxLength: 12 }), (list, order) => {
        const totals = list.map((_, i) => totalOf(list.slice(0, i + 1)));
        const told = [...order.map((i) => totals[i % totals.length]), totals[totals.length - 1]];
        let recorded: readonly Fill[] = [];
        for (const total of told) {
          if (total === undefined) continue;
          // Kotak's averages have few decimals; here they are exact, so that the law is.
          const fill = total.exact === null ? undefined : next(recorded, total.quantity, total.exact);
          if (fill !== undefined) recorded = [...recorded, fill];
        }
        const last = totals[totals.length - 1];
        if (last?.exact == null) return;
        const sum = recorded.reduce((value, fill) => addDecimals(value, fill.value), rupees('0'));
        expect(recorded.reduce((quantity, fill) => quantity + fill.quantity, 0)).toBe(last.quantity);
        expect(sum).toBe(decimalTimes(rupees(last.exact), last.quantity));
        expect(new Set(recorded.map((fill) => fill.id)).size).toBe(recorded.length);
      }),
    );
  });
});

/** A total with its average, where the average is a finite decimal. */
function totalOf(list: readonly { readonly quantity: number; readonly price: number }[]) {
  const quantity = list.reduce((sum, one) => sum + one.quantity, 0);
  const value = list.reduce((sum, one) => sum + one.quantity * one.price, 0);
  const scaled = (value * 10_000) / quantity;
  if (!Number.isSafeInteger(scaled)) return { quantity, exact: null };
  const whole = decimalFromPaise(paise(Math.floor(scaled / 10_000)));
  const fraction = String(scaled % 10_000).padStart(4, '0');
  return { quantity, exact: addDecimals(whole, rupees(`0.00${fraction}`)) as string };
}
