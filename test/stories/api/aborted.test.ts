import { connect, type Socket } from 'node:net';
import { realClock } from '@orderwatch/clock';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../packages/server/src/log.ts';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

/** The bytes of a request on a connection of its own, which can then be cut. */
async function begin(url: string, head: readonly string[], body = ''): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(`${[...head, `host: ${host}`].join('\r\n')}\r\n\r\n${body}`);
  return socket;
}

describe('a client that goes away before it is answered', () => {
  it('is no fault of the server, whatever it was waiting for', async () => {
    const day = await startTradingDay({ idle: true });
    const lines: string[] = [];
    const log = createLog({
      level: 'warn',
      nowMs: () => realClock.nowMs(),
      destination: { write: (line: string) => void lines.push(line) },
    });
    const api = await openApi(day, { log });
    const owner = await api.owner();
    const { db } = day.database;
    const connections = () =>
      new Promise<number>((resolve, reject) =>
        api.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    const asked = [
      ['GET /api/v1/user/orders HTTP/1.1', `cookie: ${owner.cookie()}`],
      ['GET /metrics HTTP/1.1', `cookie: ${owner.cookie()}`],
      ['GET /api/v1/demo/simulator HTTP/1.1', `cookie: ${owner.cookie()}`],
      ['POST /api/v1/auth/logout HTTP/1.1', `cookie: ${owner.cookie()}`, 'content-length: 0'],
    ];
    // As long as the table is held, nobody is recognised: every request waits there, and its client leaves meanwhile.
    await db.transaction().execute(async (tx) => {
      await sql`lock table web_sessions in access exclusive mode`.execute(tx);
      const before = await connections();
      const clients = await Promise.all(asked.map((head) => begin(api.url, head)));
      const waiting = async () => {
        const { rows } = await sql<{ count: string }>`
          select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
          db,
        );
        return Number(rows[0]?.count);
      };
      await expect.poll(waiting).toBe(asked.length);
      for (const client of clients) client.resetAndDestroy();
      await expect.poll(connections).toBe(before);
    });
    expect((await owner.get('/api/v1/user/orders')).status).toBe(200);
    // The door is shut only when every request has come to its end.
    await api.app.close();
    expect(lines).toEqual([]);
  });
});
