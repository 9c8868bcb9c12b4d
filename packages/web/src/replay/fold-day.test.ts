import { describe, expect, it } from 'vitest';
import { carriedOver, countStages, inOrder, knownBy, ordersOf, spanOf, stepTo } from './fold-day.ts';

const MIDNIGHT = Date.parse('2026-08-21T00:00:00+05:30');
let number = 0;
function told(time: string, kind: string, orderId: string | null) {
  number += 1;
  const at = new Date(Date.parse(`2026-08-21T${time}+05:30`)).toISOString();
  return { id: `evt_${number}`, seq: number, at, kind, order_id: orderId, symbol: 'SBIN', sentence: kind };
}

const day = [
  told('09:00:01', 'order.open', 'a'),
  told('09:00:01', 'order.rejected', 'b'),
  told('09:08:00', 'order.filled', 'a'),
  told('09:08:00', 'position.opened', 'a'),
  told('10:00:00', 'account.feed_down', null),
  told('10:05:00', 'order.unconfirmed', 'c'),
];
const at = (time: string) => Date.parse(`2026-08-21T${time}+05:30`);

describe('a stored day', () => {
  it('shows at an instant what had been recorded by then, and nothing of what came later', () => {
    expect(knownBy(day, at('09:05:00')).map(({ kind }) => kind)).toEqual(['order.open', 'order.rejected']);
    expect(knownBy(day, at('08:00:00'))).toEqual([]);
    expect(knownBy(day, at('16:00:00'))).toEqual(day);
  });

  it('tells each order by its latest event, and its stage by the latest that says one', () => {
    const orders = ordersOf(knownBy(day, at('09:30:00')));
    expect(orders.map(({ orderId, stage, last }) => [orderId, stage, last.kind])).toEqual([
      ['a', 'filled', 'position.opened'],
      ['b', 'refused', 'order.rejected'],
    ]);
    expect(countStages(ordersOf(day))).toMatchObject({ filled: 1, refused: 1, unconfirmed: 1, under_way: 0 });
  });

  it('begins with what had not ended on the days before', () => {
    const evening = [
      told('08:00:01', 'order.queued', 'waits'),
      told('08:00:02', 'order.rejected', 'refused'),
      told('08:00:03', 'order.recorded', 'waits'),
      told('08:00:04', 'account.feed_down', null),
    ];
    expect(carriedOver(evening).map(({ order_id }) => order_id)).toEqual(['waits', 'waits']);
  });

  it('is played in the order in which things were recorded, whatever order they came in', () => {
    expect(inOrder(day.toReversed())).toEqual(day);
  });

  it('reaches from half past eight to four, and to what was recorded outside', () => {
    expect(spanOf(day, MIDNIGHT)).toEqual({ fromMs: at('08:30:00'), untilMs: at('16:00:00') });
    const late = [...day, told('16:05:30', 'order.recorded', 'd')];
    expect(spanOf(late, MIDNIGHT).untilMs).toBe(at('16:05:30'));
    expect(spanOf([], MIDNIGHT)).toEqual({ fromMs: at('08:30:00'), untilMs: at('16:00:00') });
  });

  it('is stepped through from instant to instant', () => {
    expect(stepTo(day, at('09:00:01'), 'next')).toBe(at('09:08:00'));
    expect(stepTo(day, at('09:08:00'), 'previous')).toBe(at('09:00:01'));
    expect(stepTo(day, at('10:05:00'), 'next')).toBeUndefined();
  });
});
