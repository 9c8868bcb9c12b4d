import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { actionsOf, canSendNow } from './which-actions.ts';

describe('what a person can ask for at an order', () => {
  it.each([
    [{ status: 'retry_pending' }, ['retry', 'drop']],
    [{ status: 'failed' }, ['retry', 'drop']],
    [{ status: 'rejected' }, ['retry', 'drop']],
    [{ status: 'rejected', side: 'sell' }, ['drop']],
    [{ status: 'amo', broker_order_id: '2408210001' }, ['cancel', 'modify']],
    [{ status: 'pending_execution', broker_order_id: '2408210001' }, ['cancel', 'modify']],
    [{ status: 'pending_execution', broker_order_id: '2408210001', order_type: 'market' }, ['cancel']],
    [{ status: 'amo', broker_order_id: null }, []],
    [{ status: 'pending_execution', broker_order_id: '2408210001', origin: 'external' }, []],
    [{ status: 'placing' }, []],
    [{ status: 'unconfirmed' }, []],
    [{ status: 'ongoing' }, []],
    [{ status: 'closed' }, []],
    [{ status: 'cancelled' }, []],
  ] as const)('%o: %o', (change, expected) => {
    expect(actionsOf(anOrder(change))).toEqual(expected);
  });
});

describe('a retry', () => {
  it.each([
    ['amo_window', true],
    ['continuous', true],
    ['pre_open_order_entry', true],
    ['closed', false],
    ['settling', false],
    ['a phase of a newer server', false],
  ])('asked for in %s can be sent at once: %s', (name, expected) => {
    expect(canSendNow({ name })).toBe(expected);
  });
});
