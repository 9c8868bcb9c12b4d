import { describe, expect, it } from 'vitest';
import { projectClock } from './server-clock.ts';

describe('the page’s picture of the server’s clock', () => {
  it('runs at the rate that the server named', () => {
    expect(projectClock({ nowMs: 1_000, rate: 60, heardAtMs: 500 }, 1_500)).toBe(61_000);
  });

  it('stands still while the server holds it', () => {
    expect(projectClock({ nowMs: 1_000, rate: 0, heardAtMs: 500 }, 9_500)).toBe(1_000);
  });

  it('repeats what it heard when time flies, instead of running ahead of it', () => {
    expect(projectClock({ nowMs: 1_000, rate: 7_200, heardAtMs: 500 }, 9_500)).toBe(1_000);
  });

  it('never runs backwards', () => {
    expect(projectClock({ nowMs: 1_000, rate: 1, heardAtMs: 500 }, 400)).toBe(1_000);
  });
});
