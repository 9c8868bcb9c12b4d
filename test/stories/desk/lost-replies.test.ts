import { describe, expect, it } from 'vitest';
import { startTradingDay } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';

describe('a reply that is lost', () => {
  it('leaves an order unconfirmed until its tag is seen in the book, and never sends it again', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'lost_after', operation: 'place', times: 1 });
    // Without the feed it is the reading of the book that has to find the order.
    day.simulator.faults.add({ kind: 'feed_silence' });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed', reason_code: 'outcome_unknown' });

    await day.until('16:05:31', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect((await day.order('SBIN')).verified_at).not.toBeNull();
    const kinds = (await day.events((await day.order('SBIN')).id)).map((event) => event.kind);
    expect(kinds).toContain('order.unconfirmed');
    expect(kinds).toContain('order.linked');
    expect(day.placements()).toBe(1);
  });

  it('stays unconfirmed when the broker never took the order, whatever time passes, and sends nothing', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'lost_before', operation: 'place', times: 1 });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:30:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
    await day.until('16:00:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
    expect(await day.attempts()).toHaveLength(1);
    expect(day.placements()).toBe(0);
  });

  it('is found out by a time-out when the broker only hangs', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'hang', operation: 'place', when: 'after', times: 1 });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    expect(['placing', 'amo']).toContain((await day.order('SBIN')).status);
    await day.until('16:06:30', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect(day.placements()).toBe(1);
  });

  it('in the same run does not keep the other orders from being placed', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'lost_after', operation: 'place', times: 1, mentions: 'SBIN-EQ' });
    const runId = await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    const { state, rows } = await day.run(runId);
    expect(state).toBe('done');
    expect(rows.map((row) => row.outcome)).toEqual(['unconfirmed', 'placed']);
    await day.until('16:06:00', EVENING);
    expect((await day.orders()).map((order) => order.status)).toEqual(['amo', 'amo']);
    expect(day.placements()).toBe(2);
  });
});
