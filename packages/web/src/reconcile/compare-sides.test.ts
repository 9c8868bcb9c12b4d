import { expect, it } from 'vitest';
import { compareSides } from './compare-sides.ts';

const ours = {
  status: 'pending_execution',
  state: 'open',
  quantity: 1200,
  filled_qty: 0,
  limit_price: '34.65',
  average_price: null,
} as const;

it('puts both sides beside each other, marks what differs, and leaves out what neither knows', () => {
  const broker = {
    status_text: 'complete',
    quantity: 1200,
    filled_qty: 1200,
    limit_price: null,
    average_price: null,
    seen_at: '2026-08-21T04:00:00.000Z',
    confirmed_by_book: true,
  };
  const rows = compareSides({ ours, broker, differs: ['status', 'filled'] });
  expect(rows.map(({ word, broker: theirs, ours: our, differs }) => [word, theirs, our, differs])).toEqual([
    ['State', 'complete', 'Pending', true],
    ['Quantity', '1,200', '1,200', false],
    ['Filled', '1,200', '0', true],
    ['Limit price', undefined, '₹34.65', false],
  ]);
});

it('shows our side alone where the broker has shown nothing', () => {
  const rows = compareSides({ ours, broker: null, differs: [] });
  expect(rows.every(({ broker }) => broker === undefined)).toBe(true);
});
