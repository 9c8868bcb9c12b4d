import type { Session } from '../session/session.ts';

/**
 * The credentials of a call for an account. Kotak's client sends three of these and its documents name another three;
 * all four satisfy both.
 */
export function tradingHeaders(
  consumerKey: string,
  session: Pick<Session, 'token' | 'sid'>,
): Record<string, string> {
  return {
    Authorization: consumerKey,
    'neo-fin-key': 'neotradeapi',
    Sid: session.sid,
    Auth: session.token,
  };
}
