import { describe, expect, it } from 'vitest';
import { type DecimalText, parseDecimal } from '../money/index.ts';
import { parseBrokerOrderId, toId } from './ids.ts';
import type { Fill } from './order.ts';
import { supersedeFills, type TradeSeen } from './supersede-fills.ts';

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

const supersede = (recorded: readonly Fill[], trades: readonly TradeSeen[]) =>
  supersedeFills(attempt, accountId, recorded, { trades, learnedAtMs: 9 });

describe('executions by trade number', () => {
  it('take the place of the steps of a total, in the order of their times', () => {
    const result = supersede(
      [step(4, 4), step(10, 6)],
      [trade('8', 7, 6), trade('7', 3, 5), trade('7', 3, 5)],
    );
    expect(result?.superseded).toEqual(['fil_4', 'fil_10']);
    expect(result?.fills.map(({ fillKey, cumulativeQty, value }) => [fillKey, cumulativeQty, value])).toEqual(
      [
        ['trade:7', 3, '300.15'],
        ['trade:8', 10, '700.35'],
      ],
    );
  });

  it('that are recorded already are not recorded again', () => {
    const known = { ...step(3, 3), id: toId('fil', 'fil_t7'), fillKey: 'trade:7' };
    const result = supersede([known, step(10, 7)], [trade('7', 3), trade('8', 7)]);
    expect(result?.fills.map(({ fillKey }) => fillKey)).toEqual(['trade:8']);
    expect(result?.superseded).toEqual(['fil_10']);
  });

  it.each([
    ['of another number of shares', [step(10, 10)], [trade('7', 9)]],
    ['of nothing', [step(10, 10)], []],
    ['where none was learned as a total', [], []],
    [
      'that lack a recorded one',
      [{ ...step(3, 3), fillKey: 'trade:6' }, step(10, 7)],
      [trade('7', 3), trade('8', 7)],
    ],
    ['whose number no id may have', [step(10, 10)], [trade('7/8', 10, null)]],
    ['without a quantity', [step(10, 10)], [trade('7', 10, null), trade('8', 0, null)]],
  ])('change nothing: %s', (_name, recorded, trades) => {
    expect(supersede(recorded, trades)).toBeUndefined();
  });
});
