import { describe, expect, it } from 'vitest';
import { createCoalescer } from './cycle-runner.ts';

/** Work that is under way until it is told to end. */
function gatedWork() {
  const gates: (() => void)[] = [];
  let begun = 0;
  const coalescer = createCoalescer(async () => {
    begun += 1;
    const number = begun;
    await new Promise<void>((resolve) => gates.push(resolve));
    return number;
  });
  return { coalescer, end: () => gates.shift()?.(), begun: () => begun };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('coalesced work', () => {
  it('is joined by whoever asks while it is under way', async () => {
    const { coalescer, end, begun } = gatedWork();
    const both = Promise.all([coalescer.join(), coalescer.join()]);
    end();
    expect(await both).toEqual([1, 1]);
    expect(begun()).toBe(1);
  });

  it('begins once more for all who need one that begins after they asked', async () => {
    const { coalescer, end, begun } = gatedWork();
    const first = coalescer.join();
    const later = Promise.all([coalescer.fresh(), coalescer.fresh()]);
    end();
    expect(await first).toBe(1);
    await turn();
    end();
    expect(await later).toEqual([2, 2]);
    expect(begun()).toBe(2);
  });

  it('that fails fails for those who joined, and does not keep the next from beginning', async () => {
    let fail = true;
    const coalescer = createCoalescer(async () => {
      if (fail) throw new Error('broken');
      return 'fine';
    });
    await expect(coalescer.join()).rejects.toThrow('broken');
    fail = false;
    expect(await coalescer.fresh()).toBe('fine');
  });

  it('is idle when nothing is under way and nothing follows', async () => {
    const { coalescer, end } = gatedWork();
    const first = coalescer.join();
    const second = coalescer.fresh();
    let idle = false;
    const waiting = coalescer.idle().then(() => {
      idle = true;
    });
    end();
    await first;
    await turn();
    expect(idle).toBe(false);
    end();
    await second;
    await waiting;
    expect(idle).toBe(true);
  });
});
