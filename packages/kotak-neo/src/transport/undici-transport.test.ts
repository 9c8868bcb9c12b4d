import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ByteServer, serveBytes } from '../testing/byte-server.ts';
import type { Transport, TransportRequest } from './transport.ts';
import { undiciTransport } from './undici-transport.ts';

let server: ByteServer;
let transport: Transport;
beforeEach(async () => {
  server = await serveBytes();
  transport = undiciTransport();
});
afterEach(async () => {
  await transport.close?.();
  await server.close();
});

function request(change: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'POST',
    url: `${server.url}/order`,
    headers: { 'Content-Type': 'text/plain', 'X-Request-ID': 'r1' },
    body: 'jData=1',
    timeoutMs: 1_000,
    maxBodyBytes: 1_000,
    ipv4Only: true,
    ...change,
  };
}

describe('an answered request', () => {
  it('is sent once, as given, and gives status, headers and text', async () => {
    server.on('/order', (response) => {
      response.writeHead(418, { 'X-Word': 'tea' }).end('{"a":"₹"}');
    });
    const reply = await transport(request());
    expect(reply).toMatchObject({ kind: 'reply', status: 418, bodyText: '{"a":"₹"}' });
    expect(reply).toMatchObject({ headers: { 'x-word': 'tea' } });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/order', body: 'jData=1' });
    expect(server.seen[0]?.headers['x-request-id']).toBe('r1');
  });

  it.each([
    ['gzip', gzipSync('packed')],
    ['deflate', deflateSync('packed')],
  ])('may be packed by %s', async (encoding, bytes) => {
    server.on('/order', (response) => {
      response.writeHead(200, { 'Content-Encoding': encoding }).end(bytes);
    });
    expect(await transport(request())).toMatchObject({ kind: 'reply', bodyText: 'packed' });
  });

  it('is not followed elsewhere', async () => {
    server.on('/order', (response) => {
      response.writeHead(307, { Location: `${server.url}/elsewhere` }).end();
    });
    expect(await transport(request())).toMatchObject({ kind: 'reply', status: 307 });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a request of which the answer is lost', () => {
  it('says so when the connection is cut before the headers, and is not repeated', async () => {
    server.on('/order', (response) => response.socket?.destroy());
    expect(await transport(request())).toMatchObject({ kind: 'lost', why: 'reset' });
    expect(server.seen).toHaveLength(1);
  });

  it('says so when the connection is cut in the body', async () => {
    server.on('/order', (response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"stat":"Ok"', () => response.socket?.destroy());
    });
    expect(await transport(request())).toMatchObject({ kind: 'lost', why: 'truncated', status: 200 });
    expect(server.seen).toHaveLength(1);
  });

  it('says so when what came is not HTTP', async () => {
    server.on('/order', (response) => response.socket?.end('nonsense\r\n\r\n'));
    expect(await transport(request())).toMatchObject({ kind: 'lost' });
  });

  it('says so when the answer is larger than allowed', async () => {
    server.on('/order', (response) => response.end('x'.repeat(1_001)));
    expect(await transport(request())).toMatchObject({ kind: 'lost', why: 'too_large', status: 200 });
  });

  it('says so when a small packed answer unpacks to more than allowed', async () => {
    server.on('/order', (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    });
    expect(await transport(request())).toMatchObject({ kind: 'lost', why: 'too_large' });
  });

  it.each(['gzip', 'br'])('says so when it cannot be unpacked (%s)', async (encoding) => {
    server.on('/order', (response) => {
      response.writeHead(200, { 'Content-Encoding': encoding }).end('not packed');
    });
    expect(await transport(request())).toMatchObject({ kind: 'lost', why: 'undecodable' });
  });

  it('says so when it is given up while waiting', async () => {
    server.on('/order', () => {});
    const aborter = new AbortController();
    const reply = transport(request({ signal: aborter.signal }));
    await server.whenSeen(1);
    aborter.abort();
    expect(await reply).toMatchObject({ kind: 'lost', why: 'aborted' });
  });
});

describe('a request that was not sent', () => {
  it('is one to a port where nobody listens', async () => {
    const { url } = server;
    await server.close();
    const reply = await transport(request({ url: `${url}/order` }));
    server = await serveBytes();
    expect(reply).toMatchObject({ kind: 'not_sent', why: 'refused' });
  });

  it('is one to a host without an address', async () => {
    const reply = await transport(request({ url: 'https://nobody.invalid/order' }));
    expect(reply).toMatchObject({ kind: 'not_sent', why: 'dns' });
  });

  it('is one to a server that does not speak TLS', async () => {
    const reply = await transport(request({ url: `https://127.0.0.1:${server.port}/order` }));
    expect(reply.kind).toBe('not_sent');
    expect(server.seen).toHaveLength(0);
  });

  it('is one that was given up before it began', async () => {
    const reply = await transport(request({ signal: AbortSignal.abort() }));
    expect(reply).toMatchObject({ kind: 'not_sent', why: 'aborted' });
    expect(server.seen).toHaveLength(0);
  });

  it('is one given up while connecting, and writes nothing when the connection comes up later', async () => {
    const bytes: Buffer[] = [];
    const { tcp, port } = await listen((socket) => {
      socket.on('data', (chunk) => bytes.push(chunk));
      socket.on('error', () => {});
    });
    const aborter = new AbortController();
    const reply = transport(request({ url: `http://127.0.0.1:${port}/order`, signal: aborter.signal }));
    aborter.abort();
    expect(await reply).toMatchObject({ kind: 'not_sent', why: 'aborted' });
    await transport.close?.();
    await new Promise<void>((resolve) => tcp.close(() => resolve()));
    expect(Buffer.concat(bytes).length).toBe(0);
  });
});

function listen(onSocket: (socket: Socket) => void): Promise<{ tcp: Server; port: number }> {
  const tcp = createTcpServer(onSocket);
  return new Promise((resolve) => {
    tcp.listen(0, '127.0.0.1', () => {
      const address = tcp.address();
      resolve({ tcp, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}
