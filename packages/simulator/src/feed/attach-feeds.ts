import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@orderwatch/clock';
import { WebSocketServer } from 'ws';
import { HeldSocket } from './held-socket.ts';
import type { MarketFeed } from './market-feed.ts';
import type { OrderFeed } from './order-feed.ts';

const MARKET_PATHS: ReadonlySet<string> = new Set(['/wsfeed', '/betafeed', '/apifeed']);

/** Lets both feeds be reached on the HTTP server's own port. Returns what ends every connection. */
export function attachFeeds(
  server: Server,
  { clock, orders, market }: { clock: Clock; orders: OrderFeed; market: MarketFeed },
): () => void {
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    // A client that vanishes before the handshake is nobody's error.
    connection.on('error', () => connection.destroy());
    const path = new URL(request.url ?? '/', 'http://simulator').pathname;
    const feed = path === '/realtime' ? orders : MARKET_PATHS.has(path) ? market : undefined;
    if (!feed) {
      refuse(connection, '404 Not Found');
      return;
    }
    if (feed === orders && orders.refuses()) {
      refuse(connection, '503 Service Unavailable');
      return;
    }
    webSockets.handleUpgrade(request, connection, head, (socket) =>
      feed.accept(new HeldSocket(socket, connection, clock)),
    );
  });
  return () => {
    for (const client of webSockets.clients) client.terminate();
    webSockets.close();
  };
}

function refuse(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
