import { describe, expect, it } from 'vitest';
import type { Order } from '../api/types.ts';
import { anOrder } from '../testing/an-order.ts';
import { describeOrder, describeReason } from './describe-order.ts';

describe('an order in one sentence', () => {
  it.each<[Partial<Order>, string]>([
    [{ status: 'placing' }, 'Buy 10 RELIANCE is being sent to the broker'],
    [{ status: 'unconfirmed' }, 'Buy 10 RELIANCE was sent, and there is no answer that can be trusted'],
    [{ status: 'amo' }, 'Buy 10 RELIANCE is queued at the broker for the opening on Mon 24 Aug'],
    [{ status: 'pending_execution' }, 'Buy 10 RELIANCE is waiting at the exchange'],
    [{ status: 'pending_execution', execution_qty: 4 }, 'Buy 10 RELIANCE: 4 of 10 filled so far'],
    [
      { status: 'ongoing', execution_qty: 10, execution_price: '2449.900000' },
      'Bought 10 RELIANCE at ₹2,449.90 on average',
    ],
    [
      { status: 'ongoing', execution_qty: 4, execution_price: '2449.9' },
      'Bought 4 of 10 RELIANCE at ₹2,449.90 on average',
    ],
    [{ status: 'closed', execution_qty: 10 }, 'Bought 10 RELIANCE, and sold since'],
    [{ status: 'closed', execution_qty: 10, managed: false }, 'Bought 10 RELIANCE'],
    [{ status: 'closed', side: 'sell', execution_qty: 3 }, 'Sold 3 of 10 RELIANCE'],
    [{ status: 'rejected' }, 'Buy 10 RELIANCE was rejected'],
    [{ status: 'cancelled', cancelled_by: 'user' }, 'Buy 10 RELIANCE was cancelled by you'],
    [{ status: 'cancelled', cancelled_by: null }, 'Buy 10 RELIANCE was cancelled; by whom is not known'],
  ])('%j', (change, sentence) => {
    expect(describeOrder(anOrder(change))).toBe(sentence);
  });
});

const words = {
  code: null,
  class: null,
  broker_words: null,
  meaning: null,
  advice: null,
  retry_useful: null,
};

describe('the reason in a row', () => {
  it('is the meaning where it is known', () => {
    const reason = { ...words, broker_words: 'RMS:Margin Exceeds', meaning: 'Not enough cash' };
    expect(describeReason(anOrder({ status: 'rejected', reason }))).toEqual({
      kind: 'problem',
      text: 'Not enough cash',
    });
  });

  it('is the broker’s own words where it is not', () => {
    const reason = { ...words, broker_words: '17070 : The Price is out of the LPP range' };
    expect(describeReason(anOrder({ status: 'rejected', reason })).text).toBe(reason.broker_words);
  });

  it('says who cancelled', () => {
    const order = anOrder({ status: 'cancelled', cancelled_by: 'exchange', cancelled_reason: 'Self trade' });
    expect(describeReason(order).text).toBe('Cancelled by the exchange · Self trade');
  });

  it('says how much is short and until when it will be tried', () => {
    const order = anOrder({
      status: 'retry_pending',
      shortfall: '4210.00',
      retry_expires_at: '2026-08-24T10:00:00Z',
    });
    expect(describeReason(order).text).toBe(
      'Short by ₹4,210.00 · will be tried again until Mon 24 Aug 15:30',
    );
  });

  it('an order that the book lacks says so before anything else', () => {
    const order = anOrder({ missing_since: '2026-08-24T04:00:00Z', cancelled_reason: 'x' });
    expect(describeReason(order).text).toBe('Not in the broker’s order book since 09:30:00');
  });

  it('with nothing wrong, tells how we know', () => {
    expect(describeReason(anOrder({ verified_at: '2026-08-21T10:35:12Z' }))).toEqual({
      kind: 'calm',
      text: 'Verified with the broker at Fri 21 Aug, 16:05:12',
    });
    expect(describeReason(anOrder()).text).toBe('Not yet seen in the broker’s order book');
  });

  it('of what has ended, tells what was never filled', () => {
    const filled = { execution_qty: 4, execution_time: '2026-08-24T10:00:00Z' };
    const textOf = (change: Partial<Order>) => describeReason(anOrder({ ...filled, ...change })).text;
    expect(textOf({ status: 'pending_execution' })).toBe('Last fill at 15:30:00');
    expect(textOf({ status: 'closed', side: 'sell' })).toBe('Last fill at 15:30:00; 6 not filled');
    expect(textOf({ status: 'ongoing', execution_qty: 10 })).toBe('Last fill at 15:30:00');
  });
});
