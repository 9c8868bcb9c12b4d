import { describe, expect, it } from 'vitest';
import { clipToRibbon, gatherDots, placeOnRibbon } from './place-on-ribbon.ts';

const midnight = Date.parse('2026-08-21T00:00:00+05:30');
const at = (time: string) => Date.parse(`2026-08-21T${time}+05:30`);
const event = (time: string) => ({ at: new Date(at(time)).toISOString() });

describe('the ribbon of a day', () => {
  it.each([
    ['08:30:00', 0],
    ['12:15:00', 50],
    ['16:00:00', 100],
    ['08:15:00', -100 / 30],
  ])('shows %s at %d', (time, expected) => {
    expect(placeOnRibbon(at(time), midnight)).toBeCloseTo(expected);
  });

  it('gathers what happened within a few minutes, and counts what lies outside', () => {
    const events = [
      event('16:05:00'),
      event('09:08:00'),
      event('09:08:30'),
      event('11:00:00'),
      event('07:00:00'),
    ];
    const { dots, beyond } = gatherDots(events, midnight, 1);
    expect(dots.map(({ those }) => those.length)).toEqual([2, 1]);
    expect(beyond).toBe(2);
  });

  it('shows the part of a session that it has room for', () => {
    expect(clipToRibbon(at('08:00:00'), at('12:15:00'), midnight)).toEqual({ left: 0, width: 50 });
    expect(clipToRibbon(at('15:40:00'), at('18:00:00'), midnight)?.width).toBeCloseTo(100 * (20 / 450));
    expect(clipToRibbon(at('16:05:00'), at('18:00:00'), midnight)).toBeUndefined();
  });
});
