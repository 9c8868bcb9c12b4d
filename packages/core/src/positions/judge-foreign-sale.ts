import type { EpochMs } from '../time.ts';
import type { Position } from './position.ts';

/** What is known of a sale that a person made, and of the shares before and after it. */
export interface SaleEvidence {
  readonly soldQty: number;
  readonly firstFilledAtMs: EpochMs;
  readonly lastFilledAtMs: EpochMs;
  readonly position: Pick<Position, 'quantity' | 'openedAtMs'>;
  /**
   * All shares of the instrument in the account (delivered, and today's dealings) just before the sale, by complete
   * readings; null when unknown.
   */
  readonly heldBefore: number | null;
  /** The same just after; null while no reading has shown it. */
  readonly heldAfter: number | null;
}

export type SaleVerdict =
  /** So many shares were the position's. `excessQty` were sold beyond it. */
  | { readonly kind: 'of_position'; readonly quantity: number; readonly excessQty: number }
  | { readonly kind: 'own_shares'; readonly why: 'before_position' | 'position_still_covered' }
  /** Nothing is guessed: a person decides. */
  | { readonly kind: 'ambiguous'; readonly why: AmbiguousSale };

export type AmbiguousSale =
  | 'holdings_unknown'
  | 'holdings_contradict'
  | 'executed_around_opening'
  | 'either_could_be_sold';

/**
 * Whose shares a sale by hand took. Shares carry no name, so only what leaves no other explanation counts: a person who
 * held no others sold the position's; where nothing is left, they are gone too; and a sale of an amount other than the
 * position's, out of others that were enough for it, left the position alone.
 */
export function judgeForeignSale(evidence: SaleEvidence): SaleVerdict {
  const { soldQty, position, heldBefore, heldAfter } = evidence;
  if (evidence.lastFilledAtMs < position.openedAtMs) return { kind: 'own_shares', why: 'before_position' };
  if (evidence.firstFilledAtMs < position.openedAtMs) {
    return { kind: 'ambiguous', why: 'executed_around_opening' };
  }
  if (heldBefore === null) return { kind: 'ambiguous', why: 'holdings_unknown' };
  const others = heldBefore - position.quantity;
  if (soldQty > heldBefore || others < 0) return { kind: 'ambiguous', why: 'holdings_contradict' };
  if (heldAfter !== null && heldAfter !== heldBefore - soldQty) {
    return { kind: 'ambiguous', why: 'holdings_contradict' };
  }
  if (others === 0 || soldQty === heldBefore) return taken(soldQty, position.quantity);
  const leftAlone = soldQty <= others && soldQty !== position.quantity && heldAfter !== null;
  if (leftAlone) return { kind: 'own_shares', why: 'position_still_covered' };
  return { kind: 'ambiguous', why: 'either_could_be_sold' };
}

function taken(soldQty: number, ownedQty: number): SaleVerdict {
  const quantity = Math.min(soldQty, ownedQty);
  return { kind: 'of_position', quantity, excessQty: soldQty - quantity };
}
