/** Periods of the average, and with it the weight of the newest price. */
const SPAN = 9;
const NEWEST = 2 / (SPAN + 1);

/** So many closes it takes at least; with fewer the seed weighs more than the prices. */
export const EMA9_MIN_CLOSES = SPAN;

/**
 * The exponential moving average of nine, with today's price as the newest value. Recursive from the first close given,
 * which is the seed: each close moves it a fifth of the way, then today's price does. Prices are in paise, oldest first;
 * the result is an ordinary number in paise, no price yet. Undefined with fewer than nine closes.
 */
export function ema9(closes: readonly number[], today: number): number | undefined {
  const [seed, ...later] = closes;
  if (seed === undefined || closes.length < EMA9_MIN_CLOSES) return undefined;
  return [...later, today].reduce((average, price) => average + NEWEST * (price - average), seed);
}
