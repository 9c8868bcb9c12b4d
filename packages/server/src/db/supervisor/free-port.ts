import { createServer } from 'node:net';

/** Where the embedded server listens when nobody else does. */
const PREFERRED_PORT = 54_180;

/** A port on 127.0.0.1 that nobody listens on: the preferred one, else any. */
export async function findFreePort(preferred = PREFERRED_PORT): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined));
    });
  });
}
