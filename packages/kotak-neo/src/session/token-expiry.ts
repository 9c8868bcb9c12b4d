import { isRawRow } from '../rows/raw-row.ts';
import { nextIstMidnight } from '../rows/times.ts';

/**
 * When a trade token ends, epoch milliseconds: the `exp` (seconds) of its payload, which Kotak sets to midnight in
 * India, or that midnight when the token cannot be read. An `exp` that has passed already means that the two clocks
 * differ, and is not believed: the broker will say when the session is over.
 */
export function tokenExpiry(token: string, nowMs: number): number {
  const expMs = readExp(token);
  return expMs !== undefined && expMs > nowMs ? expMs : nextIstMidnight(nowMs);
}

/** The last millisecond that a date can name. */
const LAST_MS = 8.64e15;

function readExp(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const exp = isRawRow(claims) ? claims.exp : undefined;
    return typeof exp === 'number' && exp * 1_000 <= LAST_MS ? exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}
