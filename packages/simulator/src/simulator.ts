import type { Clock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { createBroker } from './broker/create-broker.ts';
import type { SimBroker } from './broker/types.ts';
import { addControl } from './control/add-control.ts';
import type { Answering } from './faults/answer-call.ts';
import { FaultDesk } from './faults/fault-desk.ts';
import { RowSpoiler } from './faults/row-spoiler.ts';
import { attachFeeds } from './feed/attach-feeds.ts';
import { MarketFeed } from './feed/market-feed.ts';
import { OrderFeed } from './feed/order-feed.ts';
import { addRoute, createHttp, listen } from './http/listen.ts';
import { ROUTES } from './http/routes.ts';
import { keepOrderRows, type World } from './http/world.ts';
import { exchangeWith, IN_PROCESS_URL } from './in-process/exchange.ts';
import { openPipe } from './in-process/open-pipe.ts';
import { ClientBook } from './login/credentials.ts';
import { SessionBook } from './login/sessions.ts';
import { OrderOrigins } from './rows/order-origin.ts';
import type {
  AccountRequest,
  InProcessSimulator,
  IssuedCredentials,
  Simulator,
  SimulatorOptions,
} from './simulator-types.ts';

/** Starts a Kotak Neo with an exchange behind it, on a clock and from a seed. Resolves when it listens. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, host = '127.0.0.1', port = 0 } = options;
  const parts = createParts(options);
  const { answering, orders, world, address } = parts;
  const market = new MarketFeed(world);
  const app = createHttp(clock);
  const endFeeds = attachFeeds(app.server, { clock, orders, market });
  for (const route of ROUTES) addRoute(app, answering, route);
  const simulator = assemble(parts, async () => {
    market.close();
    endFeeds();
    await app.close();
  });
  addControl(app, { simulator, clock, clients: world.clients });
  address.url = `http://${host}:${await listen(app, host, port)}`;
  for (const account of options.accounts ?? []) simulator.addAccount(account);
  return simulator;
}

/** The same without a network: calls are functions, feeds are pipes. For simulations of very many days. */
export function createSimulatorInProcess(
  options: Omit<SimulatorOptions, 'host' | 'port'>,
): InProcessSimulator {
  const parts = createParts(options);
  parts.address.url = IN_PROCESS_URL;
  const simulator = assemble(parts, async () => {});
  for (const account of options.accounts ?? []) simulator.addAccount(account);
  return Object.assign(simulator, {
    exchange: exchangeWith(parts.answering),
    openFeed: () => openPipe(parts.orders),
  });
}

interface Parts {
  readonly world: World;
  readonly desk: FaultDesk;
  readonly answering: Answering;
  readonly orders: OrderFeed;
  readonly closing: AbortController;
  readonly address: { url: string; movedTo: string | undefined };
}

function createParts(options: Omit<SimulatorOptions, 'host' | 'port'>): Parts {
  const { clock, seed } = options;
  const broker = createBroker({ ...options, calendar: options.calendar ?? nseCalendar2026() });
  const address: Parts['address'] = { url: '', movedTo: undefined };
  const world = createWorld({ clock, seed, broker, address });
  const desk = new FaultDesk(clock, seed);
  const closing = new AbortController();
  const spoiler = new RowSpoiler(world, desk, seed);
  const answering: Answering = { world, desk, spoiler, closing: closing.signal };
  const orders = new OrderFeed(world, desk, options.feedEchoMs);
  return { world, desk, answering, orders, closing, address };
}

function assemble(
  { world, desk, orders, closing, address }: Parts,
  endNetwork: () => Promise<void>,
): Simulator {
  return {
    get url() {
      return address.url;
    },
    broker: world.broker,
    faults: desk,
    sessions: {
      expire: (ucc) => world.sessions.expire(ucc),
      expireAll: () => world.sessions.expireAll(),
      count: (ucc) => world.sessions.count(ucc),
      moveTo: (baseUrl) => {
        address.movedTo = baseUrl;
      },
    },
    feed: { drop: (ucc) => orders.drop(ucc), count: (ucc) => orders.count(ucc) },
    addAccount: (request) => addAccount(world, request),
    async close() {
      closing.abort();
      orders.close();
      world.broker.close();
      await endNetwork();
    },
  };
}

function createWorld(parts: {
  clock: Clock;
  seed: number;
  broker: SimBroker;
  address: { url: string; movedTo: string | undefined };
}): World {
  const { clock, seed, broker, address } = parts;
  const clients = new ClientBook(seed);
  const origins = new OrderOrigins();
  return {
    clock,
    broker,
    clients,
    sessions: new SessionBook(seed),
    origins,
    orderRow: keepOrderRows({ clients, origins }),
    httpUrl: () => address.url,
    webSocketUrl: () => address.url.replace(/^http/, 'ws'),
    baseUrl: () => address.movedTo ?? address.url,
  };
}

function addAccount(world: World, request: AccountRequest): IssuedCredentials {
  const client = world.clients.add(request);
  world.broker.addAccount({ ...request, pan: client.pan, clientName: client.clientName });
  const { consumerKey, mobileNumber, ucc, mpin, totpSecret } = client;
  return { consumerKey, mobileNumber, ucc, mpin, totpSecret, url: world.httpUrl() };
}
