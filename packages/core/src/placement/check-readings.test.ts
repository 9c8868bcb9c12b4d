import { describe, expect, it } from 'vitest';
import { checkReadings } from './check-readings.ts';
import { book, bookRow, EVENING, ownOrder, planInput, readAt, WEDNESDAY } from './placement.test-support.ts';
import type { BuyPlanInput } from './plan-buys.ts';

const failed = { kind: 'failed', why: { kind: 'timeout', words: 'no answer in 20 s' } } as const;
const partial = { kind: 'partial', rows: [], quarantined: [{ raw: '{', why: 'cut off' }] } as const;

describe('what must be known before anything is placed', () => {
  it.each<{ name: string; changes: Partial<BuyPlanInput>; reason: object | null }>([
    { name: 'all is known and allowed', changes: {}, reason: null },
    {
      name: 'placing is stopped',
      changes: { placing: { kind: 'stopped', why: 'another program' } },
      reason: { code: 'placing_stopped', why: 'another program' },
    },
    {
      name: 'the account is paused',
      changes: { placing: { kind: 'paused' } },
      reason: { code: 'account_paused' },
    },
    {
      name: 'no book',
      changes: { book: { ...failed, source: 'book', ...readAt(EVENING) } },
      reason: { code: 'book_unavailable', why: 'no answer in 20 s' },
    },
    {
      name: 'half a book',
      changes: { book: { ...partial, source: 'book', ...readAt(EVENING) } },
      reason: { code: 'book_unavailable' },
    },
    {
      name: 'one order instead of the book',
      changes: { book: { ...book([bookRow('AAA')]), source: 'one_order' } },
      reason: { code: 'book_unavailable' },
    },
    {
      name: 'an empty book while an order of ours waits',
      changes: { orders: [ownOrder('BBB')] },
      reason: { code: 'book_unavailable' },
    },
    {
      name: 'an empty book while one works',
      changes: { orders: [ownOrder('BBB', { status: 'pending_execution' })] },
      reason: { code: 'book_unavailable' },
    },
    {
      name: 'an empty book and an order that the broker never answered',
      changes: { orders: [ownOrder('BBB', { acceptedAtMs: null })] },
      reason: null,
    },
    {
      name: 'an empty book less than a minute after an order was taken',
      changes: { orders: [ownOrder('BBB', { acceptedAtMs: EVENING - 59_999 })] },
      reason: null,
    },
    {
      name: 'an empty book and an order left over from a day that could not be sealed',
      changes: { orders: [ownOrder('BBB', { status: 'pending_execution', tradingDay: WEDNESDAY - 5 })] },
      reason: null,
    },
    {
      name: 'an empty book with only ended orders',
      changes: { orders: [ownOrder('BBB', { status: 'cancelled' })] },
      reason: null,
    },
    { name: 'a book of two minutes ago', changes: { book: book([], EVENING - 120_000) }, reason: null },
    {
      name: 'an older book',
      changes: { book: book([], EVENING - 120_001) },
      reason: { code: 'stale_reading', of: 'book', ageMs: 120_001 },
    },
    {
      name: 'no holdings',
      changes: { holdings: { ...failed, ...readAt(EVENING) } },
      reason: { code: 'holdings_unavailable' },
    },
    {
      name: 'half of the holdings',
      changes: { holdings: { ...partial, ...readAt(EVENING) } },
      reason: { code: 'holdings_unavailable' },
    },
    {
      name: 'purchases of today that could not be read',
      changes: { todaysPositions: { ...failed, ...readAt(EVENING) } },
      reason: { code: 'positions_unavailable', why: 'no answer in 20 s' },
    },
    {
      name: 'purchases of today that were read',
      changes: { todaysPositions: { kind: 'empty', ...readAt(EVENING) } },
      reason: null,
    },
    {
      name: 'old holdings',
      changes: { holdings: { kind: 'empty', ...readAt(EVENING - 900_001) } },
      reason: { code: 'stale_reading', of: 'holdings' },
    },
  ])('$name', ({ changes, reason }) => {
    const found = checkReadings(planInput(changes));
    if (reason === null) expect(found).toBeNull();
    else expect(found).toMatchObject(reason);
  });
});
