import type { IstDay } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { released, type TodaysListing, withListing } from './hold-sells.ts';
import { isOpen, type Position, type PositionAdjustment } from './position.ts';
import { type PositionChange, reasonOfDoubt, unresolvedSale } from './position-change.ts';
import { positionEvent } from './position-event.ts';
import { withRecords } from './position-sums.ts';

/** `from` shares became `to`: 1 to 5 for a split of five, 1 to 2 for a bonus of one for one. */
export interface ShareRatio {
  readonly from: number;
  readonly to: number;
  readonly exDay: IstDay;
  readonly reason: string;
}

export type AdjustRefusal =
  | { readonly code: 'position_closed' }
  | { readonly code: 'impossible_ratio' }
  | { readonly code: 'not_in_force_yet'; readonly exDay: IstDay }
  | { readonly code: 'already_recorded' }
  /** Less than one share would be left; such a position has to be settled by a person. */
  | { readonly code: 'nothing_left' };

/**
 * Applies what a person recorded of a split, a bonus issue or the like. What was owned before the day is counted by the
 * new ratio, in whole shares; what it cost stays the same. It ends the freeze.
 */
export function adjustPosition(
  position: Position,
  ratio: ShareRatio,
  by: { readonly nowMs: EpochMs; readonly today: IstDay; readonly listing: TodaysListing | null },
): Result<PositionChange, AdjustRefusal> {
  const refusal = refuse(position, ratio, by.today);
  if (refusal !== null) return err(refusal);
  const { from, to, exDay, reason } = ratio;
  const unmeasured = { from, to, exDay, reason, quantityBefore: position.quantity, recordedAtMs: by.nowMs };
  const counted = withAdjustment(position, { ...unmeasured, quantityAfter: position.quantity });
  const { quantity: quantityAfter } = counted;
  if (quantityAfter <= 0) return err({ code: 'nothing_left' });
  const adjusted = withListing(
    { ...withAdjustment(position, { ...unmeasured, quantityAfter }), lastTarget: null },
    by.listing,
    by.today,
  );
  const facts = { reason, from, to, exDay, quantityBefore: position.quantity, quantityAfter };
  const told = { atMs: by.nowMs, actor: 'user', source: 'user', facts } as const;
  const event = positionEvent('position.adjusted', adjusted, told);
  const hold = adjusted.sellHold;
  if (hold?.by !== 'corporate_action') return ok({ position: adjusted, events: [event] });
  const doubt = unresolvedSale(adjusted);
  if (doubt !== undefined) {
    // The freeze is over, and the doubt about a sale by hand that it covered is not.
    const why = reasonOfDoubt(doubt.orderId);
    const held: Position = { ...adjusted, sellHold: { ...hold, by: 'ambiguous_sale', reason: why } };
    return ok({ position: held, events: [event] });
  }
  const free = released(adjusted, hold, { nowMs: by.nowMs, actor: 'user' });
  return ok({ position: free.position, events: [event, ...free.events] });
}

function withAdjustment(position: Position, adjustment: PositionAdjustment): Position {
  return withRecords(position, { adjustments: [...position.adjustments, adjustment] });
}

function refuse(position: Position, { from, to, exDay }: ShareRatio, today: IstDay): AdjustRefusal | null {
  if (!isOpen(position)) return { code: 'position_closed' };
  const whole = [from, to].every((part) => Number.isSafeInteger(part) && part > 0);
  if (!whole || from === to) return { code: 'impossible_ratio' };
  if (exDay > today) return { code: 'not_in_force_yet', exDay };
  const again = position.adjustments.some((one) => one.exDay === exDay && one.from * to === one.to * from);
  return again ? { code: 'already_recorded' } : null;
}
