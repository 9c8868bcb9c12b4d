import { describe, expect, it } from 'vitest';
import { at } from '../reconciliation/reconcile.test-support.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';

const WHEN = 'Fri 21 Aug 2026, 09:15:03 IST';

/** Every message about the queue and positions, as it is read. */
const MESSAGES = [
  {
    notice: noticeFor(
      'retry_added',
      { reason: 'x', shortfall: 3_214_900, requiredCash: 10_000_000, availableCash: 6_785_100 },
      {
        order: {
          ...ORDER,
          status: 'retry_pending',
          failureReason: '₹32,149.00 short: ₹1,00,000.00 needed, ₹67,851.00 free.',
          retryExpiresAtMs: at('15:30'),
        },
      },
    ),
    text: [
      'Queued for a retry: BUY 40 SBIN at ₹100.00',
      'It was not placed. Nothing is at the broker.',
      'Reason: ₹32,149.00 short: ₹1,00,000.00 needed, ₹67,851.00 free.',
      'It is tried again by itself until Fri 21 Aug 2026, 15:30 IST.',
      'What to do: nothing, unless the reason needs you. Retry and Drop are on the order.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('retry_retried', {}, { actor: 'user', order: { ...ORDER, retryCount: 1 } }),
    text: [
      'Tried again: BUY 40 SBIN at ₹100.00',
      'The queued order is placed again, asked for by you, attempt 2.',
      'You are told what comes of it.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('retry_removed', {}, { actor: 'user', eventKind: 'order.dropped' }),
    text: ['No longer queued: BUY 40 SBIN at ₹100.00', 'It was dropped by you.', WHEN],
  },
  {
    notice: noticeFor(
      'retry_removed',
      {},
      { actor: 'system', eventKind: 'order.retry_expired', order: { ...ORDER, failureReason: 'No money' } },
    ),
    text: [
      'No longer queued: BUY 40 SBIN at ₹100.00',
      'Its time in the retry queue is over. It was not placed.',
      'Last reason: No money.',
      'What to do: nothing, unless you still want it: then place it yourself.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'retry_removed',
      { basis: 'no_longer_needed' },
      { actor: 'system', eventKind: 'order.cancelled' },
    ),
    text: [
      'No longer queued: BUY 40 SBIN at ₹100.00',
      'You bought it by hand meanwhile, so it is no longer needed.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'retry_expiring',
      { retryExpiresAtMs: at('15:30') },
      { order: { ...ORDER, failureReason: 'No money.' } },
    ),
    text: [
      'Queue time runs out: BUY 40 SBIN at ₹100.00',
      'It is dropped unplaced at Fri 21 Aug 2026, 15:30 IST.',
      'What stands in its way: No money.',
      'What to do: mend the reason and press Retry, or let it go.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('position_opened', { symbol: 'SBIN', positionQty: 40, boughtValue: '32493.85' }),
    text: ['Position opened: 40 SBIN', 'Bought for: ₹32,493.85.', WHEN],
  },
  {
    notice: noticeFor(
      'position_closed',
      { symbol: 'SBIN', positionQty: 0, boughtValue: '32493.85', soldValue: '31000.00' },
      { eventKind: 'position.closed' },
    ),
    text: [
      'Position closed: SBIN, loss ₹1,493.85',
      'Bought for: ₹32,493.85.',
      'Sold for: ₹31,000.00.',
      'Before charges: loss ₹1,493.85.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'position_changed',
      { symbol: 'SBIN', positionQty: 20, by: 'hand' },
      { eventKind: 'position.reduced', actor: 'external' },
    ),
    text: [
      'Position changed: 20 SBIN',
      'A part of it was sold by hand.',
      "What to do: compare it with the holdings in the broker's app.",
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'sells_problem',
      { symbol: 'SBIN', positionQty: 20, reason: 'Prices moved by a split' },
      { eventKind: 'position.frozen' },
    ),
    text: [
      'Selling is frozen: 20 SBIN',
      'Reason: Prices moved by a split.',
      'Nothing of it is sold by itself for now.',
      'What to do: look at the position, and confirm or place its sell order there.',
      WHEN,
    ],
  },
] as const;

describe('a message', () => {
  it.each(MESSAGES)('reads: $text.0', ({ notice, text }) => {
    expect(readAloud(renderNotice(notice, { hideAmounts: false }))).toEqual(text);
  });
});
