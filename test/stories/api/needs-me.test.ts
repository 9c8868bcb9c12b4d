import { describe, expect, it } from 'vitest';
import { orderPage, orderStatistics } from '../../../packages/server/src/http/schemas/order.ts';
import { openApi } from '../../support/api.ts';
import { startLostReply } from '../../support/lost-reply.ts';
import { idsOf, shelf } from '../../support/order-shelf.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { bought, sellsOf } from '../../support/positions.ts';
import { EVENING } from '../../support/trading-day.ts';

const MONDAY = '2026-08-24';

type Owner = Awaited<ReturnType<Awaited<ReturnType<typeof openApi>>['owner']>>;

/** The count of the statistics and the ids of the list, which have to be of the same orders. */
async function needing(owner: Owner): Promise<readonly string[]> {
  const list = orderPage.parse((await owner.get('/api/v1/user/orders?needs_me=true')).body);
  const statistics = orderStatistics.parse((await owner.get('/api/v1/user/orders/statistics')).body);
  expect(statistics.needs_attention).toBe(list.total);
  return list.items.map(({ id }) => id);
}

describe('what needs a person', () => {
  it('is what was refused for today or later, also together with other filters', async () => {
    const { api, owner, day } = await shelf();
    expect([...(await needing(owner))].sort()).toEqual(['ord_failed', 'ord_rejected']);
    const narrowed = await owner.get('/api/v1/user/orders?needs_me=true&status=failed');
    expect(idsOf(narrowed.body)).toEqual(['ord_failed']);
    const ofDay = '/api/v1/user/orders/statistics?from_date=2026-08-19&to_date=2026-08-20';
    expect(orderStatistics.parse((await owner.get(ofDay)).body).needs_attention).toBe(0);

    await day.database.db
      .updateTable('orders')
      .set({ missing_since: '2026-08-20T10:40:00Z' })
      .where('id', '=', 'ord_amo')
      .execute();
    expect(await needing(owner)).toContain('ord_amo');
    expect(await needing(await api.newUser('bala'))).toEqual([]);
  });

  it('is an order without an answer, and the one at the broker that may be it, but not what a hand has sold', async () => {
    const { day, lost, same } = await startLostReply();
    placeByHand(day, { ...same, quantity: same.quantity + 1, side: 'S' });
    await day.until('16:30:00', EVENING);
    const strangers = (await day.orders()).filter(({ origin }) => origin === 'external');
    const twin = strangers.find(({ side }) => side === 'buy');
    expect(strangers.map(({ side }) => side).sort()).toEqual(['buy', 'sell']);
    const owner = await (await openApi(day)).owner();
    expect([...(await needing(owner))].sort()).toEqual([lost.id, twin?.id].sort());
  });

  it('is an order whose end nobody saw, although its status is an ordinary one', async () => {
    const day = await bought({}, { sellsUnsettled: true }, true);
    await day.until('09:20:00');
    const owner = await (await openApi(day)).owner();
    expect(await needing(owner)).toEqual([]);
    await day.desk.stop();
    await day.until('09:10:00', MONDAY);
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:18:00', MONDAY);
    const [sell] = await sellsOf(day);
    expect(sell).toMatchObject({ status: 'pending_execution' });
    expect(await needing(owner)).toEqual([sell?.id]);
  });
});
