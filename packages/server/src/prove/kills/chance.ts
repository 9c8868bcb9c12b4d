import { seededRandom } from '../../desk/seeded-random.ts';

/** Draws from a seed. What processes do meanwhile is not: the same seed gives the same blows, not the same moment. */
export interface Chance {
  /** A whole number from 0 on, below that one. */
  below(end: number): number;
  between(from: number, to: number): number;
  pick<T>(many: readonly T[]): T;
}

export function chanceFrom(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (end: number): number => {
    const [a = 0, b = 0, c = 0] = random(3);
    return Math.floor((((a << 16) | (b << 8) | c) / 2 ** 24) * end);
  };
  return {
    below,
    between: (from, to) => from + below(to - from),
    pick(many) {
      const one = many[below(many.length)];
      if (one === undefined) throw new Error('Nothing to pick from');
      return one;
    },
  };
}
