import { describe, expect, it } from 'vitest';
import { statesOfEvents } from './states-of-events.ts';

const event = (kind: string, body: Record<string, unknown> = {}) => ({ kind: `order.${kind}`, body });

describe('the way of an order through the states', () => {
  it.each([
    [
      'a buy that was filled and sold',
      [
        event('recorded'),
        event('sending'),
        event('accepted', { status: 'amo' }),
        event('queued'),
        event('open'),
      ],
      [event('partly_filled'), event('filled'), event('position_closed')],
      { side: 'buy', status: 'closed' },
      ['placing', 'amo', 'pending_execution', 'ongoing', 'closed'],
    ],
    [
      'a sell',
      [event('recorded'), event('accepted', { status: 'pending_execution' })],
      [event('filled')],
      { side: 'sell', status: 'closed' },
      ['placing', 'pending_execution', 'closed'],
    ],
    [
      'a buy that was tried twice',
      [event('retry_queued'), event('retried'), event('sending'), event('unconfirmed')],
      [event('verified'), event('retry_queued')],
      { side: 'buy', status: 'retry_pending' },
      ['retry_pending', 'placing', 'unconfirmed', 'retry_pending'],
    ],
    [
      'a fill that beat a cancel',
      [event('cancelled')],
      [event('correction', { fromStatus: 'cancelled', toStatus: 'ongoing' })],
      { side: 'buy', status: 'ongoing' },
      ['cancelled', 'ongoing'],
    ],
    ['an order of which nothing was told', [], [], { side: 'buy', status: 'amo' }, ['amo']],
  ] as const)('of %s', (_, first, then, order, expected) => {
    expect(statesOfEvents([...first, ...then], order)).toEqual(expected);
  });
});
