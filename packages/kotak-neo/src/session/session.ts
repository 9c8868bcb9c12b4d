import type { LoginError } from './login-error.ts';

/** A trading session. Holds the tokens; never leaves the client. */
export interface Session {
  readonly token: string;
  readonly sid: string;
  readonly baseUrl: string;
  readonly rtUrl: string | undefined;
  readonly facts: SessionFacts;
}

/** What may be known and shown of a session. */
export interface SessionFacts {
  readonly ucc: string;
  readonly baseUrl: string;
  readonly dataCenter: string;
  readonly obtainedAtMs: number;
  /** From the trade token, or else the next midnight in India. */
  readonly expiresAtMs: number;
}

export type LoginResult =
  | { readonly ok: true; readonly session: SessionFacts }
  | { readonly ok: false; readonly error: LoginError };
