import { describe, expect, it } from 'vitest';
import { type DecimalText, parseDecimal } from '../money/index.ts';
import { toId } from '../orders/index.ts';
import { istDayNumber } from '../time.ts';
import { markOrders, type OrderFact } from './mark-orders.ts';

const at = (text: string) => Temporal.Instant.from(`${text}+05:30`).epochMilliseconds;
const FRIDAY = istDayNumber(at('2026-08-21T12:00:00'));

function exactly(text: string): DecimalText {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function fact(kind: OrderFact['kind'], time: string, fill?: readonly [number, string], id = 'a'): OrderFact {
  const [quantity, value] = fill ?? [];
  return {
    kind,
    orderId: toId('ord', `ord_${id}`),
    side: 'buy',
    atMs: at(time),
    fill: quantity === undefined || value === undefined ? null : { quantity, value: exactly(value) },
  };
}

const placed = fact('placed', '2026-08-20T16:05:00');
const first = fact('filled', '2026-08-21T09:15:01', [2, '200.10']);
const second = fact('filled', '2026-08-21T09:20:00', [1, '103.05']);

const cases = [
  { name: 'are none without anything that happened', facts: [], marks: [] },
  {
    name: 'are the earliest first, each on its day in India',
    facts: [fact('cancelled', '2026-08-22T00:30:00'), placed],
    marks: [
      { kind: 'placed', day: FRIDAY - 1, fill: null },
      { kind: 'cancelled', day: FRIDAY + 1, fill: null },
    ],
  },
  {
    name: 'have the executions of an order on a day as one, from the first and at their average price',
    facts: [second, first],
    marks: [{ kind: 'filled', day: FRIDAY, atMs: first.atMs, fill: { quantity: 3, price: '101.05' } }],
  },
  {
    name: 'have executions of another day and of another order apart',
    facts: [
      first,
      fact('filled', '2026-08-24T09:15:00', [1, '99']),
      fact('filled', '2026-08-21T11:00:00', [1, '98'], 'b'),
    ],
    marks: [
      { orderId: 'ord_a', day: FRIDAY, fill: { quantity: 2, price: '100.05' } },
      { orderId: 'ord_b', day: FRIDAY, fill: { quantity: 1, price: '98' } },
      { orderId: 'ord_a', day: FRIDAY + 3, fill: { quantity: 1, price: '99' } },
    ],
  },
  {
    name: 'keep two attempts of one order on a day apart',
    facts: [placed, fact('rejected', '2026-08-20T16:06:00'), fact('placed', '2026-08-20T17:00:00')],
    marks: [{ kind: 'placed' }, { kind: 'rejected' }, { kind: 'placed' }],
  },
  {
    name: 'have the price of before a split by the count of today, and the shares as they were',
    facts: [first, fact('filled', '2026-08-24T09:15:00', [10, '202'])],
    adjustments: [{ from: 1, to: 5, exDay: FRIDAY + 3 }],
    marks: [{ fill: { quantity: 2, price: '20.01' } }, { fill: { quantity: 10, price: '20.2' } }],
  },
  {
    name: 'have the price of before a bonus of one for two at two thirds',
    facts: [first],
    adjustments: [{ from: 2, to: 3, exDay: FRIDAY + 3 }],
    marks: [{ fill: { quantity: 2, price: '66.7' } }],
  },
];

describe('the marks of orders among prices', () => {
  it.each(cases)('$name', ({ facts, adjustments = [], marks }) => {
    const made = markOrders(facts, adjustments);
    expect(made).toMatchObject(marks);
    expect(made).toHaveLength(marks.length);
  });
});
