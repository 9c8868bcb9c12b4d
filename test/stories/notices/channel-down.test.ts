import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs } from '../../support/trading-day.ts';

describe('a channel that is down for an hour', () => {
  it('loses nothing, keeps the order of each order, tells nothing twice, and is not knocked at all the time', async () => {
    const day = await startNotifiedDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('08:55:00');
    const before = day.told.length;
    expect(before).toBeGreaterThan(0);
    day.goDown();
    const knocksBefore = day.knocks();
    await day.until('09:55:00');
    day.comeBack();
    const knocks = day.knocks() - knocksBefore;
    expect(day.told).toHaveLength(before);
    expect(knocks).toBeGreaterThan(3);
    expect(knocks).toBeLessThan(15);

    await day.until('11:30:00');
    const { db } = day.database;
    const notices = await db.selectFrom('notices').selectAll().orderBy('event_seq').execute();
    const deliveries = await db.selectFrom('notice_deliveries').selectAll().execute();
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(deliveries).toHaveLength(notices.length);

    const items = day.told.flatMap((message) => message.items);
    expect(items.map(({ event_id }) => event_id).toSorted()).toEqual(
      notices.map(({ event_id }) => event_id).toSorted(),
    );
    const seqOf = new Map(notices.map(({ event_id, event_seq }) => [event_id, event_seq ?? 0]));
    for (const orderId of new Set(items.map((item) => item.order_id))) {
      if (orderId === null) continue;
      const seqs = items
        .filter((item) => item.order_id === orderId)
        .map((item) => seqOf.get(item.event_id) ?? 0);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
  });

  it('does not keep the page from telling at once', async () => {
    const day = await startNotifiedDay();
    day.goDown();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:05:20', EVENING);
    const feed = await day.database.db
      .selectFrom('notices')
      .selectAll()
      .where('in_feed', '=', true)
      .execute();
    expect(feed.map(({ kind }) => kind)).toContain('order_placed');
    expect(feed[0]?.planned_at).toBeLessThan(istMs('16:05:30', EVENING));
    // Nor does it undo what it could not tell of.
    expect(day.told).toEqual([]);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
  });
});

describe('an instance that dies between sending a message and writing that down', () => {
  it('is followed by at most one repeat, recognisable by its event', async () => {
    const death = { armed: false, die: () => {} };
    const day = await startNotifiedDay({
      leaseMs: 30_000,
      first: {
        instanceId: 'first',
        reached(step) {
          if (step !== 'notice:sent' || !death.armed) return;
          death.die();
          return new Promise<void>(() => {});
        },
      },
    });
    death.die = () => day.desk.abandon();
    await day.until('16:05:00', EVENING);
    death.armed = true;
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    expect(day.told).toHaveLength(1);

    await day.startDesk({ instanceId: 'second' });
    await day.until('16:20:00', EVENING);
    const [first, second, ...more] = day.told;
    expect(second?.id).toBe(first?.id);
    expect(second?.items.map(({ event_id }) => event_id)).toEqual(
      first?.items.map(({ event_id }) => event_id),
    );
    expect(more.filter(({ id }) => id === first?.id)).toEqual([]);
  });
});
