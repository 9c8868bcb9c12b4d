import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * `open`: as without a door. `gone`: nobody listens, and what was open is cut off. `mute`: every request is taken and none
 * answered. `proxy`: another program answers that it finds nobody. `swallow`: changes arrive, and their answers are lost.
 */
export type DoorState = 'open' | 'gone' | 'mute' | 'proxy' | 'swallow';

export interface PageDoor {
  readonly url: string;
  turn(state: DoorState): Promise<void>;
}

/** A way to the server that a story can spoil, at an address that stays the same. */
export async function openPageDoor(url: string): Promise<PageDoor> {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  let state: DoorState = 'open';
  let port = 0;
  let server = await listen();

  async function listen(): Promise<Server> {
    const made = createServer((asked, reply) => {
      if (state === 'mute') return;
      if (state === 'proxy') {
        reply.writeHead(502, { 'content-type': 'text/html' });
        return void reply.end('<h1>502 Bad Gateway</h1>');
      }
      const { method, headers, url: path } = asked;
      const isLost = state === 'swallow' && method !== 'GET';
      const passed = request(
        { host: behind.hostname, port: behind.port, path, method, headers },
        (answer) => {
          if (isLost) return void answer.on('end', () => reply.destroy()).resume();
          reply.writeHead(answer.statusCode ?? 500, answer.headers);
          reply.flushHeaders();
          answer.pipe(reply);
        },
      );
      passed.on('error', () => reply.destroy());
      reply.on('close', () => passed.destroy());
      asked.pipe(passed);
    });
    made.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    made.listen(port, '127.0.0.1');
    await once(made, 'listening');
    ({ port } = made.address() as AddressInfo);
    return made;
  }

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    server.close();
    cut();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async turn(next) {
      if (state === 'gone' && next !== 'gone') server = await listen();
      state = next;
      if (next === 'gone') server.close();
      if (next === 'gone' || next === 'proxy' || next === 'mute') cut();
    },
  };
}
