import { chmod, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../log.ts';
import { readPostmaster } from './postmaster-pid.ts';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.ts';

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const asRoot = process.getuid?.() === 0;

async function reachableFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), 'orderwatch-supervisor-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(
  dataDir: string,
  preferredPort?: number,
  sharedRoot?: string,
): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, log: silentLog, durable: false, preferredPort, sharedRoot });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const postmasterOf = (dataDir: string) => readPostmaster(path.join(dataDir, 'postgres-18'));

afterEach(async () => {
  for (const server of running.splice(0).reverse()) await server.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('listens on 127.0.0.1 only, asks for a password, and keeps it readable for the owner only', async () => {
    const dataDir = await reachableFolder();
    const server = await start(dataDir);
    expect(await ask(server.adminUrl, 'show listen_addresses')).toBe('127.0.0.1');
    const wrong = server.adminUrl.replace(/:[^:@]*@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password/);
    expect((await stat(path.join(dataDir, 'database-password'))).mode & 0o777).toBe(0o600);
  });

  it('is adopted by a second start, and survives until the last of them stops', async () => {
    const dataDir = await reachableFolder();
    const first = await start(dataDir);
    const before = performance.now();
    const second = await start(dataDir);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect([first.adopted, second.adopted, second.port]).toEqual([false, true, first.port]);
    await first.stop();
    expect(await ask(second.adminUrl, 'select 1')).toBe(1);
    await second.stop();
    expect(await postmasterOf(dataDir)).toBeUndefined();
  });

  it('is started again on its port when it was killed, with its data', async () => {
    const dataDir = await reachableFolder();
    const first = await start(dataDir);
    await first.ensureDatabase('kept');
    await first.ensureDatabase('kept');
    await ask(first.databaseUrl('kept'), 'create table remembered as select 42 as answer');
    const postmaster = await postmasterOf(dataDir);
    process.kill(postmaster?.pid ?? 0, 'SIGKILL');
    const again = () => ask(first.databaseUrl('kept'), 'select answer from remembered').catch(() => 'down');
    await expect.poll(again, { timeout: 30_000, interval: 100 }).toBe(42);
    expect((await postmasterOf(dataDir))?.pid).not.toBe(postmaster?.pid);
    expect((await postmasterOf(dataDir))?.port).toBe(first.port);
  });

  it('is started again when somebody told it to end and it would wait for our connections for ever', async () => {
    const dataDir = await reachableFolder();
    const first = await start(dataDir);
    const pool = new pg.Pool({ connectionString: first.adminUrl, idleTimeoutMillis: 0 });
    pool.on('error', () => {});
    try {
      await pool.query('select 1');
      const postmaster = await postmasterOf(dataDir);
      process.kill(postmaster?.pid ?? 0, 'SIGTERM');
      const pidNow = async () => (await postmasterOf(dataDir))?.pid ?? postmaster?.pid;
      await expect.poll(pidNow, { timeout: 30_000, interval: 100 }).not.toBe(postmaster?.pid);
      const again = () =>
        pool.query<{ one: number }>('select 1 as one').then(
          ({ rows }) => rows[0]?.one,
          () => 'down',
        );
      await expect.poll(again, { timeout: 30_000, interval: 100 }).toBe(1);
    } finally {
      await pool.end();
    }
  });

  it('ends with the last instance even when connections have not quite gone', async () => {
    const dataDir = await reachableFolder();
    const [one, two] = [await start(dataDir), await start(dataDir)];
    const left = new pg.Client({ connectionString: one.adminUrl });
    left.on('error', () => {});
    await left.connect();
    await Promise.all([one.stop(), two.stop()]);
    expect(await postmasterOf(dataDir)).toBeUndefined();
  });

  it('takes another port when its own is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const taken = address && typeof address === 'object' ? address.port : 0;
    try {
      const server = await start(await reachableFolder(), taken);
      expect(server.port).not.toBe(taken);
      expect(await ask(server.adminUrl, 'select 1')).toBe(1);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });

  it('is made once when two instances start for the first time together', async () => {
    const dataDir = await reachableFolder();
    const [one, two] = await Promise.all([start(dataDir), start(dataDir)]);
    expect(one.port).toBe(two.port);
    expect(await ask(two.adminUrl, 'select 1')).toBe(1);
  });

  it.runIf(asRoot)(
    'lives in a folder that its user can reach when root has a private data folder',
    async () => {
      const base = await reachableFolder();
      const dataDir = path.join(base, 'private', 'data');
      await mkdir(path.dirname(dataDir), { mode: 0o700 });
      const server = await start(dataDir, undefined, path.join(base, 'shared'));
      expect(String(await ask(server.adminUrl, 'show data_directory'))).toContain(path.join(base, 'shared'));
    },
  );
});
