import { describe, expect, it } from 'vitest';
import { calendarOf, day, nse, shown } from './calendar.test-support.ts';
import { dayBounds } from './day-bounds.ts';
import { ordinaryHours, phasesOfDay } from './day-phases.ts';
import { keepByDay } from './keep-by-day.ts';

const time = (at: Temporal.Instant) => shown(at)?.slice(11);
const phases = (calendar: typeof nse, text: string, hasDerivatives: boolean) => {
  const on = day(text);
  const special = calendar.specialSessions.get(text) ?? null;
  return phasesOfDay(calendar, on, special, { hasDerivatives }).map(
    ({ name, from, until }) => `${time(from)}-${time(until)} ${name}`,
  );
};

const PRE_OPEN = [
  '09:00-09:08 pre_open_order_entry',
  '09:08-09:12 pre_open_matching',
  '09:12-09:15 pre_open_buffer',
];
const WITHOUT_AUCTION = [
  ...PRE_OPEN,
  '09:15-15:30 continuous',
  '15:30-15:50 settling',
  '15:50-16:00 post_close',
];
const WITH_AUCTION = [
  ...PRE_OPEN,
  '09:15-15:15 continuous',
  '15:15-15:20 closing_auction_reference',
  '15:20-15:30 closing_auction_entry',
  '15:30-15:35 closing_auction_matching',
  '15:35-15:50 settling',
  '15:50-16:00 post_close',
];
const BEFORE_THE_AUCTION = [
  ...PRE_OPEN,
  '09:15-15:30 continuous',
  '15:30-15:40 settling',
  '15:40-16:00 post_close',
];

describe('the phases of a whole day', () => {
  it.each([
    ['2026-11-25', false, WITHOUT_AUCTION],
    ['2026-11-25', true, WITH_AUCTION],
    ['2026-07-31', true, BEFORE_THE_AUCTION],
    ['2026-02-01', true, BEFORE_THE_AUCTION],
    ['2026-11-08', true, ['18:00-19:15 continuous']],
    ['2026-11-08', false, ['18:00-19:15 continuous']],
  ])('%s, with derivatives: %s', (text, hasDerivatives, expected) => {
    expect(phases(nse, text, hasDerivatives)).toStrictEqual(expected);
  });

  const special = (open: string, close: string) =>
    calendarOf({ special_sessions: [{ date: '2027-01-31', name: 'Union Budget', open, close }] });

  it('a special session at the ordinary hours has the ordinary phases, the closing auction too', () => {
    expect(phases(special('09:15', '15:30'), '2027-01-31', true)).toStrictEqual(WITH_AUCTION);
  });

  it.each([
    ['09:15', '13:00'],
    ['10:15', '15:30'],
  ])('one from %s to %s is continuous alone', (open, close) => {
    expect(phases(special(open, close), '2027-01-31', true)).toStrictEqual([`${open}-${close} continuous`]);
  });

  it('a calendar that does not know when is traded on a day says so', () => {
    expect(() => ordinaryHours({ ...nse, phases: [] }, day('2026-11-25'))).toThrow(
      'No continuous trading known for 2026-11-25',
    );
  });
});

describe('of several rules for one phase', () => {
  const always = { name: 'continuous', effective_from: '2020-01-01', from: '09:15', to: '15:30' };
  const entry = { name: 'closing_auction_entry', effective_from: '2020-01-01', from: '15:30', to: '15:40' };
  const chosen = (rules: readonly object[], text: string, hasDerivatives: boolean) =>
    [rules, rules.toReversed()].map((list) => phases(calendarOf({ phases: list }), text, hasDerivatives));

  it('the latest that has begun holds, whatever the order of the list', () => {
    const later = { ...always, effective_from: '2027-02-01', to: '16:00' };
    expect(chosen([always, later], '2027-01-31', true)).toStrictEqual([
      ['09:15-15:30 continuous'],
      ['09:15-15:30 continuous'],
    ]);
    expect(chosen([always, later], '2027-02-01', true)).toStrictEqual([
      ['09:15-16:00 continuous'],
      ['09:15-16:00 continuous'],
    ]);
  });

  it('the one for this kind of instrument beats the general one, older or newer', () => {
    const general = { ...always, effective_from: '2027-02-01', to: '16:00' };
    const own = { ...always, applies_to: 'with_derivatives', to: '15:15' };
    const other = { ...always, applies_to: 'without_derivatives', to: '15:00' };
    const rules = [always, general, own, other];
    expect(chosen(rules, '2027-02-01', true)).toStrictEqual([
      ['09:15-15:15 continuous'],
      ['09:15-15:15 continuous'],
    ]);
    expect(chosen(rules, '2027-02-01', false)).toStrictEqual([
      ['09:15-15:00 continuous'],
      ['09:15-15:00 continuous'],
    ]);
  });

  it('of two from the same day the one that stands first holds', () => {
    const twice = { ...always, to: '15:00' };
    expect(chosen([always, twice], '2027-01-31', true)).toStrictEqual([
      ['09:15-15:30 continuous'],
      ['09:15-15:00 continuous'],
    ]);
  });

  it('one that ends holds on its last day, and no longer', () => {
    const ending = { ...entry, effective_until: '2027-01-28' };
    const both = ['09:15-15:30 continuous', '15:30-15:40 closing_auction_entry'];
    expect(chosen([ending, always], '2027-01-28', true)).toStrictEqual([both, both]);
    expect(chosen([ending, always], '2027-01-29', true)).toStrictEqual([
      ['09:15-15:30 continuous'],
      ['09:15-15:30 continuous'],
    ]);
  });

  it('a day is watched to the last phase of any kind of instrument', () => {
    const late = { ...entry, applies_to: 'without_derivatives' };
    const ends = [late, { ...late, applies_to: 'with_derivatives' }].map((rule) => {
      const bounds = dayBounds(calendarOf({ phases: [always, rule] }), day('2027-01-29'));
      return bounds.kind === 'session' ? time(bounds.lastPhaseEnd) : bounds.why;
    });
    expect(ends).toStrictEqual(['15:40', '15:40']);
  });
});

describe('what was worked out for a day', () => {
  it('is kept for its calendar and its day, and for no other', () => {
    const kept = keepByDay<string>();
    const worked: string[] = [];
    const ask = (calendar: typeof nse, key: string) =>
      kept(calendar, key, () => {
        worked.push(key);
        return `${calendar.lastDay} ${key}`;
      });
    const other = calendarOf({});
    expect([ask(nse, 'a'), ask(nse, 'a'), ask(nse, 'b'), ask(other, 'a'), ask(nse, 'a')]).toStrictEqual([
      '2026-12-31 a',
      '2026-12-31 a',
      '2026-12-31 b',
      '2027-03-31 a',
      '2026-12-31 a',
    ]);
    expect(worked).toStrictEqual(['a', 'b', 'a']);
  });
});
