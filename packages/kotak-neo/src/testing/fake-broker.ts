import { createKotakNeo } from '../client.ts';
import type { KotakNeo } from '../kotak-neo.ts';
import type { KotakNeoOptions } from '../options.ts';
import { type ByteServer, json, serveBytes } from './byte-server.ts';
import { TurnedClock } from './turned-clock.ts';

/** 21 August 2026, 10:00 in India: the day of the fixtures. */
export const morningMs = Date.UTC(2026, 7, 21, 4, 30);

export const credentials = {
  consumerKey: 'consumer-key-0123456789',
  mobileNumber: '+919999999999',
  ucc: 'AB1C2',
  mpin: '123456',
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
};

export interface FakeBroker {
  readonly server: ByteServer;
  readonly clock: TurnedClock;
  readonly client: KotakNeo;
  /** How often the second login step was taken. */
  logins(): number;
  close(): Promise<void>;
}

/** A server that lets a client log in, and the client; what else it answers is up to the test. */
export async function fakeBroker(options: Partial<KotakNeoOptions> = {}): Promise<FakeBroker> {
  const server = await serveBytes();
  const clock = new TurnedClock(morningMs);
  answerLogin(server);
  const client = createKotakNeo({
    credentials,
    loginBaseUrl: server.url,
    allowedHosts: ['127.0.0.1'],
    clock,
    ...options,
  });
  return {
    server,
    clock,
    client,
    logins: () => server.seen.filter(({ path }) => path.endsWith('tradeApiValidate')).length,
    async close() {
      await client.close();
      await server.close();
    },
  };
}

/** Each login gives another token, so that tests can tell sessions apart. */
function answerLogin(server: ByteServer): void {
  let count = 0;
  server.on('/login/1.0/tradeApiLogin', json(granted({ token: 'view-token', sid: 'view-sid' })));
  server.on('/login/1.0/tradeApiValidate', (response, request) => {
    count += 1;
    const grant = granted({
      token: `trade-token-${count}-0123456789`,
      sid: `trade-sid-${count}-0123456789`,
      baseUrl: server.url,
    });
    json(grant)(response, request);
  });
}

export function granted(grant: Record<string, string>): unknown {
  return { data: { status: 'success', ucc: 'AB1C2', kType: 'Trade', dataCenter: 'E43', ...grant } };
}
