import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A feed server of which a test decides every frame. */
export interface FakeFeed {
  readonly url: string;
  /** Resolves with the next connection that has sent its first frame. */
  nextConnection(): Promise<{ socket: WebSocket; hello: string }>;
  close(): Promise<void>;
}

export async function fakeFeed(options: { autoPong?: boolean } = {}): Promise<FakeFeed> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: options.autoPong ?? true });
  const arrived: { socket: WebSocket; hello: string }[] = [];
  const waiting: ((connection: { socket: WebSocket; hello: string }) => void)[] = [];
  server.on('connection', (socket) => {
    socket.once('message', (frame) => {
      const connection = { socket, hello: frame.toString() };
      const waiter = waiting.shift();
      if (waiter) waiter(connection);
      else arrived.push(connection);
    });
  });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/realtime`,
    nextConnection() {
      const connection = arrived.shift();
      return connection ? Promise.resolve(connection) : new Promise((resolve) => waiting.push(resolve));
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What the broker says to a handshake that it takes. */
export const connected = '{"ak":"ok","type":"cn","task":"cn","msg":"connected"}';
export const authFailed = '{"ak":"nk","type":"cn","task":"cn","msg":"Authentication Failed"}';
