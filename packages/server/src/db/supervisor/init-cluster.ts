import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { binary } from './find-binaries.ts';
import type { ClusterPlace } from './place-cluster.ts';

const run = promisify(execFile);
export const SUPERUSER = 'orderwatch';

/**
 * The superuser's password, made at the first start and kept beside the key file (0600). Written with "must not
 * exist", so that two first starts at once agree on one.
 */
export async function loadPassword(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'database-password');
  const fresh = randomBytes(24).toString('base64url');
  try {
    await writeFile(file, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const kept = (await readFile(file, 'utf8')).trim();
    if (kept.length < 16)
      throw new Error(`${file} holds no password. Restore it from a backup.`, { cause: error });
    return kept;
  }
}

/** Makes the cluster unless it is there. It is made aside and renamed, so that a crash leaves no half of one. */
export async function initCluster(place: ClusterPlace, password: string, durable: boolean): Promise<void> {
  const target = place.clusterFolder;
  if (await exists(path.join(target, 'PG_VERSION'))) return;
  const staged = `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${staged}.password`;
  const owner = place.user;
  try {
    await mkdir(staged, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (owner) {
      await chown(staged, owner.uid, owner.gid);
      await chown(passwordFile, owner.uid, owner.gid);
    }
    await run(
      binary(place.nativeFolder, 'initdb'),
      [
        `--pgdata=${staged}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
      ],
      {
        cwd: path.parse(staged).root,
        env: programEnvironment(),
        ...(owner && { uid: owner.uid, gid: owner.gid }),
      },
    );
    await rename(staged, target).catch(async (error: unknown) => {
      // Another first start was faster.
      if (!(await exists(path.join(target, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(staged, { recursive: true, force: true });
  }
}

/** No PG* variable of the caller may change what our server does; messages are in English, times in UTC. */
export function programEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
  };
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
