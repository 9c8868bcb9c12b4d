import { describe, expect, it } from 'vitest';
import { tokenExpiry } from './token-expiry.ts';

const nowMs = Date.UTC(2026, 7, 21, 4, 30);
const midnightMs = Date.UTC(2026, 7, 21, 18, 30);

function jwt(payload: unknown): string {
  return `eyJ.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;
}

describe('the end of a token', () => {
  it.each([
    ['its own exp', jwt({ exp: nowMs / 1_000 + 3_600 }), nowMs + 3_600_000],
    ['midnight in India without an exp', jwt({ ucc: 'AB1C2' }), midnightMs],
    ['midnight for an exp that has passed', jwt({ exp: nowMs / 1_000 - 1 }), midnightMs],
    ['midnight for an exp that is none', jwt({ exp: 'soon' }), midnightMs],
    ['midnight for an exp beyond all dates', jwt({ exp: 1e300 }), midnightMs],
    ['midnight for a token that is no JWT', 'trade-token', midnightMs],
    ['midnight for a payload that is not JSON', 'a.b.c', midnightMs],
    ['midnight for a payload that is no object', jwt(null), midnightMs],
  ])('is %s', (_, token, expected) => {
    expect(tokenExpiry(token, nowMs)).toBe(expected);
  });
});
