import { describe, expect, it } from 'vitest';
import { TurnedClock } from '../testing/turned-clock.ts';
import { limitRate } from './rate-limit.ts';

describe('the rate limit', () => {
  it('lets so many through in any second, in the order in which they came', async () => {
    const clock = new TurnedClock(0);
    const take = limitRate(clock, 3);
    const passed: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      void take().then(() => passed.push(`${index}@${clock.monotonicMs()}`));
    }
    await clock.turn(999);
    expect(passed).toEqual(['0@0', '1@0', '2@0']);
    await clock.turn(1);
    expect(passed.slice(3)).toEqual(['3@1000', '4@1000', '5@1000']);
    await clock.turn(1_000);
    expect(passed.slice(6)).toEqual(['6@2000', '7@2000']);
  });

  it('gives no turn to one who gave up', async () => {
    const clock = new TurnedClock(0);
    const take = limitRate(clock, 1);
    const aborter = new AbortController();
    const passed: string[] = [];
    void take().then(() => passed.push('first'));
    void take(aborter.signal).then(() => passed.push('gave up'));
    void take().then(() => passed.push('third'));
    await clock.turn(500);
    aborter.abort();
    await clock.turn(0);
    expect(passed).toEqual(['first', 'gave up']);
    await clock.turn(500);
    expect(passed).toEqual(['first', 'gave up', 'third']);
  });
});
