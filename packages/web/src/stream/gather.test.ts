import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGatherer } from './gather.ts';

describe('what a stream of changes asks the server for', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const gather = () => {
    const flushed: (readonly string[])[] = [];
    return { flushed, ...createGatherer({ firstMs: 10, everyMs: 100 }, (ids) => flushed.push(ids)) };
  };

  it('is asked for at once after a quiet time, with what came in the same moment, and each once', () => {
    const { add, flushed } = gather();
    for (const id of ['a', 'b', 'a']) add(id);
    vi.advanceTimersByTime(10);
    expect(flushed).toEqual([['a', 'b']]);
  });

  it('is asked for at most ten times a second, and nothing of it is forgotten', () => {
    const { add, flushed } = gather();
    for (let ms = 0; ms < 1_000; ms += 5) {
      add(`id ${ms}`);
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(100);
    expect(flushed.length).toBeLessThanOrEqual(11);
    expect(new Set(flushed.flat()).size).toBe(200);
  });

  it('is not asked for any more once nobody looks', () => {
    const { add, stop, flushed } = gather();
    add('a');
    stop();
    vi.advanceTimersByTime(1_000);
    expect(flushed).toEqual([]);
  });
});
