import { describe, expect, it } from 'vitest';
import { whileTimePasses } from '../../support/ask.ts';
import { bought, positionsOf, sellsOf } from '../../support/positions.ts';

const MONDAY = '2026-08-24';

describe('a sell that nobody watched at the end of its day', () => {
  it('is no sell of the next day: its position says so, until a person ends it, and is then on sale again', async () => {
    const day = await bought({}, { sellsUnsettled: true }, true);
    await day.until('09:20:00');
    expect(await sellsOf(day)).toMatchObject([{ status: 'pending_execution' }]);
    await day.desk.stop();
    await day.until('09:10:00', MONDAY);
    const desk = await day.startDesk({ instanceId: 'second' });
    await day.until('09:18:00', MONDAY);
    const [sell, ...others] = await sellsOf(day);
    expect(others).toEqual([]);
    expect(sell).toMatchObject({ status: 'pending_execution', cancelled_by: null });
    expect(await positionsOf(day)).toMatchObject([{ no_sell_reason: { code: 'unconfirmed_sell' } }]);
    const told = (await day.events()).filter(({ kind }) => kind === 'account.day_unsealed');
    expect(told.length).toBeGreaterThan(0);

    const { accountId, userId } = day.account;
    const orderId = sell?.id ?? '';
    const wish = { accountId, userId, channel: 'api', kind: 'cancel', orderId } as const;
    const report = await whileTimePasses(day, desk.request(wish));
    expect(report).toMatchObject({ state: 'done', answer: { code: 'ended' } });
    await day.until('09:22:00', MONDAY);
    expect(await sellsOf(day)).toMatchObject([
      { status: 'cancelled', cancelled_by: 'expiry', reason_code: 'day_ended' },
      { status: 'pending_execution', quantity: sell?.quantity },
    ]);
    expect(await positionsOf(day)).toMatchObject([{ no_sell_reason: null, sell_hold: null }]);
    expect((await day.events(orderId)).at(-1)).toMatchObject({ kind: 'order.expired', actor: 'user' });
  });
});
