import { EventEmitter } from 'node:events';
import type { Clock } from '@orderwatch/clock';
import type { AccountBroker } from '../brokers/account-broker.ts';
import { createInstrumentList } from '../brokers/kotak/instrument-list.ts';
import { openReadOnlyKotak } from '../brokers/kotak/open-kotak.ts';

export interface CannedBroker {
  readonly broker: AccountBroker;
  /** What the next readings of the order book are answered with. */
  show(body: Buffer): void;
  /** Sends a frame over the order feed, as its bytes come off the socket. */
  send(frame: Buffer): void;
}

const LOGGED_IN = {
  status: 'success',
  token: 'a-token-for-nobody',
  sid: 'a-session-for-nobody',
  baseUrl: 'https://e43.kotaksecurities.com',
  dataCenter: 'E43',
};
/** Simulated time hardly passes between two measured readings, and none of it is to be spent on waiting. */
const UNLIMITED = { othersPerSecond: 1_000_000 };

/**
 * The product's own way to the broker, over a network that takes no time: a reading costs what decoding, parsing and
 * checking its bytes costs.
 */
export function openCannedBroker(clock: Clock, accountCode: string): CannedBroker {
  let body: Buffer = Buffer.from('{"stat":"Not_Ok","stCode":5203,"errMsg":"No Data"}');
  let socket = new CannedSocket();
  const decoder = new TextDecoder('utf-8');
  const answer = (url: string): string => {
    if (url.includes('/login/')) return JSON.stringify({ data: { ...LOGGED_IN, ucc: accountCode } });
    return url.endsWith('/user/orders') ? decoder.decode(body) : '{}';
  };
  const broker = openReadOnlyKotak(
    {
      consumerKey: 'nobody',
      mobileNumber: '+919999999999',
      ucc: accountCode,
      mpin: '000000',
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    },
    {
      clock,
      instruments: createInstrumentList(clock),
      options: {
        configUrl: null,
        limits: UNLIMITED,
        transport: async ({ url }) => ({
          kind: 'reply',
          status: 200,
          headers: { 'content-type': 'application/json' },
          bodyText: answer(url),
        }),
        webSocket: () => {
          socket = new CannedSocket();
          queueMicrotask(() => socket.emit('open'));
          return socket;
        },
      },
    },
  );
  return {
    broker: { ...broker, clock: () => null },
    show(next) {
      body = next;
    },
    send: (frame) => void socket.emit('message', frame, false),
  };
}

/** The far end of an order feed: takes the handshake, and says what it is told to say. */
class CannedSocket extends EventEmitter {
  send(): void {
    queueMicrotask(() =>
      this.emit('message', '{"ak":"ok","type":"cn","task":"cn","msg":"connected"}', false),
    );
  }
  ping(): void {
    this.emit('pong');
  }
  close(): void {}
  terminate(): void {}
}
