import { VirtualClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { createFeedRecord } from './feed-record.ts';

const at = (time: string): number => Date.parse(`2026-08-21T${time}+05:30`);

/** A feed that is followed from 09:00 on. */
function follow() {
  const clock = new VirtualClock(at('09:00:00'));
  const record = createFeedRecord(clock);
  return { clock, record, until: (time: string) => clock.advanceTo(at(time)) };
}

describe('the record of an order feed', () => {
  it('holds nothing before the feed was live, however often it is tried', () => {
    const { record } = follow();
    for (const state of ['connecting', 'down', 'connecting', 'down'] as const) record.note(state);
    expect(record.drops()).toEqual({ sinceMs: null, hours: [], live: [] });
  });

  it('counts every drop by its hour in India, with the longest and the sum', async () => {
    const { record, until } = follow();
    record.note('live');
    for (const [from, to] of [
      ['09:20:00', '09:20:02'],
      ['09:29:58', '09:30:05'],
      ['10:59:59', '11:00:20'],
    ] as const) {
      await until(from);
      record.note('down');
      record.note('connecting');
      record.note('down');
      await until(to);
      record.note('live');
    }
    expect(record.drops()).toMatchObject({
      sinceMs: at('09:00:00'),
      hours: [
        { fromMs: at('09:00:00'), drops: 2, longestMs: 7_000, goneMs: 9_000 },
        { fromMs: at('10:00:00'), drops: 1, longestMs: 21_000, goneMs: 21_000 },
      ],
    });
  });

  it('counts a drop while it lasts, and once', async () => {
    const { record, until } = follow();
    record.note('live');
    await until('09:10:00');
    record.note('down');
    await until('09:10:30');
    const hour = { fromMs: at('09:00:00'), drops: 1, longestMs: 30_000, goneMs: 30_000 };
    expect(record.drops().hours).toEqual([hour]);
    expect(record.drops().hours).toEqual([hour]);
    record.note('live');
    expect(record.drops().hours).toEqual([hour]);
  });

  it('ends a drop when nobody wants the feed any more, and takes its end for none', async () => {
    const { record, until } = follow();
    record.note('live');
    await until('15:59:50');
    record.note('down');
    await until('16:00:00');
    record.note('off');
    await until('18:00:00');
    expect(record.drops().hours).toEqual([
      { fromMs: at('15:00:00'), drops: 1, longestMs: 10_000, goneMs: 10_000 },
    ]);
    record.note('live');
    record.note('off');
    record.note('live');
    record.note('down');
    record.note('off');
    expect(record.drops().hours).toHaveLength(1);
  });

  it('tells when the feed was live, and while nobody wanted it that it was not', async () => {
    const { record, until } = follow();
    record.note('connecting');
    await until('09:00:05');
    record.note('live');
    await until('09:10:00');
    record.note('down');
    await until('09:10:03');
    record.note('connecting');
    record.note('live');
    await until('16:00:00');
    record.note('off');
    await until('18:00:00');
    record.note('live');
    expect(record.drops().live).toEqual([
      { fromMs: at('09:00:05'), untilMs: at('09:10:00') },
      { fromMs: at('09:10:03'), untilMs: at('16:00:00') },
      { fromMs: at('18:00:00'), untilMs: null },
    ]);
  });

  it('remembers a day, however often a feed drops', async () => {
    const { clock, record } = follow();
    for (let hour = 0; hour < 60; hour += 1) {
      record.note('live');
      record.note('down');
      await clock.advanceBy(3_600_000);
      record.note('live');
    }
    const { sinceMs, hours } = record.drops();
    expect(hours).toHaveLength(23);
    expect(hours[0]?.fromMs).toBe(clock.nowMs() - 23 * 3_600_000);
    // And says of no more than that how often it dropped.
    expect(sinceMs).toBe(hours[0]?.fromMs);
    for (let times = 0; times < 400; times += 1) {
      record.note('down');
      await clock.advanceBy(1_000);
      record.note('live');
    }
    const { live } = record.drops();
    expect(live).toHaveLength(300);
    expect(live.at(-1)).toEqual({ fromMs: clock.nowMs(), untilMs: null });
  });
});
