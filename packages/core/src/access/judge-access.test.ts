import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessRule, type AskedBy, judgeAccess, PROOF_HOLDS_MS } from './judge-access.ts';
import { SCOPES, scopeCovers } from './scope.ts';

const NOW = 1_000_000_000;
const read: AccessRule = { scope: 'read', stepUp: false };
const trade: AccessRule = { scope: 'trade', stepUp: false };
const person: AccessRule = { scope: 'person', stepUp: false };
const guarded: AccessRule = { scope: 'person', stepUp: true };
const session = (agoMs: number | null): AskedBy => ({
  kind: 'session',
  provedAtMs: agoMs === null ? null : NOW - agoMs,
});

describe('access', () => {
  it.each([
    ['a token reads with any scope', read, { kind: 'token', scope: 'read' }, 'allowed'],
    ['a reading token does not trade', trade, { kind: 'token', scope: 'read' }, 'scope_missing'],
    ['a trading token trades', trade, { kind: 'token', scope: 'trade' }, 'allowed'],
    ['a wider scope includes the narrower', trade, { kind: 'token', scope: 'admin' }, 'allowed'],
    ['what is a person’s, no token does', person, { kind: 'token', scope: 'admin' }, 'person_needed'],
    ['a session needs no scope', person, session(null), 'allowed'],
    ['a fresh proof opens what is guarded', guarded, session(0), 'allowed'],
    ['a proof holds for its whole time', guarded, session(PROOF_HOLDS_MS), 'allowed'],
    ['a proof that is too old does not', guarded, session(PROOF_HOLDS_MS + 1), 'proof_needed'],
    ['a session that never proved anything does not', guarded, session(null), 'proof_needed'],
    ['a proof from the future does not', guarded, session(-1), 'proof_needed'],
    ['the demo is asked for nothing', guarded, { kind: 'demo' }, 'allowed'],
  ] as const)('%s', (_, rule, by, verdict) => {
    expect(judgeAccess(rule, by, NOW)).toBe(verdict);
  });

  it('never lets a token do what needs a fresh proof', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCOPES, 'person' as const),
        fc.constantFrom(...SCOPES),
        (scope, held) => {
          expect(judgeAccess({ scope, stepUp: true }, { kind: 'token', scope: held }, NOW)).toBe(
            'person_needed',
          );
        },
      ),
    );
  });

  it('orders the scopes: each covers itself and those before it', () => {
    for (const [i, held] of SCOPES.entries()) {
      for (const [j, needed] of SCOPES.entries()) expect(scopeCovers(held, needed)).toBe(i >= j);
    }
  });
});
