import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING } from '../../support/trading-day.ts';

describe('what was told', () => {
  it('is not told again when the feed replays everything, nor after a restart', async () => {
    const day = await startNotifiedDay({ leaseMs: 30_000, first: { instanceId: 'first' } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('09:20:00');
    day.simulator.faults.add({ kind: 'feed_replay' });
    day.simulator.faults.add({ kind: 'feed_drop' });
    await day.until('09:25:00');
    await day.desk.stop();
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:30:00');

    const told = day.told.flatMap(({ items }) => items);
    expect(new Set(told.map(({ event_id }) => event_id)).size).toBe(told.length);
    const perOrder = told.map(({ kind, order_id }) => `${kind} ${order_id}`);
    for (const kind of ['order_placed', 'order_executed']) {
      const of = perOrder.filter((one) => one.startsWith(`${kind} `));
      expect(new Set(of).size).toBe(of.length);
    }
    expect(perOrder.some((one) => one.startsWith('order_executed'))).toBe(true);
  });

  it('while the service was down is told once, when it is back', async () => {
    const day = await startNotifiedDay({ leaseMs: 30_000, first: { instanceId: 'first' } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:30:00', EVENING);
    await day.desk.stop();
    const before = day.told.length;
    await day.until('11:00:00');
    expect(day.told).toHaveLength(before);
    await day.startDesk({ instanceId: 'second' });
    await day.until('11:30:00');
    const executed = day.told.slice(before).filter(({ kind }) => kind === 'order_executed');
    expect(executed).toHaveLength(1);
  });
});
