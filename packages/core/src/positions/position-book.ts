import type { EventDraft, OrderId, PositionId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { isOpen, type LedgerEntry, type Position } from './position.ts';
import type { PositionAlert } from './position-alert.ts';
import type { PositionOrder } from './position-order.ts';

/** Which position an order's executions belong to, from which total on. */
export interface Assignment {
  readonly orderId: OrderId;
  readonly positionId: PositionId;
  /** Executions up to this total belong to an earlier position. */
  readonly fromQty: number;
}

/** An order's latest entry, with the position that holds it. */
export interface Placed {
  readonly position: Position;
  readonly entry: LedgerEntry;
}

/** The positions at hand while orders are followed one after the other, and what came of it so far. */
export interface PositionBook {
  readonly nowMs: EpochMs;
  readonly changed: Map<PositionId, Position>;
  readonly assignments: Assignment[];
  readonly events: EventDraft[];
  readonly alerts: PositionAlert[];
  /** What the account holds of an instrument at this point of the batch; null when unknown. */
  readonly held: Map<string, number | null>;
  /** Instruments whose holdings after the batch were read, and fit. */
  readonly heldAfterwards: ReadonlySet<string>;
  readonly all: () => readonly Position[];
  readonly findOpen: (order: Pick<PositionOrder, 'accountId' | 'instrumentKey'>) => Position | undefined;
  readonly findEntry: (orderId: OrderId) => Placed | undefined;
  readonly put: (position: Position) => void;
}

export function openPositionBook(
  positions: readonly Position[],
  nowMs: EpochMs,
  held: ReadonlyMap<string, number | null>,
  heldAfterwards: ReadonlySet<string>,
): PositionBook {
  const byId = new Map(positions.map((position) => [position.id, position]));
  const changed = new Map<PositionId, Position>();
  const all = (): readonly Position[] => [...byId.values()];
  return {
    nowMs,
    changed,
    assignments: [],
    events: [],
    alerts: [],
    held: new Map(held),
    heldAfterwards,
    all,
    findOpen: ({ accountId, instrumentKey }) =>
      all().find((one) => isOpen(one) && one.accountId === accountId && one.instrumentKey === instrumentKey),
    findEntry(orderId) {
      const placed = all().flatMap((position) =>
        position.ledger.filter((entry) => entry.orderId === orderId).map((entry) => ({ position, entry })),
      );
      return placed.toSorted((a, b) => b.entry.fromQty - a.entry.fromQty)[0];
    },
    put(position) {
      byId.set(position.id, position);
      changed.set(position.id, position);
    },
  };
}

/** The part of an order's totals that positions know already. */
export function knownTotal(placed: Placed | undefined): number {
  return placed === undefined ? 0 : placed.entry.fromQty + placed.entry.seenQty;
}

/** The ledger with the entry of this order, of the same beginning, replaced or added. */
export function withEntry(ledger: readonly LedgerEntry[], entry: LedgerEntry): readonly LedgerEntry[] {
  const others = ledger.filter((one) => one.orderId !== entry.orderId || one.fromQty !== entry.fromQty);
  return [...others, entry];
}
