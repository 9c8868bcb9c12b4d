import type { LoginError } from '../session/login-error.ts';

/**
 * What became of a request to place, modify or cancel. Exactly four things can be known; whatever is not proven to
 * be one of the first three is `unknown`, and may or may not have reached the exchange.
 */
export type PlacementOutcome = NotSent | Accepted | Refused | Unknown;

/** Not one byte left this machine. Sending again cannot do anything twice. */
export interface NotSent {
  readonly kind: 'not_sent';
  readonly why: NotSentWhy;
}

export type NotSentWhy =
  | {
      /** The fields contradict Kotak's rules. */
      readonly kind: 'invalid_fields';
      readonly words: string;
    }
  | {
      /** `beforeSend` said no at the last moment. */
      readonly kind: 'stopped';
      readonly words: string;
    }
  | { readonly kind: 'no_session'; readonly words: string; readonly login: LoginError }
  | {
      readonly kind: 'network';
      readonly code: 'dns' | 'refused' | 'tls' | 'unreachable' | 'timeout' | 'aborted' | 'closed';
      readonly words: string;
    };

/** The broker took the request and gave it a number. Its own checks may still reject the order afterwards. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly nOrdNo: string;
  readonly raw: string;
}

/** A refusal from a reviewed list, each entry of which proves that nothing entered the order system. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: { readonly code: string; readonly words: string };
  readonly raw: string;
  /** True when only the session was refused: after a new login the same request may be sent. */
  readonly sessionExpired: boolean;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly why: UnknownWhy;
  /** The broker's answer, when there was one. */
  readonly raw?: string;
}

export interface UnknownWhy {
  readonly kind:
    | 'timeout'
    | 'lost'
    | 'limited'
    | 'server_error'
    | 'unexpected_status'
    | 'unreadable'
    | 'no_order_number'
    | 'contradictory'
    | 'unreviewed';
  readonly words: string;
}
