import { describe, expect, it } from 'vitest';
import type { WatchedWrite } from '../../db/rehearsal/watch-writes.ts';
import { checkWrites, newWriteMemory } from './check-writes.ts';

type Row = Readonly<Record<string, unknown>>;

function write(table: WatchedWrite['table'], before: Row | null, now: Row): WatchedWrite {
  return { id: 1, tx: '7', table, before, now: { account_id: 'acc_1', ...now } };
}

function event(kind: string, more: Row = {}): WatchedWrite {
  return write('events', null, {
    seq: 1,
    kind,
    order_id: 'ord_1',
    attempt_id: 'att_1',
    actor: 'broker',
    source: 'book',
    evidence_id: 'evd_1',
    body: {},
    ...more,
  });
}

const order = (status: string, more: Row = {}) => ({
  id: 'ord_1',
  origin: 'system',
  status,
  execution_qty: 0,
  corrections: 0,
  ...more,
});
const attempt = (state: string, more: Row = {}) => ({
  id: 'att_1',
  order_id: 'ord_1',
  state,
  filled_qty: 0,
  epoch: 3,
  lease_epoch: 3,
  ...more,
});

const faults: readonly { name: string; writes: readonly WatchedWrite[]; says: string }[] = [
  {
    name: 'an ending that nothing explains',
    writes: [write('orders', order('amo'), order('rejected'))],
    says: 'without evidence, rule or decision',
  },
  {
    name: 'a move that the table refuses',
    writes: [write('orders', order('pending_execution'), order('amo')), event('order.queued')],
    says: 'which the table refuses',
  },
  {
    name: 'a correction that is not counted',
    writes: [write('orders', order('cancelled'), order('ongoing')), event('order.correction')],
    says: 'without counting a correction',
  },
  {
    name: 'a filled quantity that falls',
    writes: [
      write('attempts', attempt('open', { filled_qty: 5 }), attempt('open', { filled_qty: 4 })),
      event('order.open'),
    ],
    says: 'the filled quantity fell from 5 to 4',
  },
  {
    name: 'an unconfirmed sending that is settled by nothing',
    writes: [write('attempts', attempt('unconfirmed'), attempt('rejected'))],
    says: 'without evidence or decision',
  },
  {
    name: 'a state that the events do not add up to',
    writes: [write('attempts', attempt('accepted'), attempt('open')), event('order.filled')],
    says: 'its events add up to filled',
  },
  {
    name: 'a gap in the events',
    writes: [event('order.open', { seq: 5 })],
    says: 'Event 5 of acc_1 follows on 0',
  },
  {
    name: 'a record under an old lease',
    writes: [write('attempts', null, attempt('planned', { lease_epoch: 4 })), event('order.recorded')],
    says: 'under the lease number 3, valid was 4',
  },
  {
    name: 'a change of what somebody else placed',
    writes: [
      write('orders', null, order('pending_execution', { origin: 'external' })),
      event('order.external_seen'),
      write('commands', null, { order_id: 'ord_1', kind: 'cancel', actor: 'system' }),
    ],
    says: 'which somebody else placed',
  },
];

describe('the onlooker of a rehearsal', () => {
  it.each(faults)('finds $name', ({ writes, says }) => {
    const found = checkWrites(writes, newWriteMemory());
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });

  it('finds nothing in a life as it should be', () => {
    const memory = newWriteMemory();
    const steps: readonly WatchedWrite[] = [
      { ...write('orders', null, order('placing')), tx: '1' },
      { ...write('attempts', null, attempt('planned')), tx: '1' },
      { ...event('order.recorded', { source: 'rule', evidence_id: null }), tx: '1' },
      { ...write('attempts', attempt('planned'), attempt('sending')), tx: '2' },
      { ...event('order.sending', { seq: 2, source: 'rule', evidence_id: null }), tx: '2' },
      { ...write('attempts', attempt('sending'), attempt('unconfirmed')), tx: '3' },
      { ...write('orders', order('placing'), order('unconfirmed')), tx: '3' },
      { ...event('order.unconfirmed', { seq: 3, source: 'place_reply', evidence_id: null }), tx: '3' },
      { ...write('attempts', attempt('unconfirmed'), attempt('rejected')), tx: '4' },
      { ...write('orders', order('unconfirmed'), order('rejected')), tx: '4' },
      { ...event('order.rejected', { seq: 4 }), tx: '4' },
    ];
    expect(checkWrites(steps, memory)).toEqual([]);
  });
});
