import type { Resolution } from '../api/queries-reconcile.ts';
import { reasonOf } from './reason-of.ts';
import { reconcile } from './strings.ts';

/** What is chosen and typed in the dialog: a candidate's number, `other` with a number, or `not_placed`. */
export interface ResolutionFields {
  readonly choice: string | undefined;
  readonly number: string;
  readonly reason: string;
}

interface ResolutionRead {
  readonly numberError: string | undefined;
  readonly wish: Resolution | undefined;
}

export const NOT_PLACED = 'not_placed';
export const OTHER = 'other';

/** Without a decision and a written reason there is nothing to send. */
export function readResolution({ choice, number, reason }: ResolutionFields): ResolutionRead {
  const typed = number.trim();
  const isNumber = /^\d{10,20}$/.test(typed);
  const numberError =
    choice === OTHER && typed !== '' && !isNumber ? reconcile.resolve.notANumber : undefined;
  const why = reasonOf(reason);
  if (choice === undefined || why === undefined) return { numberError, wish: undefined };
  if (choice === NOT_PLACED) return { numberError, wish: { decision: 'not_placed', reason: why } };
  if (choice === OTHER && !isNumber) return { numberError, wish: undefined };
  const chosen = choice === OTHER ? typed : choice;
  return { numberError, wish: { decision: 'placed_as', broker_order_id: chosen, reason: why } };
}
