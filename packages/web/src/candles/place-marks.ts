import type { PlottedDay, PriceMark } from './plot-days.ts';
import type { Box } from './shape-candle.ts';

export type Sign = 'bought' | 'sold' | 'placed' | 'cancelled' | 'rejected' | 'expired';

/** A sign of the picture, and where it stands in pixels of the page. */
interface PlacedMark {
  readonly sign: Sign;
  readonly x: number;
  readonly y: number;
  /** What it says, where there is room for it: its left edge, on the height of the sign. */
  readonly word: { readonly text: string; readonly x: number } | null;
}

export interface MarkRoom {
  readonly frame: Box;
  readonly xOf: (at: number) => number;
  /** From one day to the next. */
  readonly step: number;
  readonly yOf: (rupees: number) => number;
  readonly widthOf: (text: string) => number;
  readonly wordOf: (sign: Sign, count: number) => string;
}

/** The height of a row below the prices, for what has no price of its own. */
export const LANE_PX = 18;
/** More would leave the prices no room. */
const MOST_LANES = 3;
const SIGN_PX = 14;
const GAP_PX = 4;

export function signOf({ kind, side }: Pick<PriceMark, 'kind' | 'side'>): Sign {
  if (kind !== 'filled') return kind;
  return side === 'buy' ? 'bought' : 'sold';
}

interface LowerSign {
  readonly sign: Sign;
  readonly at: number;
  /** How often it is meant on its day. */
  readonly count: number;
  /** The lowest is 0. */
  readonly row: number;
}

/**
 * What has no price, once a day and kind, in rows: each in the lowest in which it covers nothing. Where the days stand so
 * close that even the last row is taken, the one whose latest sign is furthest away is the least bad.
 */
function layRows(days: readonly PlottedDay[], step: number): readonly LowerSign[] {
  const latest = Array.from({ length: MOST_LANES }, () => Number.NEGATIVE_INFINITY);
  return days.flatMap(({ marks }, at) => {
    const counts = new Map<Sign, number>();
    for (const mark of marks) {
      if (mark.fill === null) counts.set(signOf(mark), (counts.get(signOf(mark)) ?? 0) + 1);
    }
    return [...counts].map(([sign, count]) => {
      const free = latest.findIndex((before) => (at - before) * step >= SIGN_PX);
      const row = free === -1 ? latest.indexOf(Math.min(...latest)) : free;
      latest[row] = at;
      return { sign, at, count, row };
    });
  });
}

/** How many rows below the prices are needed where the days are so many pixels apart. */
export function lanesOf(days: readonly PlottedDay[], step: number): number {
  return Math.max(0, ...layRows(days, step).map(({ row }) => row + 1));
}

/**
 * Executions stand at their price; everything else in rows at the bottom, below its day. A word stands beside its sign
 * where it covers no sign and no other word: executions first, the latest before the earlier.
 */
export function placeMarks(days: readonly PlottedDay[], room: MarkRoom): readonly PlacedMark[] {
  const { frame, xOf, yOf, wordOf } = room;
  const bottom = frame.top + frame.height;
  const upper = days.flatMap(({ marks }, at) =>
    marks.flatMap((mark) => {
      if (mark.fill === null) return [];
      return { sign: signOf(mark), x: xOf(at), y: yOf(Number(mark.fill.price)), count: 1 };
    }),
  );
  const lower = layRows(days, room.step).map(({ sign, at, count, row }) => ({
    sign,
    x: xOf(at),
    y: bottom - (row + 0.5) * LANE_PX,
    count,
  }));
  // A day that does not fit into a narrow picture has no signs in it either.
  const signs = [...upper.toReversed(), ...lower.toReversed()].filter(
    ({ x }) => x >= frame.left && x <= frame.left + frame.width,
  );
  const taken: Box[] = signs.map(({ x, y }) => around(x - SIGN_PX / 2, y, SIGN_PX));
  return signs.map(({ sign, x, y, count }, index) => {
    const text = wordOf(sign, count);
    const own = taken[index];
    const width = room.widthOf(text);
    const places = [x + SIGN_PX / 2 + GAP_PX, x - SIGN_PX / 2 - GAP_PX - width];
    const left = places.find((place) => {
      const box = around(place, y, width);
      return isInside(box, frame) && !taken.some((other) => other !== own && isOver(box, other));
    });
    if (left === undefined) return { sign, x, y, word: null };
    taken.push(around(left, y, width));
    return { sign, x, y, word: { text, x: left } };
  });
}

function around(left: number, y: number, width: number): Box {
  return { left, top: y - SIGN_PX / 2, width, height: SIGN_PX };
}

function isInside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.left + box.width <= frame.left + frame.width;
}

function isOver(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
