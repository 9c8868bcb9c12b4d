import { describe, expect, it } from 'vitest';
import { ist, nse, shown } from '../market/calendar.test-support.ts';
import type { Position } from '../positions/index.ts';
import { order, positionOf } from '../positions/positions.test-support.ts';
import { istDayNumber } from '../time.ts';
import { comingMoments } from './coming-moments.ts';

function boughtOn(day: string, changes: Partial<Position> = {}): Position {
  const position = positionOf(order('a'));
  const bought = istDayNumber(ist(`${day} 09:30`).epochMilliseconds);
  return { ...position, ledger: position.ledger.map((entry) => ({ ...entry, day: bought })), ...changes };
}

const HELD = { by: 'user', sinceMs: 0, untilDay: null, reason: 'mine' } as const;
const aged = boughtOn('2026-08-03');

describe('what comes by the hours of the session', () => {
  const cases: readonly {
    readonly at: string;
    readonly amo?: boolean;
    readonly positions?: readonly Position[] | null;
    readonly comes: readonly string[];
    readonly because: string;
  }[] = [
    { at: '2026-08-20 16:06', amo: true, comes: ['amo_release 2026-08-21 09:00'], because: 'an AMO waits' },
    { at: '2026-08-21 09:00', amo: true, comes: ['amo_release 2026-08-24 09:00'], because: 'Friday went by' },
    { at: '2026-08-22 12:00', amo: true, comes: ['amo_release 2026-08-24 09:00'], because: 'it is Saturday' },
    {
      at: '2026-11-08 12:00',
      amo: true,
      comes: ['amo_release 2026-11-08 17:45'],
      because: 'the session is late',
    },
    { at: '2026-08-20 16:06', comes: [], because: 'nothing waits' },
    {
      at: '2026-08-21 07:00',
      amo: true,
      positions: [aged],
      comes: ['amo_release 2026-08-21 09:00', 'first_sells 2026-08-21 09:15'],
      because: 'both wait, in the order of time',
    },
    {
      at: '2026-08-21 09:05',
      amo: true,
      positions: [aged],
      comes: ['first_sells 2026-08-21 09:15', 'amo_release 2026-08-24 09:00'],
      because: 'each has its own next time',
    },
    { at: '2026-08-21 07:00', positions: [], comes: [], because: 'nothing is owned' },
    {
      at: '2026-08-21 07:00',
      positions: [{ ...aged, sellHold: HELD }],
      comes: [],
      because: 'it is held back',
    },
    {
      at: '2026-08-20 18:00',
      positions: [boughtOn('2026-08-20')],
      comes: [],
      because: 'it is not delivered at the next open',
    },
    {
      at: '2026-08-21 18:00',
      positions: [boughtOn('2026-08-20')],
      comes: ['first_sells 2026-08-24 09:15'],
      because: 'it is delivered by then',
    },
    { at: '2026-12-31 20:00', positions: [aged], comes: [], because: 'the calendar ends' },
    {
      at: '2026-12-31 20:00',
      amo: true,
      comes: ['amo_release 2027-01-01 09:00'],
      because: 'the broker goes on beyond the calendar',
    },
  ];
  it.each(cases)('at $at is $comes: $because', ({ at, amo = false, positions = null, comes }) => {
    const moments = comingMoments({
      calendar: nse,
      nowMs: ist(at).epochMilliseconds,
      hasWaitingAmo: amo,
      toSell: positions === null ? null : { positions, firstSellDay: 'settled' },
    });
    const texts = moments.map(
      ({ kind, atMs }) => `${kind} ${shown(Temporal.Instant.fromEpochMilliseconds(atMs))}`,
    );
    expect(texts).toEqual(comes);
  });
});
