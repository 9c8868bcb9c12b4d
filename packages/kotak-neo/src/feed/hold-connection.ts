import type { Clock } from '../clock.ts';
import type { Session } from '../session/session.ts';
import type { FeedSocket, WebSocketFactory } from './feed-socket.ts';
import { handshakeText } from './handshake.ts';
import type { FeedDownWhy, Handshake } from './order-feed.ts';
import { type Frame, readFrame, textOfFrame } from './read-frame.ts';

const ackWithinMs = 10_000;

export interface ConnectionRequest {
  readonly clock: Clock;
  readonly openSocket: WebSocketFactory;
  readonly userAgent: string;
  readonly pingEveryMs: number;
  readonly url: string;
  readonly handshake: Handshake;
  readonly session: Session;
  /** Aborting ends the connection. */
  readonly signal: AbortSignal;
  readonly onLive: () => void;
  readonly onFrame: (frame: Frame, text: string) => void;
}

export interface ConnectionEnd {
  readonly why: Extract<FeedDownWhy, 'disconnected' | 'no_ack' | 'auth' | 'silent'>;
  readonly words: string;
  /** How long it was live; undefined when it never was. */
  readonly livedMs: number | undefined;
}

/**
 * Holds one connection from opening to its end, and says why it ended. Silence is not health: the handshake must be
 * acknowledged within ten seconds, and every ping must bring something back before the next one is due.
 */
export function holdConnection(request: ConnectionRequest): Promise<ConnectionEnd> {
  return new Promise((resolve) => {
    const connection = new Connection(request, resolve);
    connection.open();
  });
}

class Connection {
  readonly #request: ConnectionRequest;
  readonly #resolve: (end: ConnectionEnd) => void;
  readonly #onAbort = (): void => this.#end('disconnected', 'Closed by the caller');
  #socket: FeedSocket | undefined;
  #cancelTimer: () => void = () => {};
  #liveSinceMs: number | undefined;
  #heardSincePing = true;
  #lastWords = '';
  #isOver = false;

  constructor(request: ConnectionRequest, resolve: (end: ConnectionEnd) => void) {
    this.#request = request;
    this.#resolve = resolve;
  }

  open(): void {
    const { clock, openSocket, url, userAgent, signal, handshake, session } = this.#request;
    if (signal.aborted) {
      this.#onAbort();
      return;
    }
    signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#cancelTimer = clock.setTimer(ackWithinMs, () =>
      this.#end('no_ack', `No acknowledgement of the ${handshake} handshake within ${ackWithinMs / 1_000} s`),
    );
    const options = {
      headers: { 'User-Agent': userAgent },
      maxPayload: 1024 * 1024,
      perMessageDeflate: false,
      followRedirects: false,
    };
    let socket: FeedSocket;
    try {
      socket = openSocket(url, options);
    } catch (error) {
      this.#end('disconnected', error instanceof Error ? error.message : String(error));
      return;
    }
    this.#socket = socket;
    socket.on('open', () => {
      if (!this.#isOver) socket.send(handshakeText(handshake, session));
    });
    socket.on('message', (frame) => this.#hear(textOfFrame(frame)));
    socket.on('pong', () => {
      this.#heardSincePing = true;
    });
    socket.on('error', (error) => {
      this.#lastWords = error.message;
    });
    socket.on('close', (code, reason) => {
      const words = this.#lastWords || reason.toString('utf8') || `closed with code ${code}`;
      this.#end('disconnected', words);
    });
  }

  #hear(text: string): void {
    if (this.#isOver) return;
    this.#heardSincePing = true;
    const frame = readFrame(text);
    if (frame.kind === 'refused') {
      this.#end(frame.isAuth ? 'auth' : 'no_ack', frame.words);
      return;
    }
    // A server that tells of orders has taken the handshake, acknowledged or not.
    if (frame.kind === 'connected' || frame.kind === 'order' || frame.kind === 'position') this.#goLive();
    this.#request.onFrame(frame, text);
  }

  #goLive(): void {
    if (this.#liveSinceMs !== undefined) return;
    this.#liveSinceMs = this.#request.clock.monotonicMs();
    this.#cancelTimer();
    this.#request.onLive();
    this.#pingLater();
  }

  #pingLater(): void {
    const { clock, pingEveryMs } = this.#request;
    this.#cancelTimer = clock.setTimer(pingEveryMs, () => {
      if (!this.#heardSincePing) {
        this.#end('silent', `Nothing heard for ${(2 * pingEveryMs) / 1_000} s`);
        return;
      }
      this.#heardSincePing = false;
      this.#socket?.ping();
      this.#pingLater();
    });
  }

  #end(why: ConnectionEnd['why'], words: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelTimer();
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    this.#socket?.terminate();
    const { clock } = this.#request;
    const livedMs = this.#liveSinceMs === undefined ? undefined : clock.monotonicMs() - this.#liveSinceMs;
    this.#resolve({ why, words, livedMs });
  }
}
