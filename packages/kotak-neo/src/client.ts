import { randomUUID } from 'node:crypto';
import { type Clock, realClock } from './clock.ts';
import { connectOrderFeed } from './feed/connect-order-feed.ts';
import { findFeedUrls } from './feed/find-feed-urls.ts';
import type { OrderFeed } from './feed/order-feed.ts';
import { webSocketOverWs } from './feed/web-socket-over-ws.ts';
import type { KotakNeo } from './kotak-neo.ts';
import {
  defaultConfigUrl,
  defaultLimits,
  defaultLoginBaseUrl,
  defaultTimeouts,
  defaultUserAgent,
  type KotakNeoOptions,
} from './options.ts';
import { cancelOrder } from './placement/cancel-order.ts';
import { modifyOrder } from './placement/modify-order.ts';
import { placeOrder } from './placement/place-order.ts';
import type { OrderDeps } from './placement/send-order.ts';
import { checkMargin } from './readings/check-margin.ts';
import type { ReadDeps } from './readings/read-account.ts';
import { readClientIp } from './readings/read-client-ip.ts';
import { readHoldings } from './readings/read-holdings.ts';
import { readLimits } from './readings/read-limits.ts';
import { readOrder } from './readings/read-order.ts';
import { makeOrderBook } from './readings/read-order-book.ts';
import { readOrderHistory } from './readings/read-order-history.ts';
import { readPositions } from './readings/read-positions.ts';
import { readQuotes } from './readings/read-quotes.ts';
import { readTradeBook } from './readings/read-trade-book.ts';
import { readScripMaster, readUnderlyings } from './scrip-master/read-scrip-master.ts';
import { readScripMasterPaths } from './scrip-master/read-scrip-master-paths.ts';
import { keepSession, type SessionKeeper } from './session/keep-session.ts';
import { logIn } from './session/log-in.ts';
import { makeTotpSource } from './session/totp-source.ts';
import { type AllowedUrl, allowUrls } from './transport/allowed-url.ts';
import { limitRate } from './transport/rate-limit.ts';
import { scrubSecrets } from './transport/scrub-secrets.ts';
import { makeSend, type Send } from './transport/send.ts';
import type { Transport } from './transport/transport.ts';
import { undiciTransport } from './transport/undici-transport.ts';

/**
 * Makes a client of one account. Throws when an option cannot be used; nothing is sent until a call needs it.
 *
 * ```ts
 * const kotak = createKotakNeo({
 *   credentials: { consumerKey, mobileNumber: '+919999999999', ucc: 'AB1C2', mpin, totpSecret },
 * });
 * const book = await kotak.readOrderBook();
 * ```
 */
export function createKotakNeo(options: KotakNeoOptions): KotakNeo {
  const parts = assemble(options);
  const { keeper, orders, reads, allowedUrl, transport } = parts;
  const feeds = new Set<OrderFeed>();
  return {
    async login() {
      const login = await keeper.obtain();
      return login.ok ? { ok: true, session: login.session.facts } : login;
    },
    session: () => keeper.present()?.facts,
    logout: () => keeper.forget(),
    placeOrder: (fields, send) => placeOrder(orders, fields, send),
    modifyOrder: (fields, send) => modifyOrder(orders, fields, send),
    cancelOrder: (fields, send) => cancelOrder(orders, fields, send),
    readOrderBook: makeOrderBook(reads),
    readOrder: (nOrdNo, read) => readOrder(reads, nOrdNo, read),
    readOrderHistory: (nOrdNo, read) => readOrderHistory(reads, nOrdNo, read),
    readTradeBook: (read) => readTradeBook(reads, read),
    readPositions: (read) => readPositions(reads, read),
    readHoldings: (read) => readHoldings(reads, read),
    readLimits: (read) => readLimits(reads, read),
    checkMargin: (fields, read) => checkMargin(reads, fields, read),
    readQuotes: (instruments, type, read) => readQuotes(reads, instruments, type, read),
    readScripMasterPaths: (read) => readScripMasterPaths(reads, read),
    readScripMaster: (segment, read) => readScripMaster(reads, allowedUrl, segment, read),
    readUnderlyings: (segment, read) => readUnderlyings(reads, allowedUrl, segment, read),
    readClientIp: (read) => readClientIp(reads, read),
    connectOrderFeed(listeners) {
      const feed = connectOrderFeed(parts.feed, listeners);
      feeds.add(feed);
      return {
        state: () => feed.state(),
        close() {
          feeds.delete(feed);
          feed.close();
        },
      };
    },
    async close() {
      for (const feed of feeds) feed.close();
      await transport.close?.();
    },
  };
}

