import type { EventDraft, OrderId } from '../orders/index.ts';
import type { LedgerEntry, Position } from './position.ts';

/** A position as a decision leaves it, and the events that are written with it. */
export interface PositionChange {
  readonly position: Position;
  readonly events: readonly EventDraft[];
}

/** A sale by hand of which a person has yet to say whose shares it took. */
export function unresolvedSale(position: Pick<Position, 'ledger'>): LedgerEntry | undefined {
  return position.ledger.find((entry) => entry.verdict === 'ambiguous');
}

/** Why a sale that nobody can judge holds the position, for people. */
export function reasonOfDoubt(orderId: OrderId): string {
  return `shares were sold by hand (order ${orderId}), and nothing tells whose they were`;
}
