import { seededRandom } from '../../desk/seeded-random.ts';

export interface Draw {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  one<T>(list: readonly T[]): T;
}

/** Draws from a seed: the same seed draws the same. */
export function createDraw(seed: number): Draw {
  const random = seededRandom(seed);
  const below = (n: number): number => {
    const [a = 0, b = 0, c = 0] = random(3);
    return ((a << 16) | (b << 8) | c) % n;
  };
  return { below, one: (list) => list[below(list.length)] as (typeof list)[number] };
}

/** A time of day, to the second, in so many minutes from a minute of the day on. */
export function drawTime(draw: Draw, fromMinute: number, span: number): string {
  const seconds = fromMinute * 60 + draw.below(span * 60);
  return Temporal.PlainTime.from('00:00').add({ seconds }).toString({ smallestUnit: 'second' });
}
