/** Symbols by the face value of their shares in rupees. Those that stand nowhere have one of one rupee. */
const BY_RUPEES: readonly (readonly [rupees: number, symbols: readonly string[]])[] = [
  [2, ['AXISBANK', 'CIPLA', 'DALBHARAT', 'HCLTECH', 'ICICIBANK', 'KEC', 'LT', 'WIPRO', 'YESBANK']],
  [2, ['ADANIPORTS', 'SUZLON', 'SYMPHONY']],
  [5, ['BHARTIARTL', 'CERA', 'INFY', 'KOTAKBANK', 'M&M', 'MARUTI', 'ONGC', 'TECHM']],
  [10, ['BAJAJ-AUTO', 'BPCL', 'COALINDIA', 'DMART', 'GILLANDERS', 'HONASA', 'IDEA', 'IOC', 'ITBEES']],
  [10, ['NTPC', 'POWERGRID', 'RELIANCE', 'ULTRACEMCO', 'VSTIND']],
];

const RUPEES = new Map(
  BY_RUPEES.flatMap(([rupees, symbols]) => symbols.map((one) => [one, rupees] as const)),
);

/** The face value of a listed share in paise. */
export function faceValueOf(symbol: string): number {
  return (RUPEES.get(symbol) ?? 1) * 100;
}
