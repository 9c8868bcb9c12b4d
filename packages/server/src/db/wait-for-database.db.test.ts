import { createConnection, createServer } from 'node:net';
import { describe, expect, inject, it } from 'vitest';
import { silentLog } from '../log.ts';
import { findFreePort } from './supervisor/free-port.ts';
import { waitForDatabase } from './wait-for-database.ts';

describe('a start before its database', () => {
  it('goes on as soon as the database answers', async () => {
    const { adminUrl } = inject('postgres');
    const port = await findFreePort(0);
    const later = Object.assign(new URL(adminUrl), { port: String(port) }).toString();
    const waiting = waitForDatabase(later, silentLog);
    // Somebody begins to listen there, and hands every byte on to the real one.
    const door = createServer((socket) => {
      const real = createConnection(Number(new URL(adminUrl).port), '127.0.0.1');
      socket.pipe(real).pipe(socket);
      for (const end of [socket, real]) end.on('error', () => {});
    }).listen(port, '127.0.0.1');
    await expect(waiting).resolves.toBeUndefined();
    door.close();
  });

  it('ends at once where waiting does not help, and at last where nobody ever listens', async () => {
    const { adminUrl } = inject('postgres');
    const wrong = Object.assign(new URL(adminUrl), { password: 'wrong' }).toString();
    await expect(waitForDatabase(wrong, silentLog)).rejects.toThrow(/password/);
    const nobody = `postgres://nobody@127.0.0.1:${await findFreePort(0)}/nothing`;
    await expect(waitForDatabase(nobody, silentLog, 300)).rejects.toThrow(/ECONNREFUSED/);
  });
});
