import { describe, expect, it } from 'vitest';
import type { OrderStatus } from '../orders/index.ts';
import { Desk, decidesNothing } from './desk.test-support.ts';
import { book, localOf, row } from './reconcile.test-support.ts';

describe('a reply that was written down after its lease was lost', () => {
  // The attempt has its number and is accepted; what the order is then, the next reading says.
  const cases: readonly { text: string; variety: 'amo' | 'regular'; status: OrderStatus }[] = [
    { text: 'put order req received', variety: 'regular', status: 'pending_execution' },
    { text: 'open', variety: 'regular', status: 'pending_execution' },
    { text: 'after market order req received', variety: 'amo', status: 'amo' },
    { text: 'put order req received', variety: 'amo', status: 'amo' },
  ];

  it.each(cases)('of $variety, shown as "$text", makes the order $status', ({ text, variety, status }) => {
    const desk = new Desk([localOf(1, 'accepted', { order: { status: 'unconfirmed', variety } })]);
    const rows = [row(1, { statusText: text })];
    desk.see(book('10:01', rows));
    expect(desk.order(1).status).toBe(status);
    expect(decidesNothing(desk.see(book('10:02', rows)))).toBe(true);
  });
});
