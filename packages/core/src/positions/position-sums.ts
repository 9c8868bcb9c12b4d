import { type DecimalText, decimalFraction, sumDecimals } from '../money/index.ts';
import type { Side } from '../orders/index.ts';
import type { LedgerEntry, Position, PositionAdjustment, PositionSums } from './position.ts';

type Recorded = Pick<Position, 'ledger' | 'adjustments'>;

/** The columns that ledger and adjustments decide. The order of neither matters. */
export function sumsOf(recorded: Recorded): PositionSums {
  const { ledger } = recorded;
  return {
    quantity: sharesLeft(recorded),
    boughtQty: totalQuantity(ledger, 'buy'),
    boughtValue: totalValue(ledger, 'buy'),
    soldQty: totalQuantity(ledger, 'sell'),
    soldValue: totalValue(ledger, 'sell'),
  };
}

/** The position with its ledger or adjustments replaced, and the sums that follow. */
export function withRecords(position: Position, change: Partial<Recorded>): Position {
  const recorded = { ...position, ...change };
  return { ...recorded, ...sumsOf(recorded) };
}

/** Whether the broker has priced every execution. Until then cost and profit are unknown, not small. */
export function isPriced({ ledger }: Pick<Position, 'ledger'>): boolean {
  return ledger.every(({ quantity, value }) => quantity === 0 || value !== null);
}

/**
 * What one share of those owned now has cost on average over the cycle, in rupees to six decimals; undefined while
 * nothing was bought or not all of it is priced.
 */
export function averageCost(position: Recorded): DecimalText | undefined {
  return partOfCost(position, 1n);
}

/** What the shares that are left have cost. Undefined as `averageCost`. */
export function costOfShares(position: Recorded): DecimalText | undefined {
  return partOfCost(position, BigInt(sharesLeft(position)));
}

/** The part of everything bought that is left: shares counted as they are counted today. Null when nothing was bought. */
export function partLeft(recorded: Recorded): { numerator: bigint; denominator: bigint } | null {
  const { bought, sold } = countShares(recorded);
  return bought === 0n ? null : { numerator: bought - sold, denominator: bought };
}

function partOfCost(position: Recorded, shares: bigint): DecimalText | undefined {
  const buys = position.ledger.filter((entry) => entry.side === 'buy');
  const { bought, unit } = countShares(position);
  if (bought === 0n || !isPriced({ ledger: buys })) return undefined;
  return decimalFraction(totalValue(buys, 'buy'), { numerator: shares * unit, denominator: bought });
}

function sharesLeft(recorded: Recorded): number {
  const { bought, sold, unit } = countShares(recorded);
  return Number((bought - sold) / unit);
}

/**
 * Everything bought and sold, in shares as they are counted after the last adjustment; divide by `unit`. Each adjustment
 * changes the count of what was left before its day, so what was bought and sold until then is scaled by the same ratio,
 * and its cost stays where it was.
 */
function countShares({ ledger, adjustments }: Recorded): { bought: bigint; sold: bigint; unit: bigint } {
  let bought = 0n;
  let sold = 0n;
  let unit = 1n;
  let since = Number.NEGATIVE_INFINITY;
  for (const { exDay, from, to } of byDay(adjustments)) {
    addUntil(exDay);
    const left = (bought - sold) / unit;
    const after = (left * BigInt(to)) / BigInt(from);
    // What is left over of a share is paid out, so the ratio is the one that the whole shares had.
    const ratio = left > 0n && after > 0n ? { of: left, by: after } : { of: BigInt(from), by: BigInt(to) };
    bought *= ratio.by;
    sold *= ratio.by;
    unit *= ratio.of;
  }
  addUntil(Number.POSITIVE_INFINITY);
  return { bought, sold, unit };

  function addUntil(day: number): void {
    const between = ledger.filter((entry) => entry.day >= since && entry.day < day);
    bought += BigInt(totalQuantity(between, 'buy')) * unit;
    sold += BigInt(totalQuantity(between, 'sell')) * unit;
    since = day;
  }
}

function byDay(adjustments: readonly PositionAdjustment[]): readonly PositionAdjustment[] {
  return adjustments.toSorted((a, b) => a.exDay - b.exDay || a.recordedAtMs - b.recordedAtMs);
}

function totalQuantity(ledger: readonly LedgerEntry[], side: Side): number {
  return ledger.reduce((sum, entry) => (entry.side === side ? sum + entry.quantity : sum), 0);
}

function totalValue(ledger: readonly LedgerEntry[], side: Side): DecimalText {
  return sumDecimals(ledger.flatMap((entry) => (entry.side === side ? (entry.value ?? []) : [])));
}
