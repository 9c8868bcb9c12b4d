import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface DatabaseDoor {
  /** Of the same database, by way of the door. */
  readonly url: string;
  /** Cuts every connection, and takes none until it is opened. */
  shut(): void;
  open(): void;
}

/** A way to the database that a story can shut: for whoever goes through it the server is away, for all others it is not. */
export async function openDatabaseDoor(url: string): Promise<DatabaseDoor> {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  let isShut = false;
  const server = createServer((from) => {
    if (isShut) return void from.resetAndDestroy();
    const to = connect({ host: behind.hostname, port: Number(behind.port) });
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).toString(),
    shut() {
      isShut = true;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isShut = false;
    },
  };
}
