import { randomUUID } from 'node:crypto';
import type { Clock } from '@orderwatch/clock';
import { generateSync } from 'otplib';
import { WebSocket } from 'ws';
import type { IssuedCredentials } from './simulator-types.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Parsed, with 19-digit integers as text. */
  readonly body: Record<string, unknown>;
}

/** A client that knows Kotak's wire protocol and nothing of ours: plain `fetch` and `ws`. */
export class ForeignClient {
  readonly #clock: Clock;
  readonly credentials: IssuedCredentials;
  baseUrl: string;
  token = '';
  sid = '';

  constructor(clock: Clock, credentials: IssuedCredentials) {
    this.#clock = clock;
    this.credentials = credentials;
    this.baseUrl = credentials.url;
  }

  totp(): string {
    const epoch = Math.floor(this.#clock.nowMs() / 1000);
    return generateSync({ secret: this.credentials.totpSecret, epoch });
  }

  loginHeaders(): Record<string, string> {
    return {
      Authorization: this.credentials.consumerKey,
      'neo-fin-key': 'neotradeapi',
      'Content-Type': 'application/json',
    };
  }

  async login(): Promise<{ readonly view: Answer; readonly trade: Answer }> {
    const { mobileNumber, ucc, mpin, url } = this.credentials;
    const view = await this.send(`${url}/login/1.0/tradeApiLogin`, {
      method: 'POST',
      headers: this.loginHeaders(),
      body: JSON.stringify({ mobileNumber, ucc, totp: this.totp() }),
    });
    const viewed = dataOf(view);
    const trade = await this.send(`${url}/login/1.0/tradeApiValidate`, {
      method: 'POST',
      headers: { ...this.loginHeaders(), sid: String(viewed.sid), Auth: String(viewed.token) },
      body: JSON.stringify({ mpin }),
    });
    const traded = dataOf(trade);
    this.token = String(traded.token);
    this.sid = String(traded.sid);
    this.baseUrl = String(traded.baseUrl);
    return { view, trade };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(`${this.baseUrl}${path}`, {
      method: 'GET',
      headers: { Auth: this.token, Sid: this.sid, accept: 'application/json', ...headers },
    });
  }

  post(path: string, values: Record<string, unknown>): Promise<Answer> {
    return this.send(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers: {
        Authorization: this.credentials.consumerKey,
        Auth: this.token,
        Sid: this.sid,
        'neo-fin-key': 'neotradeapi',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ jData: JSON.stringify(values) }).toString(),
    });
  }

  /** Keeps simulated time still from before the request leaves until its answer is read. */
  async send(
    url: string,
    request: { method: string; headers: Record<string, string>; body?: string; signal?: AbortSignal },
  ): Promise<Answer> {
    const id = randomUUID();
    const release = this.#clock.hold(id);
    try {
      const response = await fetch(url, { ...request, headers: { ...request.headers, 'X-Request-ID': id } });
      const text = await response.text();
      return { status: response.status, text, body: parse(text) };
    } finally {
      release();
    }
  }

  /** Opens the order feed and shakes hands; resolves with the feed once it is open. */
  async openFeed(handshake = this.handshake()): Promise<ForeignFeed> {
    const feed = new ForeignFeed(`${this.baseUrl.replace(/^http/, 'ws')}/realtime`, this.#clock);
    await feed.opened;
    feed.socket.send(handshake);
    return feed;
  }

  handshake(): string {
    return `{type:cn,Authorization:${this.token},Sid:${this.sid},src:WEB}`;
  }
}

/** Everything that came down a feed. */
export class ForeignFeed {
  readonly socket: WebSocket;
  readonly texts: string[] = [];
  readonly binaries: Buffer[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;

  constructor(url: string, clock: Clock) {
    const release = clock.hold();
    this.socket = new WebSocket(url);
    this.socket.on('message', (message, isBinary) => {
      if (isBinary) this.binaries.push(Buffer.from(message as Buffer));
      else this.texts.push(String(message));
    });
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('open', () => resolve());
      this.socket.once('error', reject);
    });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.opened.then(release, release);
  }

  get frames(): Record<string, unknown>[] {
    return this.texts.map(parse);
  }

  /** The status words of the order frames so far. */
  get statuses(): unknown[] {
    return this.frames.filter(({ type }) => type === 'order').map(({ data }) => record(data).ordSt);
  }
}

/** The regular order of the examples; what differs is given. */
export function placement(values: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    am: 'NO',
    dq: '0',
    es: 'nse_cm',
    mp: '0',
    pc: 'CNC',
    pr: '9.10',
    pt: 'L',
    qt: '10',
    rt: 'DAY',
    tp: '0',
    ts: 'IDEA-EQ',
    tt: 'B',
    ig: null,
    os: 'NEOTRADEAPI',
    ...values,
  };
}

export function dataOf(answer: Answer): Record<string, unknown> {
  return record(answer.body.data);
}

export function rowsIn(answer: Answer): Record<string, unknown>[] {
  return Array.isArray(answer.body.data) ? answer.body.data.map(record) : [];
}

export function parse(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text.replace(/(:\s*)(\d{16,})/g, '$1"$2"')));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
