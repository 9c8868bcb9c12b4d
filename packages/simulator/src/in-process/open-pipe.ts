import { EventEmitter } from 'node:events';
import type { FeedPeer } from '../feed/feed-peer.ts';
import type { OrderFeed } from '../feed/order-feed.ts';

/** A client's end of a feed connection: the part of a `ws` WebSocket that clients use. */
export interface PipedSocket {
  // biome-ignore lint/suspicious/noExplicitAny: each event brings its own arguments, as with `ws`
  on(event: string, listener: (...brought: any[]) => void): unknown;
  send(text: string): void;
  ping(): void;
  close(): void;
  terminate(): void;
}

const CLOSED_ABNORMALLY = 1006;

/**
 * Connects to the order feed without a wire. What one end sends the other hears in the same order, one turn later, so that
 * neither is called from within its own call.
 */
export function openPipe(feed: OrderFeed): PipedSocket {
  const events = new EventEmitter();
  let open = true;
  let read: (text: string) => void = () => {};
  const onClose: (() => void)[] = [];
  const later = (event: string, ...brought: unknown[]): void => {
    queueMicrotask(() => events.emit(event, ...brought));
  };

  function end(): void {
    if (!open) return;
    open = false;
    for (const run of onClose) run();
    later('close', CLOSED_ABNORMALLY, Buffer.alloc(0));
  }

  const peer: FeedPeer = {
    get isOpen() {
      return open;
    },
    onText(reader) {
      read = reader;
    },
    onClose: (run) => void onClose.push(run),
    send(frame) {
      if (open) later('message', frame, false);
    },
    cut: end,
    close: end,
  };
  // Whoever opens a socket listens to it only then.
  queueMicrotask(() => {
    if (!open) return;
    if (feed.refuses()) {
      open = false;
      events.emit('error', new Error('Unexpected server response: 503'));
      events.emit('close', CLOSED_ABNORMALLY, Buffer.alloc(0));
      return;
    }
    feed.accept(peer);
    events.emit('open');
  });
  return {
    on: (event, listener) => events.on(event, listener),
    send(text) {
      queueMicrotask(() => {
        if (open) read(text);
      });
    },
    ping() {
      if (open) later('pong');
    },
    close: end,
    terminate: end,
  };
}
