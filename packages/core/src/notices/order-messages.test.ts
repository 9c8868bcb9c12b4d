import { describe, expect, it } from 'vitest';
import { at, decimal, price } from '../reconciliation/reconcile.test-support.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';

const WHEN = 'Fri 21 Aug 2026, 09:15:03 IST';
const MARGIN =
  'RMS:Margin Exceeds,Cash Available:1537430.61,Additional margin required:321.49 for entity account-AB1C2 across exchange across segment across product ';
const filled = { filledQty: 40, quantity: 40, averagePrice: '812.346250' };

/** Every message about an order, as it is read. */
const MESSAGES = [
  {
    notice: noticeFor(
      'order_placed',
      { brokerOrderId: '260821000000001' },
      { order: { ...ORDER, variety: 'amo' } },
    ),
    text: [
      'Placed: BUY 40 SBIN at ₹100.00',
      'The broker has taken it as an after-market order, for the next session.',
      'Its own checks may still reject it; you are told if they do.',
      "The broker's number: 260821000000001",
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_accepted_late',
      { brokerOrderId: '260821000000001' },
      { order: { ...ORDER, status: 'amo' } },
    ),
    text: [
      'It did arrive: BUY 40 SBIN at ₹100.00',
      "The answer to it was lost; the broker's book now shows it under our tag.",
      "The broker's number: 260821000000001",
      'What to do: nothing. Do not place it again.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_rejected',
      { rejectReason: MARGIN, filledQty: 0 },
      { eventKind: 'order.rejected', actor: 'broker' },
    ),
    text: [
      'Rejected: BUY 40 SBIN at ₹100.00',
      'The broker rejected it after it had been taken.',
      `Reason: "${MARGIN}"`,
      'It means: The account does not hold enough money for this order.',
      'What to do: Add the missing amount, or make the order smaller, then retry.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_rejected',
      { words: 'something new', code: '1041' },
      {
        eventKind: 'order.refused',
        order: { ...ORDER, status: 'retry_pending', retryExpiresAtMs: at('15:30') },
      },
    ),
    text: [
      'Rejected: BUY 40 SBIN at ₹100.00',
      'The broker refused it at once; nothing entered the order book.',
      'Reason: "something new"',
      "What to do: look it up in the broker's app; this reason is not known here.",
      'It waits in the retry queue until Fri 21 Aug 2026, 15:30 IST.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_failed',
      { reason: 'No last close is known.' },
      { order: { ...ORDER, failureReason: 'No last close is known.' } },
    ),
    text: [
      'Could not be placed: BUY 40 SBIN at ₹100.00',
      'Nothing is at the broker, and it is not tried again by itself.',
      'Reason: No last close is known.',
      'What to do: mend the reason, then press Retry on the order, or drop it.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_executed', filled, {
      order: { ...ORDER, executionQty: 40, executionPrice: decimal('812.346250') },
    }),
    text: [
      'Executed: BUY SBIN, 40 of 40 at ₹812.34625',
      'The order was BUY 40 SBIN at ₹100.00.',
      'Value: ₹32,493.85.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_partly_filled', { ...filled, filledQty: 10 }),
    text: [
      'Partly filled: BUY SBIN, 10 of 40 at ₹812.34625',
      'The order is BUY 40 SBIN at ₹100.00. The rest is still working.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_cancelled', { by: 'user', filledQty: 0 }, { actor: 'external' }),
    text: [
      'Cancelled: BUY 40 SBIN at ₹100.00',
      "It was cancelled outside Orderwatch, in the broker's app or by another program.",
      'What to do: if it was not you, look who has access to your account.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_cancelled', { by: 'expiry' }, { actor: 'broker' }),
    text: [
      'Cancelled: BUY 40 SBIN at ₹100.00',
      'It was cancelled because its time had ended.',
      'What to do: nothing, unless you still want it: then place it again.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_modified',
      { changes: { limitPrice: { from: 10_000, to: 9_900 }, quantity: { from: 40, to: 30 } } },
      { actor: 'external', order: { ...ORDER, quantity: 30, limitPrice: price(99) } },
    ),
    text: [
      'Changed: BUY SBIN, limit from ₹100.00 to ₹99.00, quantity from 40 to 30',
      "It was changed outside Orderwatch, in the broker's app or by another program: limit from ₹100.00 to ₹99.00, quantity from 40 to 30.",
      'The order is now BUY 30 SBIN at ₹99.00.',
      'What to do: nothing if it was you; the new values are looked after.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'target_moved',
      { changes: { limitPrice: { from: 10_000, to: 9_900 } } },
      { actor: 'system', order: { ...ORDER, side: 'sell', limitPrice: price(99) } },
    ),
    text: [
      'Target moved: SELL SBIN, limit from ₹100.00 to ₹99.00',
      'It was changed by Orderwatch: limit from ₹100.00 to ₹99.00.',
      'The order is now SELL 40 SBIN at ₹99.00.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_change_refused',
      { rejectReason: 'Order is in process' },
      { eventKind: 'order.cancel_refused' },
    ),
    text: [
      'Refused: the cancellation of BUY 40 SBIN at ₹100.00',
      'The order stands as it was.',
      'Reason: "Order is in process"',
      "What to do: look it up in the broker's app; this reason is not known here.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_expired', { filledQty: 3, quantity: 40 }),
    text: [
      'Ended with the day: BUY 40 SBIN at ₹100.00',
      'The market closed before it was filled. Filled: 3 of 40.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_unconfirmed',
      { words: 'no answer in 30 s' },
      { eventKind: 'order.unconfirmed' },
    ),
    text: [
      'Unconfirmed: BUY 40 SBIN at ₹100.00',
      'It was sent, and no answer came that can be trusted. It may be live at the broker.',
      'What came back: "no answer in 30 s"',
      "It is not sent again; the broker's book is searched for it.",
      "What to do: do not place it again by hand. Look in the broker's app, then settle it on the order's page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_unconfirmed',
      { sinceMs: at('09:10') },
      { eventKind: 'order.still_unconfirmed' },
    ),
    text: [
      'Still unconfirmed: BUY 40 SBIN at ₹100.00',
      'Nobody knows since Fri 21 Aug 2026, 09:10 IST whether it reached the broker.',
      "It is not sent again; the broker's book is searched for it.",
      "What to do: do not place it again by hand. Look in the broker's app, then settle it on the order's page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'order_settled',
      { reason: 'Seen in the app' },
      { actor: 'user', order: { ...ORDER, status: 'amo' } },
    ),
    text: [
      'Settled: BUY 40 SBIN at ₹100.00',
      'It was settled by you and is now waiting for the opening.',
      'Why: Seen in the app',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_missing'),
    text: [
      "Not in the broker's book: BUY 40 SBIN at ₹100.00",
      'A complete reading of the book does not show it. Nothing is concluded from that; it is searched for.',
      "What to do: look for it in the broker's app. Do not place it again before it is found or settled.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_found'),
    text: ['Found again: BUY 40 SBIN at ₹100.00', "The broker's book shows it again.", WHEN],
  },
  {
    notice: noticeFor('order_corrected', { fromStatus: 'cancelled', toStatus: 'ongoing' }),
    text: [
      'Corrected: BUY 40 SBIN at ₹100.00',
      'It is ongoing, not cancelled.',
      'What you were told before was overruled by what the broker shows; the evidence stands with the order.',
      'What to do: look at the order, and at what you did because of the first message.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_corrected', { fromAveragePrice: '10.5', toAveragePrice: '10.25' }),
    text: [
      'Corrected: BUY 40 SBIN at ₹100.00',
      'The average price is ₹10.25, not ₹10.50.',
      'What you were told before was overruled by what the broker shows; the evidence stands with the order.',
      'What to do: look at the order, and at what you did because of the first message.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_contradicted', { anomaly: 'two_live_attempts' }),
    text: [
      'The broker contradicts itself about BUY 40 SBIN at ₹100.00',
      'It showed something that does not fit what is proven (two live attempts). It was kept as evidence and changed nothing.',
      "What to do: compare the order with the broker's app.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('order_external', { placedByText: 'NEOMOBILE' }),
    text: [
      'Not placed here: BUY 40 SBIN at ₹100.00',
      "The broker's book shows an order that Orderwatch did not place (NEOMOBILE). It is shown, and left alone.",
      'What to do: nothing if it was you; otherwise look who has access to your account.',
      WHEN,
    ],
  },
] as const;

describe('a message', () => {
  it.each(MESSAGES)('reads: $text.0', ({ notice, text }) => {
    expect(readAloud(renderNotice(notice, { hideAmounts: false }))).toEqual(text);
  });

  it('keeps the words of the broker apart from ours, so that each channel can mark and escape them', () => {
    const notice = noticeFor('order_rejected', { rejectReason: MARGIN }, { eventKind: 'order.rejected' });
    expect(renderNotice(notice, { hideAmounts: false }).lines).toContainEqual([
      { kind: 'plain', text: 'Reason: ' },
      { kind: 'quoted', text: MARGIN },
    ]);
  });
});
