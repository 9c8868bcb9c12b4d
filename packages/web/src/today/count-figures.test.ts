import { expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { countFigures } from './count-figures.ts';

it('counts each order under how it stands, and under placed when the broker has numbered it', () => {
  const those = [
    anOrder({ status: 'amo', broker_order_id: '1' }),
    anOrder({ status: 'pending_execution', broker_order_id: '2' }),
    anOrder({ status: 'ongoing', broker_order_id: '3' }),
    anOrder({ status: 'closed', broker_order_id: '4' }),
    anOrder({ status: 'rejected', broker_order_id: '5' }),
    anOrder({ status: 'failed' }),
    anOrder({ status: 'retry_pending' }),
    anOrder({ status: 'unconfirmed' }),
    anOrder({ status: 'cancelled', broker_order_id: '6' }),
  ];
  expect(countFigures(those)).toEqual({
    placed: 6,
    filled: 2,
    open: 2,
    rejected: 2,
    unconfirmed: 1,
    retry: 1,
    cancelled: 1,
  });
});
