import type { Clock, Release } from '@orderwatch/clock';
import type { FeedSocket, WebSocketFactory } from 'kotak-neo';

/**
 * Holds simulated time while something is under way on a socket: from its making until it is open or has failed, and
 * after each frame sent until the peer's pong comes back. Frames are answered in order, so the pong proves that the
 * frame before it was read.
 */
export function trackedWebSocket(inner: WebSocketFactory, clock: Clock): WebSocketFactory {
  return (url, options) => {
    const socket = inner(url, options);
    const connecting = clock.hold();
    const inFlight: Release[] = [];
    let closed = false;
    const settleAll = (): void => {
      connecting();
      for (const release of inFlight.splice(0)) release();
    };
    socket.on('open', connecting);
    socket.on('error', settleAll);
    socket.on('close', () => {
      closed = true;
      settleAll();
    });
    socket.on('pong', () => inFlight.shift()?.());
    const closing = (close: () => void): void => {
      if (closed) return;
      const release = clock.hold();
      socket.on('close', release);
      close();
    };
    const tracked: FeedSocket = {
      on: socket.on.bind(socket),
      send(text) {
        if (closed) return;
        inFlight.push(clock.hold());
        socket.send(text);
        socket.ping();
      },
      ping() {
        if (closed) return;
        inFlight.push(clock.hold());
        socket.ping();
      },
      close: () => closing(() => socket.close()),
      terminate: () => closing(() => socket.terminate()),
    };
    return tracked;
  };
}
