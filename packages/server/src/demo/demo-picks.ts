import type { SimBroker } from '@orderwatch/simulator';
import { type Recommendation, writeRecommendationFile } from './recommendation-file.ts';

/** What a symbol is there to show. */
export type Role =
  | 'fills_at_open'
  | 'fills_later'
  | 'rejected_at_once'
  | 'rejected_at_open'
  | 'cancelled_by_hand'
  | 'fills_in_part'
  | 'no_money';

export interface Pick {
  readonly symbol: string;
  readonly role: Role;
}

const roles: readonly Role[] = [
  'fills_at_open',
  'rejected_at_once',
  'cancelled_by_hand',
  'fills_later',
  'rejected_at_open',
  'fills_in_part',
  'no_money',
];

/** In turn, day by day, so that no symbol comes again while it is held. */
const symbols = [
  'RELIANCE',
  'SBIN',
  'ITC',
  'INFY',
  'HDFCBANK',
  'TATASTEEL',
  'TITAN',
  'CIPLA',
  'WIPRO',
  'NTPC',
  'TCS',
  'AXISBANK',
  'ONGC',
  'LT',
  'SUNPHARMA',
  'POWERGRID',
  'COALINDIA',
  'ICICIBANK',
  'HINDALCO',
  'KOTAKBANK',
  'MARUTI',
  'BHARTIARTL',
  'JSWSTEEL',
  'TECHM',
  'ASIANPAINT',
  'HCLTECH',
  'IDEA',
  'DRREDDY',
];

/** Which symbol plays which part on the nth evening, counted from nought. */
export function picksOf(evening: number): readonly Pick[] {
  const sets = symbols.length / roles.length;
  const start = (evening % sets) * roles.length;
  return roles.map((role, index) => ({ role, symbol: symbols[start + index] ?? 'RELIANCE' }));
}

/** The evening's file: the day's picks, and rows that show why something is not bought. */
export function writeEveningFile(broker: SimBroker, picks: readonly Pick[]): string {
  const row = (symbol: string, more: Partial<Recommendation> = {}): Recommendation => {
    const instrument =
      broker.instrument('nse_cm', `${symbol}-EQ`) ?? broker.instrument('nse_cm', `${symbol}-BE`);
    if (!instrument) throw new Error(`The simulated exchange lists no ${symbol}.`);
    return {
      symbol,
      lastCloseRupees: (broker.quotes(instrument).lastPaise / 100).toFixed(2),
      averageVolume: instrument.averageVolume,
      ...more,
    };
  };
  return writeRecommendationFile([
    ...picks.map(({ symbol }, index) =>
      row(symbol, { score: 60 - index, verdict: index < 2 ? 'strong_buy' : 'buy' }),
    ),
    row('MODISONLTD', { score: 31 }),
    row('AXISCADES', { score: 30 }),
    row('KEC', { verdict: 'watch', score: 28 }),
    row('GLENMARK', { score: 12 }),
  ]);
}
