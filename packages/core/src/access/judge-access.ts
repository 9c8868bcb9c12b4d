import { type Scope, scopeCovers } from './scope.ts';

/** What a route asks of whoever calls it. */
export interface AccessRule {
  /** The scope that a token needs; `person` when no token may, whatever its scope. */
  readonly scope: Scope | 'person';
  /** Whether a person must have proved within the last minutes who they are. No token can. */
  readonly stepUp: boolean;
}

export type AskedBy =
  | { readonly kind: 'demo' }
  | { readonly kind: 'token'; readonly scope: Scope }
  /** When the person last gave a password or a code, in epoch milliseconds; null when never in this session. */
  | { readonly kind: 'session'; readonly provedAtMs: number | null };

export type AccessVerdict = 'allowed' | 'person_needed' | 'scope_missing' | 'proof_needed';

/** For so long a proof of who is there holds (OWASP ASVS 5, 7.5: before sensitive changes). */
export const PROOF_HOLDS_MS = 5 * 60_000;

/** Whether this caller may use that route now. The demo has nothing to protect and asks for no proof. */
export function judgeAccess(rule: AccessRule, by: AskedBy, nowMs: number): AccessVerdict {
  switch (by.kind) {
    case 'demo':
      return 'allowed';
    case 'token':
      if (rule.scope === 'person' || rule.stepUp) return 'person_needed';
      return scopeCovers(by.scope, rule.scope) ? 'allowed' : 'scope_missing';
    case 'session':
      return rule.stepUp && !isFresh(by.provedAtMs, nowMs) ? 'proof_needed' : 'allowed';
  }
}

/** A proof from the future was made by a clock that has been put back since, and is worth nothing. */
function isFresh(provedAtMs: number | null, nowMs: number): boolean {
  return provedAtMs !== null && provedAtMs <= nowMs && nowMs - provedAtMs <= PROOF_HOLDS_MS;
}
