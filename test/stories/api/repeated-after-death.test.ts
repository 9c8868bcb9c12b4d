import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { requestView } from '../../../packages/server/src/http/schemas/order-actions.ts';
import { runView } from '../../../packages/server/src/http/schemas/run.ts';
import { openApi, type Reply } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const KEY = { 'idempotency-key': 'asked-again-after-the-death' };

/** A desk in the evening, and its owner, who asks each thing with the same key. */
async function eveningDesk() {
  const day = await startTradingDay();
  await day.until('17:00:00', EVENING);
  const owner = await (await openApi(day)).owner();
  const post = (path: string, body: unknown): Promise<Reply> =>
    whileTimePasses(day, owner.send('POST', `/api/v1/user/${path}`, body, KEY));
  return { day, post };
}

/** What stands in the database when the program dies after it has written the wish down and before it has answered. */
async function dieBeforeTheAnswer({ database }: TradingDay): Promise<void> {
  await sql`
    update idempotency_keys set status = null, answer = null, finished_at = null, started_at = started_at - interval '3 minutes'
    where key = ${KEY['idempotency-key']}`.execute(database.db);
}

describe('a request that is sent again with its key, after the program died before it could answer', () => {
  it('finds the order that it made, and makes no second', async () => {
    const { day, post } = await eveningDesk();
    const close = day.simulator.broker.instrument('nse_cm', 'CIPLA-EQ')?.previousClosePaise ?? 0;
    const wish = {
      account_id: day.account.accountId,
      symbol: 'CIPLA',
      side: 'buy',
      quantity: 2,
      limit_price: `${Math.floor(close / 100) - 5}.00`,
    };
    const first = requestView.parse((await post('orders', wish)).body);
    expect(first).toMatchObject({ state: 'done', code: 'placed' });
    for (let deaths = 0; deaths < 2; deaths += 1) {
      await dieBeforeTheAnswer(day);
      const again = requestView.parse((await post('orders', wish)).body);
      expect(again).toMatchObject({
        request_id: first.request_id,
        state: 'done',
        order: { id: first.order?.id },
      });
    }
    expect(day.simulator.broker.orders(day.account.ucc)).toHaveLength(1);
  });

  it('finds the placement run that it asked for', async () => {
    const { day, post } = await eveningDesk();
    const wish = {
      account_id: day.account.accountId,
      recommendations_id: await day.recommend([{ symbol: 'SBIN' }]),
      dry_run: true,
    };
    const first = runView.parse((await post('placement-runs', wish)).body);
    await dieBeforeTheAnswer(day);
    expect(runView.parse((await post('placement-runs', wish)).body).id).toBe(first.id);
  });
});
