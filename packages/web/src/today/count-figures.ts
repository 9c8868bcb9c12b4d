import type { Order } from '../api/types.ts';

export interface DayFigures {
  readonly placed: number;
  readonly filled: number;
  readonly open: number;
  readonly rejected: number;
  readonly unconfirmed: number;
  readonly retry: number;
  readonly cancelled: number;
}

type Counted = Pick<Order, 'status' | 'broker_order_id' | 'execution_qty'>;

/** `placed`: the broker has given a number. One order can be placed and filled, so these do not add up. */
export function countFigures(those: readonly Counted[]): DayFigures {
  const count = (test: (order: Counted) => boolean) => those.filter(test).length;
  return {
    placed: count((order) => order.broker_order_id !== null),
    filled: count(({ status }) => status === 'ongoing' || status === 'closed'),
    open: count(({ status }) => status === 'amo' || status === 'pending_execution' || status === 'placing'),
    rejected: count(({ status }) => status === 'rejected' || status === 'failed'),
    unconfirmed: count(({ status }) => status === 'unconfirmed'),
    retry: count(({ status }) => status === 'retry_pending'),
    cancelled: count(({ status }) => status === 'cancelled'),
  };
}
