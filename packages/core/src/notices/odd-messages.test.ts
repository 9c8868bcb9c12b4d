import { describe, expect, it } from 'vitest';
import { at, price } from '../reconciliation/reconcile.test-support.ts';
import type { Notice } from './notice.ts';
import { noticeFor, ORDER, readAloud } from './notices.test-support.ts';
import { renderNotice } from './render-notice.ts';

const cases: readonly (readonly [name: string, notice: Notice, says: string])[] = [
  [
    'a market order has no price',
    noticeFor('order_placed', {}, { order: { ...ORDER, orderType: 'market', limitPrice: null } }),
    'Placed: BUY 40 SBIN at the market price',
  ],
  [
    'a stop-loss order has a trigger',
    noticeFor('order_placed', {}, { order: { ...ORDER, orderType: 'stop_loss', triggerPrice: price(99) } }),
    'Placed: BUY 40 SBIN at ₹100.00, trigger ₹99.00',
  ],
  [
    'an order that is not known is an order',
    noticeFor('order_found', {}, { order: null }),
    'Found again: an order',
  ],
  [
    'an execution without a price says how much',
    noticeFor('order_executed', {}, { order: { ...ORDER, executionQty: 40 } }),
    'Executed: BUY SBIN, 40 of 40',
  ],
  [
    'an execution of an order that is not known says what came',
    noticeFor('order_executed', { filledQty: 5 }, { order: null }),
    'Executed: an order, 5',
  ],
  [
    'a cancellation tells of the part that filled',
    noticeFor('order_cancelled', { filledQty: 3, quantity: 40 }, { actor: 'exchange' }),
    '3 of 40 had been filled before.',
  ],
  [
    'a rejection tells of the part that filled',
    noticeFor('order_rejected', { filledQty: 3 }, { actor: 'exchange' }),
    '3 of 40 had been filled before.',
  ],
  [
    'a rejection by the exchange says so',
    noticeFor('order_rejected', {}, { actor: 'exchange' }),
    'The exchange rejected it after it had been taken.',
  ],
  ['a rejection without a reason says so', noticeFor('order_rejected'), 'The broker gave no reason.'],
  [
    'a change of the kind of order is spelled out',
    noticeFor('order_modified', {
      changes: { orderType: { from: 'stop_loss', to: 'limit' }, validity: { to: 'day' } },
    }),
    'Changed: BUY SBIN, order type from stop loss to limit, validity from none to day',
  ],
  ['a change without values says so', noticeFor('order_modified'), 'Changed: BUY SBIN, values not shown'],
  [
    'a change that was refused is no cancellation',
    noticeFor('order_change_refused', {}, { eventKind: 'order.modify_refused' }),
    'Refused: the change of BUY 40 SBIN at ₹100.00',
  ],
  ['a correction without facts is whole', noticeFor('order_corrected'), 'It is otherwise.'],
  [
    'the broker’s words beside a queued order get their amounts',
    noticeFor('retry_added', { reason: 'RMS: margin', shortfall: 50_000 }, { order: null }),
    'Missing: ₹500.00.',
  ],
  ['a single order is one order', noticeFor('funds_short', { orders: 1 }), 'Money is missing for 1 order'],
  [
    'a position that grew did not open',
    noticeFor('position_opened', { positionQty: 50 }, { eventKind: 'position.increased' }),
    'Position grew: 50 SBIN',
  ],
  [
    'a position that was partly sold says what is left',
    noticeFor('position_closed', { positionQty: 10 }, { eventKind: 'position.reduced', order: null }),
    'Position partly sold: a share, 10 left',
  ],
  [
    'a closed position whose sums are not known has no profit',
    noticeFor('position_closed', {}, { eventKind: 'position.closed' }),
    'Position closed: SBIN',
  ],
  [
    'a profit is one',
    noticeFor('position_closed', { boughtValue: '10', soldValue: '25', charges: 100, realisedNet: 1_400 }),
    'Position closed: SBIN, profit ₹15.00',
  ],
  [
    'holdings that differ conclude nothing',
    noticeFor('position_changed', {}, { eventKind: 'account.holdings_differ', order: null }),
    'The broker holds fewer shares than our positions say. Nothing is concluded from that.',
  ],
  [
    'executions that the trade book names otherwise change nothing',
    noticeFor('position_changed', {}, { eventKind: 'account.trades_differ', order: null }),
    "The broker's trade book names other executions than its order book showed. Nothing was changed.",
  ],
  [
    'a run that was left says what to do',
    noticeFor('run_cut_short', { carriedOn: false, text: 'The program ended.' }, { order: null }),
    'What to do: look at the run, and ask for it again if you still want it.',
  ],
  [
    'a scheduled placement that was refused says so, with its reason',
    noticeFor(
      'run_cut_short',
      { carriedOn: false, refused: 'book_unavailable', text: 'The book could not be read.' },
      { order: null },
    ),
    'The book could not be read.',
  ],
  [
    'a run that is carried on asks for nothing',
    noticeFor('run_cut_short', { carriedOn: true, text: 'The program ended.' }, { order: null }),
    'A placement run was cut short and is carried on',
  ],
  [
    'a position that was adjusted says by whom',
    noticeFor('position_changed', { symbol: 'SBIN' }, { actor: 'user', order: null }),
    'It was changed by you.',
  ],
  ['a missing sell needs a person', noticeFor('sells_problem', { why: 'No target' }), 'Reason: No target.'],
  [
    'a session that is missing before the opening says so',
    noticeFor('session_lost', { problem: 'Wrong code' }, { eventKind: 'account.session_missing' }),
    'No session at the broker shortly before the opening',
  ],
  [
    'a doubted book says why',
    noticeFor('book_doubted', { alert: 'book_shrunk' }),
    'What the last reading lacks is not believed (book shrunk). What it shows is.',
  ],
  [
    'a resumed account is not paused',
    noticeFor('account_paused', {}, { eventKind: 'account.resumed' }),
    'The account is resumed',
  ],
  [
    'a day that could not be closed says what to do',
    noticeFor('day_unsealed'),
    'The day could not be closed',
  ],
  ['a calendar without a last day ends soon', noticeFor('calendar_ending'), 'The trading calendar ends soon'],
  [
    'a channel without a remedy has the test',
    noticeFor('channel_failed'),
    'Messages do not get through: a channel',
  ],
  [
    'a report before the opening warns of a missing session first',
    noticeFor('day_report', { which: 'morning', session: 'failed', figures: { open: 1 } }),
    'Before the opening: no session at the broker, 1 still open',
  ],
  [
    'a report lists what to authorise',
    noticeFor('day_report', {
      which: 'morning',
      session: 'ready',
      authorise: ['SBIN', 'TCS'],
      cash: 500_000,
    }),
    'Authorise the sale in the broker’s app before the opening: SBIN, TCS.',
  ],
  [
    'a day that is not closed yet says so',
    noticeFor('day_report', { which: 'close', figures: { positionsOpen: 1 } }),
    'The day is not closed yet: a complete reading after its end is still to come.',
  ],
  [
    'a report of an unknown time is a report',
    noticeFor('day_report', {}),
    'Report of the day: nothing to tell',
  ],
  [
    'an order that failed keeps the end of its sentence',
    noticeFor('order_failed', {}, { order: { ...ORDER, failureReason: 'Is it a fund?' } }),
    'Reason: Is it a fund?',
  ],
  [
    'an order whose time in the queue runs out says until when',
    noticeFor('retry_expiring', {}, { order: { ...ORDER, retryExpiresAtMs: at('15:30') } }),
    'It is dropped unplaced at Fri 21 Aug 2026, 15:30 IST.',
  ],
];

describe('an unusual message', () => {
  it.each(cases)('%s', (_, notice, says) => {
    expect(readAloud(renderNotice(notice, { hideAmounts: false }))).toContain(says);
  });
});
