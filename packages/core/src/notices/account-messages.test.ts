import { describe, expect, it } from 'vitest';
import { at } from '../reconciliation/reconcile.test-support.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';

const WHEN = 'Fri 21 Aug 2026, 09:15:03 IST';

/** Every message about the queue, positions, the account and the day, as it is read. */
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
    notice: noticeFor(
      'funds_short',
      {
        orders: 6,
        symbols: ['SBIN', 'TCS'],
        shortfall: 151_000_000,
        requiredCash: 200_000_000,
        availableCash: 49_000_000,
        retryExpiresAtMs: at('15:30'),
      },
      { order: null },
    ),
    text: [
      'Money is missing for 6 orders: ₹15,10,000.00',
      'Missing: ₹15,10,000.00 (needed ₹20,00,000.00, free ₹4,90,000.00).',
      'Not placed: SBIN, TCS.',
      'They wait in the retry queue until Fri 21 Aug 2026, 15:30 IST.',
      'What to do: add the missing amount; the queue tries again by itself.',
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
  {
    notice: noticeFor(
      'session_lost',
      { words: 'Invalid Session' },
      { order: null, eventKind: 'account.session_lost' },
    ),
    text: [
      "The broker's session is lost",
      'The broker says: "Invalid Session"',
      'Until it is renewed, orders can neither be read nor placed. It is tried again by itself.',
      "What to do: if this stays, check the account's login: press Log in on the account's page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('broker_unreachable', { words: 'connect ECONNREFUSED' }, { order: null }),
    text: [
      'The order book cannot be read',
      'What came back: "connect ECONNREFUSED"',
      'Nothing is concluded from that: your orders stay as they were last seen. It is tried again by itself.',
      "What to do: if it matters now, look in the broker's app.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('broker_reachable', { failingSinceMs: at('09:10') }, { order: null }),
    text: [
      'The order book can be read again',
      'It could not be read since Fri 21 Aug 2026, 09:10 IST.',
      'What happened meanwhile is told now.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('wrong_account', { shown: 'ZZ9' }, { order: null }),
    text: [
      'The broker showed orders of another account',
      'It showed the account ZZ9.',
      'They were thrown away, and placing is stopped for this account.',
      "What to do: check the account's credentials, then resume it on its page.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('other_program'),
    text: [
      'Another program places orders on this account',
      'An order came over the API that was not sent from here. Placing is stopped, so that nothing is bought twice.',
      'What to do: stop the other program or change the API key, then resume the account on its page.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('circuit_breaker', { reason: 'five rejections in a row' }),
    text: [
      'Placing is stopped',
      'Reason: five rejections in a row.',
      'Orders at the broker are watched as before; no new ones are sent.',
      'What to do: see what went wrong, then resume the account on its page.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('kill_switch', { reason: 'Something is odd' }, { actor: 'user' }),
    text: [
      'The kill switch is on: nothing is sent',
      'It was pulled by you.',
      'Reason: Something is odd.',
      'What to do: cancel what you no longer want at the broker; release the switch when it is over.',
      WHEN,
    ],
  },
  {
    notice: noticeFor('calendar_ending', { lastDay: '2026-12-31', daysLeft: 7 }),
    text: [
      'The trading calendar ends on 2026-12-31',
      '7 days are left.',
      'After its end nothing is placed by itself.',
      "What to do: import the exchange's holidays of the next year.",
      WHEN,
    ],
  },
  {
    notice: noticeFor('day_report', {
      which: 'close',
      sealed: true,
      session: 'ready',
      figures: {
        placed: 6,
        executed: 4,
        rejected: 1,
        open: 0,
        retryQueue: 2,
        positionsOpen: 4,
        unconfirmed: 1,
        missing: 0,
      },
    }),
    text: [
      'The day, reconciled: 6 placed, 4 executed, 1 rejected',
      'Also: 2 in the retry queue, 4 positions open.',
      "The broker's session is good.",
      "Every order agrees with the broker's last complete book.",
      'What to do: look at what needs you: 1 without a trustworthy answer.',
      WHEN,
    ],
  },
  {
    notice: noticeFor(
      'day_report',
      {
        which: 'morning',
        sealed: false,
        session: 'blocked',
        paused: true,
        placingStopped: 'a reason',
        figures: { placed: 0 },
      },
      { accountLabel: 'Mother' },
    ),
    text: [
      'Before the opening: no session at the broker',
      "The broker's session is blocked.",
      'The account is paused: nothing is placed.',
      'Placing is stopped: a reason.',
      'Mother, Fri 21 Aug 2026, 09:15:03 IST',
    ],
  },
  {
    notice: noticeFor('channel_failed', {
      channel: 'webhook',
      channelName: 'Webhook',
      why: 'It answered 503.',
      mend: 'Look at it.',
    }),
    text: [
      'Messages do not get through: Webhook',
      'Reason: It answered 503.',
      'What was not delivered is kept, and can be sent again in the settings.',
      'What to do: Look at it.',
      WHEN,
    ],
  },
] as const;

describe('a message', () => {
  it.each(MESSAGES)('reads: $text.0', ({ notice, text }) => {
    expect(readAloud(renderNotice(notice, { hideAmounts: false }))).toEqual(text);
  });
});
