import { describe, expect, it } from 'vitest';
import { type DecimalText, decimalTimes, parseDecimal } from '../money/index.ts';
import { compareTrades, type TradeSeen, valueOfFills, withReplaced } from './compare-trades.ts';
import { parseBrokerOrderId, toId } from './ids.ts';
import type { Fill } from './order.ts';

const number = parseBrokerOrderId('260821000000001') ?? raise();
const accountId = toId('acc', 'acc_1');
const attempt = { id: toId('att', 'att_1'), orderId: toId('ord', 'ord_1'), brokerOrderId: number };

function raise(): never {
  throw new Error('no number');
}

function decimal(text: string): DecimalText {
  const value = parseDecimal(text);
  return value.ok ? value.value : raise();
}

function step(cumulativeQty: number, quantity: number): Fill {
  return {
    id: toId('fil', `fil_${cumulativeQty}`),
    orderId: attempt.orderId,
    attemptId: attempt.id,
    brokerOrderId: number,
    fillKey: `cum:${cumulativeQty}`,
    quantity,
    value: decimal('1'),
    cumulativeQty,
    filledAtMs: 1,
    learnedAtMs: 2,
  };
}

function trade(tradeId: string, quantity: number, tradedAtMs: number | null = 5): TradeSeen {
  return { tradeId, quantity, price: decimal('100.05'), tradedAtMs };
}

function named(key: string, quantity: number, price = '100.05'): Fill {
  const value = decimalTimes(decimal(price), quantity);
  return {
    ...step(quantity, quantity),
    id: toId('fil', `fil_t${key.replace('#', 'r')}`),
    fillKey: `trade:${key}`,
    value,
  };
}

const compare = (
  recorded: readonly Fill[],
  trades: readonly TradeSeen[],
  filledQty = recorded.reduce((sum, { quantity }) => sum + quantity, 0),
) => compareTrades(attempt, accountId, { recorded, filledQty }, { trades, learnedAtMs: 9 });

describe('executions by trade number', () => {
  it('take the place of the steps of a total, in the order of their times', () => {
    const result = compare([step(4, 4), step(10, 6)], [trade('8', 7, 6), trade('7', 3, 5), trade('7', 3, 5)]);
    expect(result).toMatchObject({
      kind: 'replaced',
      superseded: ['fil_4', 'fil_10'],
      fills: [
        { fillKey: 'trade:7', cumulativeQty: 3, value: '300.15' },
        { fillKey: 'trade:8', cumulativeQty: 10, value: '700.35' },
      ],
    });
  });

  it('that are recorded already are not recorded again', () => {
    const result = compare([named('7', 3), step(10, 7)], [trade('7', 3), trade('8', 7)]);
    expect(result).toMatchObject({ fills: [{ fillKey: 'trade:8' }], superseded: ['fil_10'] });
    expect(compare([named('7', 3)], [trade('7', 3)])).toEqual({ kind: 'same' });
  });

  it('price what the order book showed without a price', () => {
    expect(compare([], [trade('7', 10)], 10)).toMatchObject({
      kind: 'replaced',
      fills: [{ fillKey: 'trade:7', value: '1000.5' }],
      superseded: [],
    });
  });

  it.each([
    ['7', 'trade:7#2', 'fil_260821000000001_t7r2_1'],
    ['7#2', 'trade:7#3', 'fil_260821000000001_t7r3_1'],
    ['7#9', 'trade:7#10', 'fil_260821000000001_t7r10_1'],
  ])('at another price than %s take its place under a key of their own', (key, fillKey, id) => {
    const earlier = named(key, 10, '99.95');
    const result = compare([earlier], [trade('7', 10)]);
    expect(result).toMatchObject({
      kind: 'replaced',
      fills: [{ fillKey, id, value: '1000.5' }],
      superseded: [earlier.id],
    });
    if (result.kind !== 'replaced') return;
    const now = withReplaced([earlier], result);
    expect([now.length, valueOfFills(now)]).toEqual([1, '1000.5']);
    expect(compare(now, [trade('7', 10)])).toEqual({ kind: 'same' });
  });

  it.each([
    ['of another number of shares', [step(10, 10)], [trade('7', 9)], 10, 9],
    ['of nothing', [step(10, 10)], [], 10, 0],
    ['of more than the order book shows', [named('7', 3)], [trade('7', 3), trade('8', 7)], 3, 10],
    ['that are not recorded', [], [trade('7', 9)], 0, 9],
    ['that lack a recorded one', [named('6', 3), step(10, 7)], [trade('7', 3), trade('8', 7)], 10, 10],
    [
      'that count a recorded one otherwise',
      [named('7', 3), named('8', 7)],
      [trade('7', 4), trade('8', 6)],
      10,
      10,
    ],
    ['whose number no id may have', [step(10, 10)], [trade('7/8', 10, null)], 10, 10],
    ['without a quantity', [step(10, 10)], [trade('7', 10, null), trade('8', 0, null)], 10, 10],
  ])('change nothing, and say so: %s', (_name, recorded, trades, knownQty, tradedQty) => {
    expect(compare(recorded, trades)).toEqual({ kind: 'differs', knownQty, tradedQty });
  });
});
