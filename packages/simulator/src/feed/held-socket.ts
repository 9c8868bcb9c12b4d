import type { Duplex } from 'node:stream';
import type { Clock, Release } from '@orderwatch/clock';
import type { WebSocket } from 'ws';
import type { FeedPeer } from './feed-peer.ts';

/**
 * A WebSocket whose frames keep simulated time still until the other side has had them. Peers work through what they
 * receive in order, so the pong that answers a ping sent after a frame proves that the frame was dealt with.
 */
export class HeldSocket implements FeedPeer {
  readonly #socket: WebSocket;
  readonly #connection: Duplex;
  readonly #clock: Clock;
  readonly #held = new Map<string, Release>();
  #pings = 0;
  #pingIsDue = false;

  constructor(socket: WebSocket, connection: Duplex, clock: Clock) {
    this.#socket = socket;
    this.#connection = connection;
    this.#clock = clock;
    socket.on('pong', (payload) => this.#release(payload.toString()));
    socket.on('close', () => this.#releaseAll());
    socket.on('error', () => this.cut());
    // The client's first frame follows its opening at once: time waits for it, too.
    this.#holdUntilPong();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  onText(read: (text: string) => void): void {
    this.#socket.on('message', (message) => read(message.toString()));
  }

  onClose(run: () => void): void {
    this.#socket.on('close', run);
  }

  send(frame: string | Uint8Array): void {
    if (!this.isOpen) return;
    this.#socket.send(frame);
    this.#holdUntilPong();
  }

  /** Ends the connection without a WebSocket farewell, as a broken line does; time waits until the peer noticed. */
  cut(): void {
    if (this.#connection.destroyed) return;
    const release = this.#clock.hold();
    this.#connection.once('close', release);
    this.#connection.end();
  }

  /** Says farewell. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    const release = this.#clock.hold();
    this.#connection.once('close', release);
    this.#socket.close(code, reason);
  }

  /** One ping for all frames of one turn of the event loop. */
  #holdUntilPong(): void {
    if (this.#pingIsDue) return;
    this.#pingIsDue = true;
    this.#pings += 1;
    const id = String(this.#pings);
    this.#held.set(id, this.#clock.hold());
    queueMicrotask(() => {
      this.#pingIsDue = false;
      if (this.isOpen) this.#socket.ping(id);
      else this.#release(id);
    });
  }

  #release(id: string): void {
    this.#held.get(id)?.();
    this.#held.delete(id);
  }

  #releaseAll(): void {
    for (const release of this.#held.values()) release();
    this.#held.clear();
  }
}
