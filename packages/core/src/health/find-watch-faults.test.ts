import { describe, expect, it } from 'vitest';
import { nseCalendar2026 } from '../market/index.ts';
import { findWatchFaults, type WatchedAccount } from './find-watch-faults.ts';

const at = (text: string): number => Temporal.Instant.from(`${text}+05:30`).epochMilliseconds;
const calendar = nseCalendar2026();
const account = (over: Partial<WatchedAccount>): WatchedAccount => ({
  id: 'acc_1',
  readable: true,
  leaseLeftMs: 20_000,
  lastCompleteAtMs: at('2026-08-21T10:59:30'),
  ...over,
});

describe('the watching of an account', () => {
  it.each<[string, string, Partial<WatchedAccount>, string | null]>([
    ['read a moment ago', '2026-08-21T11:00:00', {}, null],
    ['read three minutes ago', '2026-08-21T11:02:30', {}, null],
    ['read longer ago', '2026-08-21T11:02:31', {}, 'not_read'],
    ['never read', '2026-08-21T11:00:00', { lastCompleteAtMs: null }, 'not_read'],
    ['never read, and nothing to read with', '2026-08-21T11:00:00', { readable: false }, null],
    ['nobody acts', '2026-08-21T11:00:00', { leaseLeftMs: 0 }, 'nobody_acts'],
    ['nobody acts at night', '2026-08-21T23:00:00', { leaseLeftMs: -1 }, 'nobody_acts'],
    ['not read at night', '2026-08-21T23:00:00', {}, null],
    ['not read on a Sunday', '2026-08-23T11:00:00', {}, null],
    ['not read yet, as the session begins', '2026-08-24T09:01:00', {}, null],
    ['not read since the session began', '2026-08-24T09:05:00', {}, 'not_read'],
  ])('%s', (_, now, over, kind) => {
    const faults = findWatchFaults([account(over)], at(now), calendar);
    expect(faults.map((fault) => fault.kind)).toEqual(kind === null ? [] : [kind]);
  });
});
