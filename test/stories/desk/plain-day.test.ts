import { describe, expect, it } from 'vitest';
import { startTradingDay } from '../../support/trading-day.ts';

describe('a plain day', () => {
  it('places a recommended buy once, verifies it within half a minute, and sees it filled at the opening', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', '2026-08-20');
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    const runId = await day.place(file);

    expect(await day.run(runId)).toMatchObject({ state: 'done', rows: [{ outcome: 'placed' }] });
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', verified_at: null });
    expect(day.placements()).toBe(1);

    await day.until('16:05:31', '2026-08-20');
    const verified = await day.order('SBIN');
    expect(verified.verified_at).not.toBeNull();
    expect(verified.status).toBe('amo');

    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:10:00');
    const filled = await day.order('SBIN');
    expect(filled.status).toBe('ongoing');
    expect(filled.execution_qty).toBe(filled.quantity);
    expect(day.placements()).toBe(1);

    const kinds = (await day.events(filled.id)).map((event) => event.kind);
    expect(kinds).toEqual([
      'order.recorded',
      'order.sending',
      'order.accepted',
      'order.verified',
      'order.queued',
      'order.open',
      'order.filled',
      'position.opened',
    ]);
  });
});
