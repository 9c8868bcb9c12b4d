import { describe, expect, it } from 'vitest';
import { Desk } from './desk.test-support.ts';
import { markWhileDown } from './mark-while-down.ts';
import { at, book, localOf, row } from './reconcile.test-support.ts';

const GAP = { lastReadingMs: at('09:59'), startedMs: at('11:00') };

describe('what happened while nobody watched', () => {
  it.each([
    ['in the gap', at('10:30'), true],
    ['before the last reading', at('09:58'), undefined],
    ['at the last reading', GAP.lastReadingMs, undefined],
    ['when watching began', GAP.startedMs, undefined],
    ['after watching began', at('11:00:30'), undefined],
  ])('%s is marked: %s', (_name, updatedAtMs, whileDown) => {
    const desk = new Desk([localOf(1, 'open')]);
    const rows = [
      row(1, { statusText: 'complete', filledQty: 10, updatedAtMs }),
      row(2, { placedBy: 'app', updatedAtMs }),
    ];
    const seen = desk.see(book('11:01', rows));
    const decisions = markWhileDown(seen, GAP);
    const events = [...decisions.orders, ...decisions.external].flatMap((one) => one.events);
    expect(events.length).toBeGreaterThan(1);
    for (const event of events) expect(event.data.whileDown).toBe(whileDown);
    // Nothing else is touched.
    const unmarked = JSON.parse(JSON.stringify(decisions), (key, value) =>
      key === 'whileDown' ? undefined : value,
    );
    expect(unmarked).toEqual(JSON.parse(JSON.stringify(seen)));
  });

  it('without a time of the broker is not marked', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(book('11:01', [row(1, { statusText: 'cancelled', updatedAtMs: null })]));
    const marked = markWhileDown(decisions, GAP);
    expect(
      marked.orders.flatMap(({ events }) => events).every(({ data }) => data.whileDown === undefined),
    ).toBe(true);
  });
});
