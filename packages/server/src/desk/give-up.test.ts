import { VirtualClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { type GivingUp, giveUp } from './give-up.ts';

const NEVER = new Promise<never>(() => {});
const DONE = async () => {};

/** An account whose parts come to rest as told, and what was done with it. */
function account(changes: Partial<GivingUp> = {}) {
  const clock = new VirtualClock(1_000_000);
  const done: string[] = [];
  const note = (what: string) => async () => void done.push(what);
  return {
    clock,
    done,
    parts: {
      clock,
      workEnds: DONE,
      stopWatching: note('stopped watching'),
      cycleEnds: DONE,
      hasOrderUnderWay: async () => false,
      watchAgain: () => void done.push('watches again'),
      rest: note('closed'),
      release: note('released'),
      ...changes,
    },
  };
}

describe('an account that is given up', () => {
  it('is let go of when nothing is under way any more', async () => {
    const { parts, done } = account();
    expect(await giveUp(parts)).toBe(true);
    expect(done).toEqual(['stopped watching', 'closed', 'released']);
  });

  it.each<[string, Partial<GivingUp>, number]>([
    ['does not close', { rest: () => NEVER }, 3_000],
    ['fails to close', { rest: () => Promise.reject(new Error('reset')) }, 0],
  ])('is let go of although its connection %s', async (_, changes, waitMs) => {
    const { parts, done, clock } = account(changes);
    const given = giveUp(parts);
    await clock.advanceBy(waitMs);
    expect(await given).toBe(true);
    expect(done).toEqual(['stopped watching', 'released']);
  });

  it.each<[string, Partial<GivingUp>, number, readonly string[]]>([
    ['a run or a request goes on for longer than 3 s', { workEnds: () => NEVER }, 3_000, []],
    ['a request fails meanwhile', { workEnds: () => Promise.reject(new Error('away')) }, 0, []],
    [
      'a cycle takes longer than 10 s',
      { cycleEnds: () => NEVER },
      10_000,
      ['stopped watching', 'watches again'],
    ],
    ['its feed does not end within 10 s', { stopWatching: () => NEVER }, 10_000, ['watches again']],
    [
      'an order is on its way',
      { hasOrderUnderWay: async () => true },
      0,
      ['stopped watching', 'watches again'],
    ],
    [
      'nobody can tell whether one is',
      { hasOrderUnderWay: () => Promise.reject(new Error('away')) },
      0,
      ['stopped watching', 'watches again'],
    ],
  ])('stays, and is watched as before, when %s', async (_, changes, waitMs, expected) => {
    const { parts, done, clock } = account(changes);
    const given = giveUp(parts);
    await clock.advanceBy(waitMs);
    expect(await given).toBe(false);
    expect(done).toEqual(expected);
  });
});
