import type { Session } from '../session/session.ts';
import type { Handshake } from './order-feed.ts';

/** The first frame of a connection: Kotak's own client sends text that looks like JSON without its quotes. */
export function handshakeText(form: Handshake, { token, sid }: Pick<Session, 'token' | 'sid'>): string {
  return form === 'raw'
    ? `{type:cn,Authorization:${token},Sid:${sid},src:WEB}`
    : JSON.stringify({ type: 'cn', Authorization: token, Sid: sid, src: 'WEB' });
}
