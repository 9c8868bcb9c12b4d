import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('virtual clock', () => {
  it('runs timers by due time, and equal ones in the order in which they were set', async () => {
    const clock = new VirtualClock(1_000);
    const seen: string[] = [];
    clock.setTimer(30, () => seen.push(`c@${clock.nowMs()}`));
    clock.setTimer(10, () => seen.push(`a@${clock.nowMs()}`));
    clock.setTimer(10, () => seen.push(`b@${clock.nowMs()}`));
    await clock.advanceBy(20);
    expect(seen).toEqual(['a@1010', 'b@1010']);
    await clock.advanceTo(1_030);
    expect(seen).toEqual(['a@1010', 'b@1010', 'c@1030']);
    expect(clock.nowMs()).toBe(1_030);
  });

  it('does not pass while held work is outstanding', async () => {
    const clock = new VirtualClock(0);
    let fired = false;
    clock.setTimer(5, () => {
      fired = true;
    });
    const release = clock.hold();
    const advanced = clock.advanceBy(10);
    await turns(20);
    expect(fired).toBe(false);
    release();
    await advanced;
    expect(fired).toBe(true);
  });

  it('passes while the other side of held work only waits for time', async () => {
    const clock = new VirtualClock(0);
    const answered: number[] = [];
    const release = clock.hold('request-1');
    const unpark = clock.park('request-1');
    void clock.sleep(40).then(() => {
      unpark();
      answered.push(clock.nowMs());
      release();
    });
    await clock.advanceBy(100);
    expect(answered).toEqual([40]);
  });

  it('keeps time still for other work when a parked request is given up', async () => {
    const clock = new VirtualClock(0);
    const give = clock.hold('abandoned');
    clock.park('abandoned');
    give();
    const release = clock.hold('next');
    let fired = false;
    clock.setTimer(1, () => {
      fired = true;
    });
    const advanced = clock.advanceBy(5);
    await turns(20);
    expect(fired).toBe(false);
    release();
    await advanced;
    expect(fired).toBe(true);
  });

  it('runs what a timer started, with its own timers, before time goes on', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    clock.setTimer(10, async () => {
      for (let round = 0; round < 3; round += 1) {
        await clock.sleep(10);
        seen.push(clock.nowMs());
      }
    });
    await clock.advanceTo(100);
    expect(seen).toEqual([20, 30, 40]);
  });

  it('rejects a sleep whose signal aborts, and leaves no timer behind', async () => {
    const clock = new VirtualClock(0);
    const controller = new AbortController();
    const sleeping = clock.sleep(1_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    expect(clock.nextDueMs()).toBeUndefined();
  });
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
