import { describe, expect, it } from 'vitest';
import { commandFor, planOf, shrink } from './play-random.ts';

describe('a random rehearsal', () => {
  it('is the same plan again with the same seed, and another with another', () => {
    expect(planOf({ seed: 7, days: 2 })).toEqual(planOf({ seed: 7, days: 2 }));
    expect(planOf({ seed: 7, days: 2 })).not.toEqual(planOf({ seed: 8, days: 2 }));
  });

  it('draws every kind of event within a hundred seeds', () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 100; seed += 1) {
      for (const act of planOf({ seed, days: 2 }).acts) kinds.add(act.kind);
    }
    expect([...kinds].sort()).toEqual([
      'buy_by_hand',
      'cancel_by_hand',
      'clock_jump',
      'crash',
      'crash_at',
      'fault',
      'feeds_drop',
      'second_instance',
      'sessions_end',
      'switch_off',
    ]);
  });

  it('that fails is made as small as its cause, and told as a command', async () => {
    const all = planOf({ seed: 5, days: 3 }).acts.length;
    expect(all).toBeGreaterThan(4);
    const causes = [1, 3];
    const fails = async ({ keep = [] }: { readonly keep?: readonly number[] | undefined }) =>
      causes.every((cause) => keep.includes(cause));
    const smallest = await shrink({ seed: 5, days: 3 }, fails, 200);
    expect(smallest.keep).toEqual(causes);
    expect(commandFor(smallest)).toBe('npm run orderwatch -- rehearse --random --days 3 --seed 5 --keep 1,3');
  });
});
