import { nextIstMidnight } from '../rows/wire-time.ts';
import { deriveUuid } from './derive.ts';
import { type TokenScope, writeToken } from './tokens.ts';

export interface Session {
  readonly ucc: string;
  readonly scope: TokenScope;
  readonly sid: string;
  readonly rid: string;
  readonly token: string;
  readonly expiresAtMs: number;
}

export type SessionCheck =
  | { readonly kind: 'valid'; readonly session: Session }
  | { readonly kind: 'view_only' }
  | { readonly kind: 'invalid' };

/**
 * The sessions that the login has opened. Several of one account stand side by side; each dies at midnight in India,
 * when it is ended by hand, or when its account's access token is reset.
 */
export class SessionBook {
  readonly #byToken = new Map<string, Session>();
  readonly #seed: number;
  #opened = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  open(ucc: string, scope: TokenScope, nowMs: number): Session {
    this.#opened += 1;
    const label = `${scope}:${ucc}:${this.#opened}`;
    const expiresAtMs = nextIstMidnight(nowMs);
    const id = deriveUuid(this.#seed, `jti:${label}`);
    const session: Session = {
      ucc,
      scope,
      sid: deriveUuid(this.#seed, `sid:${label}`),
      rid: deriveUuid(this.#seed, `rid:${label}`),
      token: writeToken(this.#seed, { scope, ucc, issuedAtMs: nowMs, expiresAtMs, id }),
      expiresAtMs,
    };
    this.#byToken.set(session.token, session);
    return session;
  }

  /** Whether this pair of credentials opens what `scope` opens, now. */
  check(credentials: { token: string; sid: string; scope: TokenScope; nowMs: number }): SessionCheck {
    const session = this.#byToken.get(credentials.token);
    if (!session || session.sid !== credentials.sid) return { kind: 'invalid' };
    if (session.expiresAtMs <= credentials.nowMs) {
      this.#byToken.delete(session.token);
      return { kind: 'invalid' };
    }
    if (credentials.scope === 'Trade' && session.scope === 'View') return { kind: 'view_only' };
    return { kind: 'valid', session };
  }

  /** The trade session with this sid; the market feed is opened with the sid alone. */
  findBySid(sid: string, nowMs: number): Session | undefined {
    for (const session of this.#byToken.values()) {
      if (session.sid === sid && session.scope === 'Trade' && session.expiresAtMs > nowMs) return session;
    }
    return undefined;
  }

  /** Ends every session of one account, as a reset of its access token does. */
  expire(ucc: string): void {
    for (const session of this.#byToken.values()) {
      if (session.ucc === ucc) this.#byToken.delete(session.token);
    }
  }

  expireAll(): void {
    this.#byToken.clear();
  }

  /** How many sessions of an account are open. */
  count(ucc: string): number {
    return [...this.#byToken.values()].filter((session) => session.ucc === ucc).length;
  }
}
