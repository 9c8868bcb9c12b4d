import { randomUUID } from 'node:crypto';
import type { Clock } from '@orderwatch/clock';
import {
  type Credentials,
  type Transport,
  undiciTransport,
  type WebSocketFactory,
  webSocketOverWs,
} from 'kotak-neo';
import type { AccountBroker } from '../account-broker.ts';
import type { BrokerCalls } from '../broker-calls.ts';
import { createBrokerClock } from '../broker-clock.ts';
import type { InstrumentList } from './instrument-list.ts';
import { type KotakConnection, openKotakBroker, openReadOnlyKotak } from './open-kotak.ts';
import { trackedWebSocket } from './tracked-socket.ts';
import { trackedTransport } from './tracked-transport.ts';

export interface KotakDoor {
  readonly clock: Clock;
  readonly instruments: InstrumentList;
  /** A simulator's address; null for Kotak's own hosts. */
  readonly simulatorUrl: string | null;
  /** Leaves the part out that could send an order. */
  readonly readOnly: boolean;
  /** Names each request, and with it the work that simulated time waits for. Random by default. */
  readonly randomId?: () => string;
  /** How often the order feed is pinged; the client's own choice by default. */
  readonly feedPingMs?: number;
  /** What carries calls and feeds; the network by default. */
  readonly network?: { readonly transport: Transport; readonly webSocket: WebSocketFactory };
  /** Told of every call. */
  readonly calls?: BrokerCalls;
}

/** Opens one account's connection. Nothing is sent before the first call. */
export function connectKotak(credentials: Credentials, door: KotakDoor): AccountBroker {
  const { clock, instruments, simulatorUrl, feedPingMs, calls } = door;
  const brokerClock = createBrokerClock();
  const { transport, webSocket } = door.network ?? {
    transport: undiciTransport(),
    webSocket: webSocketOverWs,
  };
  const address =
    simulatorUrl === null
      ? {}
      : { loginBaseUrl: simulatorUrl, configUrl: null, allowedHosts: [new URL(simulatorUrl).host] };
  const connection: KotakConnection = {
    clock,
    instruments,
    options: {
      ...address,
      transport: trackedTransport(transport, clock),
      webSocket: trackedWebSocket(webSocket, clock),
      randomId: door.randomId ?? randomUUID,
      onExchange(exchange) {
        brokerClock.note(exchange);
        const { operation, outcome, status = 0, requestedAtMs, receivedAtMs } = exchange;
        calls?.note({
          call: operation,
          outcome: outcome === 'reply' ? (status < 400 ? 'ok' : 'refused') : outcome,
          ms: receivedAtMs - requestedAtMs,
          atMs: receivedAtMs,
        });
      },
      ...(feedPingMs === undefined ? {} : { timeouts: { feedPingMs } }),
    },
  };
  const opened = door.readOnly
    ? openReadOnlyKotak(credentials, connection)
    : openKotakBroker(credentials, connection);
  return { ...opened, clock: brokerClock.measure };
}
