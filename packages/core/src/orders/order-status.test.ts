import { describe, expect, it } from 'vitest';
import { isAtBroker, isEndedStatus, isOrderStatus, ORDER_STATUSES } from './order-status.ts';
import { decideStatusMove } from './status-moves.ts';

describe('order statuses', () => {
  it('the ten words are known, others are not', () => {
    expect(ORDER_STATUSES.filter(isOrderStatus)).toHaveLength(10);
    expect(isOrderStatus('PENDING')).toBe(false);
  });

  it('four are over, and behind four others the broker may have a working order', () => {
    expect(ORDER_STATUSES.filter(isEndedStatus)).toEqual(['closed', 'failed', 'rejected', 'cancelled']);
    expect(ORDER_STATUSES.filter(isAtBroker)).toEqual(['placing', 'unconfirmed', 'amo', 'pending_execution']);
  });

  it('every pair is decided, and this is the table', () => {
    const mark = { same: '=', move: '>', correction: '!', refused: '.' } as const;
    const rows = ORDER_STATUSES.map(
      (from) => `${from.padEnd(18)}${ORDER_STATUSES.map((to) => mark[decideStatusMove(from, to)]).join(' ')}`,
    );
    expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      placing           = > > > > > > > > >
      unconfirmed       > = > > > > > > > >
      amo               . . = > > > . . > >
      pending_execution . . . = > > . . > >
      ongoing           . . . . = > . . . !
      closed            . . . . ! = . . . .
      retry_pending     > . ! ! ! ! = > . >
      failed            . . ! ! ! ! > = . >
      rejected          . . ! ! ! ! > . = >
      cancelled         . . ! ! ! ! . . . =
      "
    `);
  });

  const allowed: Readonly<Record<string, readonly string[]>> = {
    placing: [
      'amo',
      'pending_execution',
      'ongoing',
      'closed',
      'cancelled',
      'rejected',
      'failed',
      'retry_pending',
      'unconfirmed',
    ],
    unconfirmed: ORDER_STATUSES.filter((status) => status !== 'unconfirmed'),
    amo: ['pending_execution', 'ongoing', 'closed', 'rejected', 'cancelled'],
    pending_execution: ['ongoing', 'closed', 'rejected', 'cancelled'],
    ongoing: ['closed'],
    closed: [],
    retry_pending: ['placing', 'failed', 'cancelled'],
    failed: ['retry_pending', 'cancelled'],
    rejected: ['retry_pending', 'cancelled'],
    cancelled: [],
  };
  it.each(ORDER_STATUSES)('%s moves only where the design lets it', (from) => {
    const moves = ORDER_STATUSES.filter((to) => decideStatusMove(from, to) === 'move');
    expect(moves.toSorted()).toEqual([...(allowed[from] ?? [])].toSorted());
  });

  it('only truth that arrives late leads out of an ended status', () => {
    const live = ['amo', 'pending_execution', 'ongoing', 'closed'] as const;
    for (const from of ['cancelled', 'rejected', 'failed', 'retry_pending'] as const) {
      for (const to of live) expect(decideStatusMove(from, to)).toBe('correction');
    }
    expect(decideStatusMove('closed', 'ongoing')).toBe('correction');
    expect(decideStatusMove('ongoing', 'cancelled')).toBe('correction');
  });
});
