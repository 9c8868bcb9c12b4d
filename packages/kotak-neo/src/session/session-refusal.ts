import type { Envelope } from '../envelope/envelope.ts';

/**
 * Codes by which the broker says that the session has ended, so that a new login helps. Not among them: 100008 (our
 * address is not on the allow-list) and 100021 (a token without trading rights), which a new login does not cure.
 */
const sessionCodes = new Set([
  // invalid session token
  '100022',
  // Invalid session (documented)
  '1003',
  // JWT expired, from the gateway of 2023 and 2024
  '900901',
]);
const notCuredByLogin = new Set(['100008', '100021']);

/** Says whether an answer refuses the session itself. */
export function refusesSession(status: number, envelope: Envelope): boolean {
  if (envelope.isOk === true) return false;
  if (envelope.code !== undefined && sessionCodes.has(envelope.code)) return true;
  if (envelope.code !== undefined && notCuredByLogin.has(envelope.code)) return false;
  // The documents give 403 for an invalid session; a bare 403 may come from a firewall, and proves nothing.
  return status === 401 || (status === 403 && envelope.texts.some((text) => /invalid session/i.test(text)));
}