/** The client's composition root: every part gets what it needs here, once. */
function assemble(options: KotakNeoOptions) {
  const { credentials, clock = realClock, userAgent = defaultUserAgent } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const allowedUrl = allowUrls(options.allowedHosts ?? []);
  const loginBaseUrl = checkedLoginUrl(options.loginBaseUrl ?? defaultLoginBaseUrl, allowedUrl);
  const transport: Transport = options.transport ?? undiciTransport();
  const { consumerKey } = credentials;

  const send: Send = makeSend({
    clock,
    transport,
    lanes: lanes(clock, limits),
    randomId: options.randomId ?? randomUUID,
    userAgent,
    maxBodyBytes: limits.maxBodyBytes,
    scrub: (text) => scrubSecrets(text, secretsOf()),
    onExchange: options.onExchange,
  });
  const totp = makeTotpSource(credentials, clock);
  const keeper: SessionKeeper = keepSession(clock, () =>
    logIn({ send, clock, credentials, loginBaseUrl, allowedUrl, totp, timeoutMs: timeouts.loginMs }),
  );
  function secretsOf(): readonly string[] {
    const session = keeper.present();
    return session ? [session.token, session.sid, consumerKey] : [consumerKey];
  }

  const orders: OrderDeps = { send, keeper, consumerKey, timeoutMs: timeouts.orderMs };
  const reads: ReadDeps = {
    send,
    keeper,
    consumerKey,
    loginBaseUrl,
    timeoutMs: timeouts.readingMs,
    scripMasterTimeoutMs: timeouts.scripMasterMs,
    maxRows: limits.maxRows,
    nowMs: () => clock.nowMs(),
  };
  const configUrl = configUrlOf(options);
  const openSocket = options.webSocket ?? webSocketOverWs;
  const feedUrls = { send, configUrl, configTimeoutMs: timeouts.configMs, allowedUrl };
  const feed = {
    clock,
    keeper,
    openSocket,
    userAgent,
    pingEveryMs: timeouts.feedPingMs,
    findUrls: (session: Parameters<typeof findFeedUrls>[1]) => findFeedUrls(feedUrls, session),
  };
  return { keeper, orders, reads, allowedUrl, transport, feed };
}

function lanes(clock: Clock, limits: { ordersPerSecond: number; othersPerSecond: number }) {
  return {
    orders: limitRate(clock, limits.ordersPerSecond),
    others: limitRate(clock, limits.othersPerSecond),
  };
}

/** TOTP and MPIN go to this address, so it must be an allowed one, too. */
function checkedLoginUrl(loginBaseUrl: string, allowedUrl: AllowedUrl): string {
  const verdict = allowedUrl(loginBaseUrl);
  if (!verdict.ok) throw new Error(`loginBaseUrl cannot be used: ${verdict.words}. See allowedHosts.`);
  return verdict.url;
}

/** Kotak's own configuration service knows nothing of a login host that is not Kotak's. */
function configUrlOf({ configUrl, loginBaseUrl }: KotakNeoOptions): string | null {
  if (configUrl !== undefined) return configUrl;
  return loginBaseUrl === undefined ? defaultConfigUrl : null;
}
