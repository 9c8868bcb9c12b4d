import type { Clock } from './clock.ts';
import type { WebSocketFactory } from './feed/feed-socket.ts';
import type { Exchange } from './transport/exchange.ts';
import type { Transport } from './transport/transport.ts';

/** What a client of one trading account needs. Only `credentials` is required. */
export interface KotakNeoOptions {
  readonly credentials: Credentials;
  /** Where to log in. Default `https://mis.kotaksecurities.com`. */
  readonly loginBaseUrl?: string;
  /**
   * Kotak's configuration service, asked for the address of the order feed; `null` skips it. Default: Kotak's own,
   * or `null` when `loginBaseUrl` is given.
   */
  readonly configUrl?: string | null;
  /**
   * Hosts that may receive this account's tokens besides `*.kotaksecurities.com` over https: `'127.0.0.1'` or
   * `'127.0.0.1:4190'` for a simulator. A listed host may be spoken to without TLS.
   */
  readonly allowedHosts?: readonly string[];
  readonly clock?: Clock;
  readonly transport?: Transport;
  readonly webSocket?: WebSocketFactory;
  /** Gives the `X-Request-ID` of every request. Default: a random UUID. */
  readonly randomId?: () => string;
  readonly userAgent?: string;
  readonly limits?: Partial<Limitations>;
  readonly timeouts?: Partial<Timeouts>;
  /** Called once for every request with what was answered, for keeping as evidence. Holds no secret. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export type Credentials = {
  /** The access token of the Neo app (More, Trade API); a plain string without `Bearer`. */
  readonly consumerKey: string;
  /** With the country code: `+919999999999`. */
  readonly mobileNumber: string;
  /** The client code, five characters. */
  readonly ucc: string;
  /** Six digits. */
  readonly mpin: string;
} & (
  | {
      /** The base32 secret shown at TOTP registration; codes are made at the clock's time. */
      readonly totpSecret: string;
    }
  | {
      /** Asked for a fresh code at each login. */
      readonly totp: () => string | Promise<string>;
    }
);

export interface Limitations {
  /** Place, modify and cancel together. Kotak allows 10; default 8. */
  readonly ordersPerSecond: number;
  /** Every other call. Kotak allows 25; default 10. */
  readonly othersPerSecond: number;
  /** Default 64 MB. */
  readonly maxBodyBytes: number;
  /** Rows of one reading. Default 50,000; instrument lists are not counted. */
  readonly maxRows: number;
}

/** Milliseconds on the client's clock, from the moment a request is handed to the transport. */
export interface Timeouts {
  readonly orderMs: number;
  readonly readingMs: number;
  readonly loginMs: number;
  readonly configMs: number;
  readonly scripMasterMs: number;
  /** How often the order feed is pinged. One from which nothing has come when the next ping is due is given up. */
  readonly feedPingMs: number;
}

export const defaultLoginBaseUrl = 'https://mis.kotaksecurities.com';
export const defaultConfigUrl =
  'https://lapi.kotaksecurities.com/5config/config?appVersion=3.0.1&platform=api&environment=prod';
export const defaultUserAgent = 'kotak-neo-node/0.1';
export const defaultLimits: Limitations = {
  ordersPerSecond: 8,
  othersPerSecond: 10,
  maxBodyBytes: 64 * 1024 * 1024,
  maxRows: 50_000,
};
export const defaultTimeouts: Timeouts = {
  orderMs: 30_000,
  readingMs: 20_000,
  loginMs: 30_000,
  configMs: 5_000,
  scripMasterMs: 120_000,
  feedPingMs: 20_000,
};
