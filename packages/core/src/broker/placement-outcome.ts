import type { BrokerOrderId } from '../orders/index.ts';
import { unreachable } from '../result.ts';

/** What became of a request to place. Whatever is not proven to be one of the first three is `unknown`. */
export type PlacementOutcome =
  /** Not one byte left this machine. */
  | { readonly kind: 'not_sent'; readonly why: string; readonly words: string }
  /** The broker took it and gave it a number. Its own checks may still reject it. */
  | { readonly kind: 'accepted'; readonly brokerOrderId: BrokerOrderId; readonly raw: string }
  /** A refusal from a reviewed list, each entry of which proves that nothing entered the order system. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** Verbatim. */
      readonly words: string;
      /** Only the session was refused: after a new login the same request may go. */
      readonly sessionExpired: boolean;
      readonly raw: string;
    }
  /** It may have arrived: a time-out, a 5xx, a 429, anything new. */
  | { readonly kind: 'unknown'; readonly why: string; readonly words: string; readonly raw: string | null };

/** Cancel and modify end in the same four ways; `accepted` means taken, and the book tells what came of it. */
export type ChangeOutcome = PlacementOutcome;

/** Whether the machine by itself may send it again. Everything else needs a look-up or a person. */
export function mayResend(outcome: PlacementOutcome): boolean {
  switch (outcome.kind) {
    case 'not_sent':
      return true;
    case 'refused':
      return outcome.sessionExpired;
    case 'accepted':
    case 'unknown':
      return false;
    default:
      return unreachable(outcome);
  }
}
