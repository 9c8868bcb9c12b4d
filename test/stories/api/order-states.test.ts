import { ORDER_STATUSES, type OrderStatus } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { openApi, type Reply, type Visitor } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { tracesOf } from '../../support/owners-things.ts';
import { seedOrders } from '../../support/seed-orders.ts';
import { EVENING, istMs, startTradingDay, type TradingDay } from '../../support/trading-day.ts';
import { change } from '../../support/writing-routes.ts';

const reason = 'it is my own';

interface Asked {
  readonly method: string;
  readonly suffix: string;
  readonly body?: object;
  /** The states in which it is taken; in every other one it is refused. */
  readonly taken: readonly OrderStatus[];
}

/** What can be asked of one order. */
const ASKED: Readonly<Record<string, Asked>> = {
  retry: { method: 'POST', suffix: '/retry', taken: ['retry_pending', 'failed', 'rejected'] },
  drop: { method: 'DELETE', suffix: '', taken: ['retry_pending', 'failed', 'rejected'] },
  cancel: { method: 'POST', suffix: '/cancel', taken: ['amo', 'pending_execution'] },
  change: { method: 'PATCH', suffix: '', body: { quantity: 7 }, taken: ['amo', 'pending_execution'] },
  'resolve as not placed': {
    method: 'POST',
    suffix: '/resolve',
    body: { decision: 'not_placed', reason },
    taken: ['unconfirmed'],
  },
  'resolve as placed': {
    method: 'POST',
    suffix: '/resolve',
    body: { decision: 'placed_as', broker_order_id: '260820000009999', reason },
    taken: ['unconfirmed'],
  },
  care: { method: 'POST', suffix: '/care', body: { under_care: true, reason }, taken: [] },
};

interface House {
  readonly day: TradingDay;
  readonly owner: Visitor;
  ask(name: string, orderId: string): Promise<Reply>;
}

/** An account with an order in every state, and orders from elsewhere, on an evening. */
async function house(): Promise<House> {
  const day = await startTradingDay();
  const { db } = day.database;
  const atMs = istMs('15:00:00', EVENING);
  const states = ORDER_STATUSES.map((status) => ({ id: `ord_${status}`, status }));
  const others = [
    { id: 'ord_foreign_amo', status: 'amo', origin: 'external', managed: false },
    { id: 'ord_foreign_rejected', status: 'rejected', origin: 'external', managed: false },
    { id: 'ord_foreign_sell', status: 'closed', origin: 'external', side: 'sell', managed: false },
    { id: 'ord_failed_sell', status: 'failed', side: 'sell' },
  ] as const;
  const seeds = [...states, ...others].map((seed, place) => ({ ...seed, atMs, symbol: `SHARE${place}` }));
  await seedOrders(db, day.account, seeds);
  await db.updateTable('attempts').set({ state: 'not_placed' }).where('state', '=', 'planned').execute();
  await db
    .updateTable('attempts')
    .set({ state: 'unconfirmed' })
    .where('order_id', '=', 'ord_unconfirmed')
    .execute();
  const api = await openApi(day);
  const owner = await api.owner();
  return {
    day,
    owner,
    ask(name, orderId) {
      const { method = '', suffix = '', body } = ASKED[name] ?? {};
      return whileTimePasses(day, change(owner, { method }, `/api/v1/user/orders/${orderId}${suffix}`, body));
    },
  };
}

const toldOf = ({ status, body }: Reply) => {
  const { code, reason: why, detail } = Object(body);
  return { status, code, reason: why, detail };
};

describe('what is asked of an order in a state that does not allow it', () => {
  it.each(Object.keys(ASKED))(
    '%s: is refused with the state and what can be done, and leaves no trace',
    async (name) => {
      const { day, ask } = await house();
      for (const status of ORDER_STATUSES.filter((one) => !ASKED[name]?.taken.includes(one))) {
        const before = await tracesOf(day);
        const told = toldOf(await ask(name, `ord_${status}`));
        expect([name, status, told]).toEqual([
          name,
          status,
          {
            status: 409,
            code: 'wrong_state',
            reason: name === 'care' ? 'not_external' : 'wrong_state',
            detail: expect.stringMatching(
              name === 'care'
                ? /placed here: it is looked after already/
                : new RegExp(`The order is ${status}\\. .{15,}`),
            ),
          },
        ]);
        expect([name, status, await tracesOf(day)]).toEqual([name, status, before]);
      }
      expect(day.placements()).toBe(0);
    },
  );

  it('is refused with its own reason for orders from elsewhere and for sells', async () => {
    const { day, ask } = await house();
    const before = await tracesOf(day);
    for (const [name, orderId, why, words] of [
      ['retry', 'ord_foreign_amo', 'external_order', /not placed here/],
      ['cancel', 'ord_foreign_amo', 'external_order', /in the broker's app/],
      ['change', 'ord_foreign_amo', 'external_order', /in the broker's app/],
      ['drop', 'ord_foreign_rejected', 'external_order', /not placed here/],
      ['retry', 'ord_failed_sell', 'not_a_buy', /returns each morning/],
      ['care', 'ord_foreign_sell', 'not_a_buy', /Only what was bought/],
    ] as const) {
      const told = toldOf(await ask(name, orderId));
      const detail = expect.stringMatching(words);
      expect([name, told]).toEqual([name, { status: 409, code: 'wrong_state', reason: why, detail }]);
    }
    expect(await tracesOf(day)).toBe(before);
  });

  it('is not resolved before two minutes have passed, nor as a number that the broker does not show', async () => {
    const { day, ask } = await house();
    await day.database.db
      .updateTable('attempts')
      .set({ sent_at: new Date(day.clock.nowMs()).toISOString() })
      .where('order_id', '=', 'ord_unconfirmed')
      .execute();
    const before = await day.attempts('ord_unconfirmed');
    expect(toldOf(await ask('resolve as not placed', 'ord_unconfirmed'))).toMatchObject({
      status: 409,
      code: 'wrong_state',
      reason: 'too_early',
      detail: expect.stringContaining('two minutes'),
    });
    expect(toldOf(await ask('resolve as placed', 'ord_unconfirmed'))).toMatchObject({
      status: 422,
      code: 'number_unknown',
    });
    expect(await day.attempts('ord_unconfirmed')).toEqual(before);
    expect((await day.orders()).find(({ id }) => id === 'ord_unconfirmed')?.status).toBe('unconfirmed');
  });
});
