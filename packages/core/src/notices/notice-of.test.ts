import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVENT_KINDS,
  type EventActor,
  type EventDraft,
  type EventKind,
  type JsonObject,
  makeId,
} from '../orders/index.ts';
import { at, orderOf } from '../reconciliation/reconcile.test-support.ts';
import { noticeOf } from './notice-of.ts';

const ATTEMPT = makeId('att', '1');

function event(kind: EventKind, data: JsonObject = {}, actor: EventActor = 'broker'): EventDraft {
  const ofAccount = kind.startsWith('account.');
  return {
    kind,
    actor,
    source: 'book',
    orderId: ofAccount ? null : makeId('ord', '1'),
    attemptId: ofAccount ? null : ATTEMPT,
    atMs: at('10:00'),
    data,
  };
}

const alone = { together: new Set<EventKind>() };
const tell = (
  draft: EventDraft,
  order: Parameters<typeof noticeOf>[1] = orderOf(1),
  together: readonly EventKind[] = [],
) => noticeOf(draft, order, { together: new Set(together) });

const queued = orderOf(1, {
  status: 'retry_pending',
  reasonCode: 'insufficient_balance',
  placementRunId: makeId('run', '1'),
});

describe('what is told of an event', () => {
  it.each([
    ['a placed order', event('order.accepted'), 'order_placed', 'normal'],
    [
      'an order that was seen before its reply',
      event('order.linked', { from: 'sending' }),
      'order_placed',
      'normal',
    ],
    ['a refusal', event('order.refused', { words: 'no' }), 'order_rejected', 'high'],
    ['a rejection', event('order.rejected'), 'order_rejected', 'high'],
    ['a lost answer', event('order.unconfirmed'), 'order_unconfirmed', 'critical'],
    [
      'an order found after its answer was lost',
      event('order.linked', { from: 'unconfirmed' }),
      'order_accepted_late',
      'high',
    ],
    ['a cancellation by others', event('order.cancelled', {}, 'external'), 'order_cancelled', 'high'],
    ["a cancellation of one's own", event('order.cancelled', {}, 'user'), 'order_cancelled', 'low'],
    ['a cancellation by us', event('order.cancelled', {}, 'system'), 'order_cancelled', 'normal'],
    [
      'a queued order that is no longer needed',
      event('order.cancelled', { basis: 'no_longer_needed' }, 'system'),
      'retry_removed',
      'normal',
    ],
    ['a change by hand', event('order.modified', {}, 'external'), 'order_modified', 'high'],
    ['an order that was dropped', event('order.dropped', {}, 'user'), 'retry_removed', 'low'],
    [
      'a contradiction about money',
      event('order.anomaly', { severity: 'S1' }),
      'order_contradicted',
      'critical',
    ],
    ['a small contradiction', event('order.anomaly', { severity: 'S3' }), 'order_contradicted', 'normal'],
    ['a contradiction', event('order.anomaly'), 'order_contradicted', 'high'],
    [
      'a book that cannot be read',
      event('account.reading_failed', { why: 'down' }),
      'broker_unreachable',
      'high',
    ],
    ['a price that the broker corrected', event('position.adjusted'), 'position_changed', 'high'],
    ['a sale by hand', event('position.reduced', { by: 'hand', soldQty: 5 }), 'position_changed', 'high'],
    ['a quiet day', event('account.day_report', { which: 'close', quiet: true }), 'day_report', 'low'],
    ['the day', event('account.day_report', { which: 'close', quiet: false }), 'day_report', 'normal'],
    [
      'the last hour in the queue',
      event('order.retry_expiring', { retryExpiresAtMs: 5 }),
      'retry_expiring',
      'normal',
    ],
    [
      'a run that is carried on',
      event('account.run_cut_short', { carriedOn: true }),
      'run_cut_short',
      'normal',
    ],
    ['a run that was left', event('account.run_cut_short', { carriedOn: false }), 'run_cut_short', 'high'],
    [
      'a scheduled run that was refused',
      event('account.run_cut_short', { runId: 'run_1', refused: 'book_unavailable' }),
      'run_cut_short',
      'high',
    ],
    [
      'a scheduled run of an account that its owner has paused',
      event('account.run_cut_short', { runId: 'run_1', refused: 'account_paused' }),
      'run_cut_short',
      'normal',
    ],
    ['short funds', event('account.funds_short', { runId: 'run_1' }), 'funds_short', 'high'],
    ['placing that stopped', event('account.placing_stopped'), 'circuit_breaker', 'critical'],
  ] as const)('%s', (_, draft, kind, severity) => {
    expect(tell(draft)).toMatchObject({ kind, severity });
  });

  it.each([
    ['the reply that came behind the book', event('order.accepted', { late: true })],
    ['an unknown reply for an order that the book shows', event('order.unconfirmed', { late: true })],
    [
      'what the broker did not answer for lack of a session',
      event('account.reading_failed', { why: 'auth' }),
    ],
    ['a sale that its sell order tells of', event('position.reduced', { by: 'sell' })],
    ['the last paisa of an average', event('position.adjusted', { rounding: true })],
    ["a person's hold", event('position.held', {}, 'user')],
  ])('nothing of %s', (_, draft) => {
    expect(tell(draft)).toBeNull();
  });

  it('is one thing when one write says it twice', () => {
    expect(tell(event('order.retry_queued'), queued, ['order.refused', 'order.retry_queued'])).toBeNull();
    expect(tell(event('order.accepted'), orderOf(1), ['order.linked', 'order.accepted'])).toBeNull();
    expect(tell(event('order.failed'), orderOf(1), ['order.refused', 'order.failed'])).toBeNull();
    expect(tell(event('order.found'), orderOf(1), ['order.linked', 'order.found'])).toBeNull();
    expect(tell(event('account.placing_stopped'), null, ['account.breaker_opened'])).toBeNull();
    expect(tell(event('order.found'), orderOf(1))).toMatchObject({ kind: 'order_found' });
    expect(tell(event('order.failed'), orderOf(1))).toMatchObject({ kind: 'order_failed' });
  });

  it('is low beside what tells more: a position beside its buy, a sale beside its profit or loss', () => {
    const opened = event('position.opened', { positionId: 'pos_1' });
    expect(tell(opened, orderOf(1), ['order.filled'])).toMatchObject({ severity: 'low' });
    expect(tell(opened, orderOf(1), ['order.partly_filled'])).toMatchObject({ severity: 'low' });
    expect(tell(opened)).toMatchObject({ severity: 'normal' });
    expect(tell(event('order.filled'), orderOf(1), ['position.closed'])).toMatchObject({ severity: 'low' });
    expect(tell(event('order.filled'))).toMatchObject({ severity: 'normal' });
  });

  it('is, of missing money in a run, left to the digest of the run, but not when a retry fails again', () => {
    expect(tell(event('order.retry_queued'), queued)).toBeNull();
    expect(tell(event('order.retry_queued'), { ...queued, retryCount: 1 })).toMatchObject({
      kind: 'retry_added',
    });
    expect(tell(event('order.retry_queued'), { ...queued, placementRunId: null })).toMatchObject({
      kind: 'retry_added',
    });
    expect(tell(event('order.retry_queued'), null)).toMatchObject({ kind: 'retry_added' });
  });

  it('is a moved target when the system moves its own sell, and a change when it moves a buy', () => {
    expect(tell(event('order.modified', {}, 'system'), orderOf(1, { side: 'sell' }))).toMatchObject({
      kind: 'target_moved',
      severity: 'low',
    });
    expect(tell(event('order.modified', {}, 'system'))).toMatchObject({ kind: 'order_modified' });
  });
});

