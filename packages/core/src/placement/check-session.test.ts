import { describe, expect, it } from 'vitest';
import { ist, shown } from '../market/calendar.test-support.ts';
import { dayOfNumber, nseCalendar2026 } from '../market/index.ts';
import { checkSession, varietyNow } from './check-session.ts';

const calendar = nseCalendar2026();
const ask = (at: string, changes: { hasDerivatives?: boolean; orderType?: 'limit' | 'market' } = {}) => ({
  calendar,
  now: ist(at).epochMilliseconds,
  segment: 'nse_cm' as const,
  hasDerivatives: false,
  orderType: 'limit' as const,
  ...changes,
});

describe('an after-market order', () => {
  it.each([
    ['2026-11-23 16:05', '2026-11-25'],
    ['2026-11-25 08:30', '2026-11-25'],
    ['2026-11-21 12:00', '2026-11-23'],
  ])('placed at %s is for %s', (at, day) => {
    const session = checkSession(ask(at), 'amo');
    expect(session.ok && dayOfNumber(session.value).toString()).toBe(day);
  });

  it('waits for the window during the session', () => {
    const session = checkSession(ask('2026-11-25 10:00'), 'amo');
    expect(session).toStrictEqual({
      ok: false,
      error: { code: 'session_closed', opensAtMs: ist('2026-11-25 15:45').epochMilliseconds },
    });
  });

  it.each(['2026-12-31 16:05', '2027-01-04 08:00'])('is not placed at %s: nobody knows the session', (at) => {
    expect(checkSession(ask(at), 'amo')).toStrictEqual({ ok: false, error: { code: 'calendar_unknown' } });
  });
});

describe('a regular order', () => {
  it.each([
    ['2026-11-25 10:00', {}],
    ['2026-11-25 09:01', {}],
    ['2026-11-25 15:20', {}],
    ['2026-11-25 15:25', { hasDerivatives: true }],
    ['2026-11-08 18:30', { orderType: 'market' }],
  ] as const)('is taken at %s %o', (at, changes) => {
    const session = checkSession(ask(at, changes), 'regular');
    expect(session.ok && dayOfNumber(session.value).toString()).toBe(at.slice(0, 10));
  });

  it.each([
    ['2026-11-25 08:00', {}, '2026-11-25 09:00'],
    ['2026-11-25 09:01', { orderType: 'market' }, '2026-11-25 09:15'],
    ['2026-11-25 08:00', { orderType: 'market' }, '2026-11-25 09:15'],
    ['2026-11-25 09:10', {}, '2026-11-25 09:15'],
    ['2026-11-25 15:17', { hasDerivatives: true }, '2026-11-25 15:20'],
    ['2026-11-25 15:31', { hasDerivatives: true }, '2026-11-26 09:00'],
    ['2026-11-23 15:55', {}, '2026-11-25 09:00'],
    ['2026-11-24 11:00', {}, '2026-11-25 09:00'],
    ['2026-12-31 17:00', {}, null],
  ] as const)('at %s %o has to wait until %s', (at, changes, until) => {
    const session = checkSession(ask(at, changes), 'regular');
    expect(session).toMatchObject({ ok: false, error: { code: 'session_closed' } });
    if (session.ok || session.error.code !== 'session_closed') return;
    const { opensAtMs } = session.error;
    expect(opensAtMs === null ? null : shown(Temporal.Instant.fromEpochMilliseconds(opensAtMs))).toBe(until);
  });

  it('is not placed on a day that the calendar does not know', () => {
    expect(checkSession(ask('2027-01-04 10:00'), 'regular')).toMatchObject({
      error: { code: 'calendar_unknown' },
    });
  });
});

describe('the variety that could be placed now', () => {
  it.each([
    ['2026-11-25 10:00', 'regular'],
    ['2026-11-25 09:02', 'regular'],
    ['2026-11-25 16:05', 'amo'],
    ['2026-11-21 16:05', 'amo'],
    ['2026-11-25 08:58', null],
    ['2026-11-25 15:40', null],
    ['2027-01-04 10:00', null],
  ])('%s: %s', (at, variety) => {
    expect(varietyNow(ask(at))).toBe(variety);
  });
});
