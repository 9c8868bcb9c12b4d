import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server on the loopback that says byte by byte what a test wants, and remembers what it was asked. */
export interface ByteServer {
  readonly url: string;
  readonly port: number;
  readonly seen: SeenRequest[];
  readonly server: Server;
  /** Answers by path; `*` answers the rest. The latest answer for a path holds. */
  on(path: string, answer: Answer): void;
  /** Resolves when `count` requests have arrived in all. */
  whenSeen(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function serveBytes(): Promise<ByteServer> {
  const answers = new Map<string, Answer>();
  const seen: SeenRequest[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    const request = {
      method: incoming.method ?? '',
      path,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(request);
    (answers.get(path) ?? answers.get('*') ?? notFound)(response, request);
    waiting = waiting.filter(({ count, resolve }) => {
      if (seen.length >= count) resolve();
      return seen.length < count;
    });
  });
  server.keepAliveTimeout = 200;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    server,
    on: (path, answer) => answers.set(path, answer),
    whenSeen: (count) =>
      seen.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const notFound: Answer = (response) => {
  response.writeHead(404).end();
};

/** Answers with a JSON body. */
export function json(body: unknown, status = 200): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
  };
}
