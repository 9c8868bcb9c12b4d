import { describe, expect, it } from 'vitest';
import { createJudge } from './judge-guarantees.ts';

const whole = {
  placed: 3,
  duplicates: 0,
  lost: 0,
  unexplained: 0,
  inventedFills: 0,
  leftUnseen: 0,
  violations: [],
};
const states = (judged: ReturnType<ReturnType<typeof createJudge>['judge']>) =>
  Object.fromEntries(judged.guarantees.map(({ name, state }) => [name, state]));

describe('guarantees, judged while time passes', () => {
  it('hold where nothing differs', () => {
    expect(states(createJudge().judge(whole, 0))).toEqual({
      never_twice: 'holds',
      nothing_lost: 'holds',
      evidence: 'holds',
      agrees: 'holds',
    });
  });

  it('take a difference for one that settles until it has stayed for half an hour', () => {
    const judge = createJudge();
    const differing = { ...whole, violations: ['SBIN (1) is amo, but the broker says "open"'] };
    expect(states(judge.judge(differing, 0)).agrees).toBe('settling');
    expect(states(judge.judge(differing, 30 * 60_000)).agrees).toBe('settling');
    const late = judge.judge(differing, 30 * 60_000 + 1);
    expect(states(late).agrees).toBe('broken');
    expect(late.differences).toEqual([{ text: differing.violations[0], sinceMs: 0 }]);
  });

  it('count the time anew when a difference was gone in between', () => {
    const judge = createJudge();
    const lost = { ...whole, lost: 1, violations: ['Order 1 of the broker is not in the database'] };
    judge.judge(lost, 0);
    judge.judge(whole, 60_000);
    const again = judge.judge(lost, 40 * 60_000);
    expect(states(again)).toMatchObject({ nothing_lost: 'settling', agrees: 'holds' });
  });

  it('have no patience with what was sent twice or has no evidence', () => {
    const found = { ...whole, duplicates: 1, unexplained: 1, violations: ['a', 'b'] };
    expect(states(createJudge().judge(found, 0))).toMatchObject({
      never_twice: 'broken',
      evidence: 'broken',
    });
  });
});
