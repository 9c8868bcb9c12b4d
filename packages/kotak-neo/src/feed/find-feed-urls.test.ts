import { describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { fixtureText } from '../testing/fixture.ts';
import { allowUrls } from '../transport/allowed-url.ts';
import type { TransportReply } from '../transport/transport.ts';
import { findFeedUrls } from './find-feed-urls.ts';

const session: Session = {
  token: 't',
  sid: 's',
  baseUrl: 'https://e43.kotaksecurities.com',
  rtUrl: undefined,
  facts: {
    ucc: 'AB1C2',
    baseUrl: 'https://e43.kotaksecurities.com',
    dataCenter: 'E43',
    obtainedAtMs: 0,
    expiresAtMs: 1,
  },
};

function find(reply: TransportReply, given: Partial<Session> = {}, configUrl: string | null = 'https://c') {
  const send = async () => ({ kind: 'answered', reply, requestedAtMs: 0, receivedAtMs: 0 }) as const;
  const deps = { send, configUrl, configTimeoutMs: 5_000, allowedUrl: allowUrls(['127.0.0.1']) };
  return findFeedUrls(deps, { ...session, ...given });
}

const config: TransportReply = {
  kind: 'reply',
  status: 200,
  headers: {},
  bodyText: fixtureText('config_service.json'),
};
const nothing: TransportReply = { kind: 'lost', why: 'timeout', words: 'timeout' };

describe('addresses of the feed', () => {
  it('begin with the configured one', async () => {
    const urls = await find(config, { rtUrl: 'https://rt.kotaksecurities.com/realtime' });
    expect(urls).toEqual([
      'ws://127.0.0.1:9002/realtime',
      'wss://rt.kotaksecurities.com/realtime',
      'wss://e43.kotaksecurities.com/realtime',
    ]);
  });

  it('do without the configuration when it fails, is skipped or names another place', async () => {
    const expected = ['wss://e43.kotaksecurities.com/realtime'];
    expect(await find(nothing)).toEqual(expected);
    expect(await find(config, {}, null)).toEqual(expected);
    expect(await find({ ...config, bodyText: '<html>' })).toEqual(expected);
    const forged = fixtureText('config_service.json').replaceAll('127.0.0.1', 'evil.example');
    expect(await find({ ...config, bodyText: forged })).toEqual(expected);
  });

  it('never leave the allowed hosts', async () => {
    const urls = await find(nothing, { rtUrl: 'wss://evil.example/realtime' });
    expect(urls.join()).not.toContain('evil');
  });

  it('include the data centre’s own host for a session at Kotak’s, and only then', async () => {
    const atKotak = await find(nothing, { baseUrl: 'https://e99.kotaksecurities.com' });
    expect(atKotak).toEqual([
      'wss://e99.kotaksecurities.com/realtime',
      'wss://e43.kotaksecurities.com/realtime',
    ]);
    expect(await find(nothing, { baseUrl: 'http://127.0.0.1:4190' })).toEqual([
      'ws://127.0.0.1:4190/realtime',
    ]);
  });
});
