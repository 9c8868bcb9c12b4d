import { describe, expect, it } from 'vitest';
import { planBars } from './plan-bars.ts';

const line = (needed: string, fits: boolean | null, already_blocked = false) => ({
  needed,
  fits,
  already_blocked,
});

describe('the bars of the waterfall', () => {
  it('begin where those before that fit have ended, and what is missing stands beyond what is free', () => {
    const { bars, freeAt } = planBars({
      free: '100.00',
      lines: [line('50.00', true), line('200.00', false), line('30.00', true)],
    });
    const share = (part: number) => expect.closeTo((100 * part) / (250 * 1.04), 1);
    expect(freeAt).toEqual(share(100));
    expect(bars).toEqual([
      { left: 0, width: share(50), fits: true },
      { left: share(50), width: share(200), fits: false },
      { left: share(50), width: share(30), fits: true },
    ]);
  });

  it('take nothing for an order whose cash is out of the figure already', () => {
    const { bars } = planBars({ free: '100.00', lines: [line('90.00', true, true), line('50.00', true)] });
    expect(bars).toMatchObject([{ width: 0 }, { left: 0 }]);
  });

  it('show nothing as paid for while nobody knows what is free', () => {
    const { bars, freeAt } = planBars({ free: null, lines: [line('10.00', null), line('10.00', null)] });
    expect(freeAt).toBeUndefined();
    expect(bars).toMatchObject([
      { left: 0, fits: false },
      { left: expect.closeTo(48.08, 1), fits: false },
    ]);
  });

  it('stay inside the picture when what is free is below zero, or nothing waits', () => {
    expect(planBars({ free: '-5.00', lines: [line('10.00', false)] }).freeAt).toBe(0);
    expect(planBars({ free: '0.00', lines: [] })).toEqual({ bars: [], freeAt: 0 });
  });
});
