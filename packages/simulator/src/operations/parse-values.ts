import type { OrderType, Product, Segment, Side, Validity } from '../broker/types.ts';

const ORDER_TYPES: readonly OrderType[] = ['L', 'MKT', 'SL', 'SL-M'];
const PRODUCTS: readonly Product[] = ['CNC', 'MIS', 'NRML', 'MTF'];
const VALIDITIES: readonly Validity[] = ['DAY', 'IOC'];
const SIDES: readonly Side[] = ['B', 'S'];
const SEGMENTS: readonly Segment[] = ['nse_cm', 'bse_cm'];
/** Kotak's other segments: well-formed, but with nothing listed in this exchange. */
const OTHER_SEGMENTS: readonly string[] = ['nse_fo', 'bse_fo', 'mcx_fo', 'cde_fo', 'nse_com'];

export const parseOrderType = oneOf(ORDER_TYPES);
export const parseProduct = oneOf(PRODUCTS);
export const parseValidity = oneOf(VALIDITIES);
export const parseSide = oneOf(SIDES);
export const parseSegment = oneOf(SEGMENTS);

export function isKnownSegment(text: string): boolean {
  return parseSegment(text) !== undefined || OTHER_SEGMENTS.includes(text);
}

/** A whole number of shares, or undefined. */
export function parseQuantity(text: string): number | undefined {
  if (!/^\d{1,12}$/.test(text)) return undefined;
  return Number(text);
}

/**
 * Rupees with at most four decimals as paise (fractions of a paisa are cut off), or undefined. `0.0` is refused, as
 * Kotak refuses it in every numeric field; `0` is right.
 */
export function parsePaise(text: string): number | undefined {
  if (text === '0.0') return undefined;
  const parts = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(text);
  if (!parts) return undefined;
  const hundredths = (parts[2] ?? '').padEnd(2, '0').slice(0, 2);
  return Number(parts[1]) * 100 + Number(hundredths);
}

function oneOf<T extends string>(words: readonly T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text);
}