describe('the name of a notice', () => {
  it('is the same however late and by whatever source the same thing is reported', () => {
    for (const kind of ['order.rejected', 'order.filled', 'order.partly_filled', 'order.modified'] as const) {
      const first = event(kind, { filledQty: 5, updatedAtMs: 77 });
      const again: EventDraft = { ...first, atMs: at('11:00'), source: 'feed' };
      expect(tell(again)).toEqual(tell(first));
    }
  });

  it('differs between fills, attempts, days and orders', () => {
    const names = [
      tell(event('order.partly_filled', { filledQty: 5 })),
      tell(event('order.partly_filled', { filledQty: 8 })),
      tell(event('order.rejected')),
      tell({ ...event('order.rejected'), attemptId: makeId('att', '2') }),
      tell({ ...event('order.rejected'), orderId: makeId('ord', '2') }),
      tell({ ...event('order.rejected'), attemptId: null }),
      tell(event('account.day_report', { which: 'open' })),
      tell(event('account.day_report', { which: 'close' })),
      tell({ ...event('account.day_report', { which: 'close' }), atMs: at('10:00') + 86_400_000 }),
      tell(event('position.opened', { positionId: 'pos_1' })),
      tell({ ...event('position.opened', { positionId: 'pos_2' }), orderId: null }),
    ].map((notice) => JSON.stringify(notice));
    expect(new Set(names).size).toBe(names.length);
  });

  it('of an order that fills share by share is told at first and at each further quarter', () => {
    const order = orderOf(1, { quantity: 400 });
    const versions = Array.from({ length: 399 }, (_, index) =>
      JSON.stringify(tell(event('order.partly_filled', { filledQty: index + 1 }), order)),
    );
    expect(new Set(versions).size).toBe(4);
    const firsts = [1, 100, 200, 300].map((filledQty) => versions[filledQty - 1]);
    expect([...new Set(versions)]).toEqual(firsts);
  });

  it('is made of any event whatever its facts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENT_KINDS),
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
        fc.constantFrom<EventActor>('user', 'system', 'broker', 'exchange', 'external', 'unknown'),
        (kind, data, actor) => {
          const notice = noticeOf(event(kind, data, actor), orderOf(1), alone);
          if (notice === null) return;
          expect(notice.subject).not.toBe('');
          expect(notice.version).not.toBe('');
        },
      ),
    );
  });
});
