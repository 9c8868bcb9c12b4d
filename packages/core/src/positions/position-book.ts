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
  const byId = new Map<PositionId, Position>();
  // Both are asked for with every order, of which there can be thousands in one reading.
  const openByShare = new Map<string, PositionId>();
  const placed = new Map<OrderId, Placed>();
  const changed = new Map<PositionId, Position>();

  function keep(position: Position): void {
    byId.set(position.id, position);
    const share = shareOf(position);
    if (isOpen(position)) openByShare.set(share, position.id);
    else if (openByShare.get(share) === position.id) openByShare.delete(share);
    for (const entry of position.ledger) {
      const known = placed.get(entry.orderId);
      if (known === undefined || entry.fromQty >= known.entry.fromQty) {
        placed.set(entry.orderId, { position, entry });
      }
    }
  }
  for (const position of positions) keep(position);

  return {
    nowMs,
    changed,
    assignments: [],
    events: [],
    alerts: [],
    held: new Map(held),
    heldAfterwards,
    all: () => [...byId.values()],
    findOpen(order) {
      const id = openByShare.get(shareOf(order));
      return id === undefined ? undefined : byId.get(id);
    },
    findEntry: (orderId) => placed.get(orderId),
    put(position) {
      keep(position);
      changed.set(position.id, position);
    },
  };
}

function shareOf({ accountId, instrumentKey }: Pick<PositionOrder, 'accountId' | 'instrumentKey'>): string {
  return `${accountId} ${instrumentKey}`;
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
