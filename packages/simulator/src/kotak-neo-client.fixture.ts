import type { VirtualClock } from '@orderwatch/clock';
import {
  createKotakNeo,
  type KotakNeo,
  type Transport,
  undiciTransport,
  type WebSocketFactory,
} from 'kotak-neo';
import { WebSocket } from 'ws';
import type { IssuedCredentials } from './simulator-types.ts';

/** The published client on a virtual clock: what it sends and what it opens keep simulated time still. */
export function createHeldKotakNeo(clock: VirtualClock, credentials: IssuedCredentials): KotakNeo {
  return createKotakNeo({
    credentials,
    clock,
    loginBaseUrl: credentials.url,
    configUrl: `${credentials.url}/5config/config`,
    allowedHosts: ['127.0.0.1'],
    transport: heldTransport(clock),
    webSocket: heldWebSockets(clock),
  });
}

/** Holds time under the request's id, so that the simulator can park it for a delay. */
function heldTransport(clock: VirtualClock): Transport {
  const inner = undiciTransport();
  const transport: Transport = async (request) => {
    const release = clock.hold(request.headers['X-Request-ID']);
    try {
      return await inner(request);
    } finally {
      release();
    }
  };
  transport.close = () => inner.close?.() ?? Promise.resolve();
  return transport;
}

/** Holds time while a socket opens, and from each ping of ours to its pong. */
function heldWebSockets(clock: VirtualClock): WebSocketFactory {
  return (url, options) => {
    const socket = new HeldWebSocket(url, options);
    socket.holdOn(clock);
    return socket;
  };
}

class HeldWebSocket extends WebSocket {
  readonly #held: (() => void)[] = [];
  #clock: VirtualClock | undefined;

  holdOn(clock: VirtualClock): void {
    this.#clock = clock;
    this.#held.push(clock.hold());
    for (const event of ['open', 'pong', 'close']) this.on(event, () => this.#release());
  }

  override ping(...parameters: Parameters<WebSocket['ping']>): void {
    if (this.#clock) this.#held.push(this.#clock.hold());
    super.ping(...parameters);
  }

  #release(): void {
    for (const release of this.#held.splice(0)) release();
  }
}
