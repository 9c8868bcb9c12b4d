/** Why there is no session. `words` is fit for a person; the broker's own sentence where there is one. */
export interface LoginError {
  readonly kind: LoginErrorKind;
  readonly words: string;
  /** When `login_blocked` cools, epoch milliseconds. */
  readonly retryAtMs?: number;
}

export type LoginErrorKind =
  | 'wrong_totp'
  | 'wrong_mpin'
  | 'invalid_ucc'
  | 'missing_field'
  /** HTTP 424, 429 or 5xx: the same credentials may work later. */
  | 'temporary'
  /** Too many failed attempts in a minute; nothing was sent. */
  | 'login_blocked'
  | 'ip_not_allowed'
  | 'network'
  /** The address that the login gave for trading is not an allowed host; no token was sent there. */
  | 'host_not_allowed'
  /** The TOTP secret cannot be read, or the source of codes failed or repeated itself. */
  | 'no_totp'
  /** Some other refusal, in the broker's words. */
  | 'refused'
  /** An answer that is not a login answer. */
  | 'malformed';
