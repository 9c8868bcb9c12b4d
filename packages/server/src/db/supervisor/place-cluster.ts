import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.ts';
import { findNativeFolder, restoreLinks } from './find-binaries.ts';
import { canReach, chooseServerUser, type ServerUser } from './server-user.ts';

/** Where the programs and the cluster are, and who runs them. */
export interface ClusterPlace {
  readonly nativeFolder: string;
  /** PGDATA. Its name carries the major version that it is bound to. */
  readonly clusterFolder: string;
  readonly user: ServerUser | undefined;
}

const CLUSTER = 'postgres-18';
/** Reachable for everybody on every Linux; only root needs it. */
const SHARED_ROOT = '/var/lib/orderwatch';

/**
 * Decides where the cluster lives. Started by root, PostgreSQL runs as another user, who cannot pass through a
 * private folder (root's home, a temporary folder): then the cluster, or the programs, or both, live under
 * /var/lib/orderwatch, in a folder that follows from the data folder's path, and the log says where.
 */
export async function placeCluster(
  dataDir: string,
  log: Log,
  sharedRoot = SHARED_ROOT,
): Promise<ClusterPlace> {
  const nativeFolder = findNativeFolder();
  await restoreLinks(nativeFolder);
  await mkdir(dataDir, { recursive: true });
  const ownPlace = path.join(dataDir, CLUSTER);
  const user = await chooseServerUser(ownPlace);
  if (!user) return { nativeFolder, clusterFolder: ownPlace, user };

  const programs = (await canReach(user, path.join(nativeFolder, 'bin')))
    ? nativeFolder
    : await copyPrograms(nativeFolder, sharedRoot, log);
  if (await canReach(user, ownPlace)) return { nativeFolder: programs, clusterFolder: ownPlace, user };

  const key = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12);
  const folder = path.join(sharedRoot, key);
  await mkdir(folder, { recursive: true });
  await chmod(sharedRoot, 0o755);
  await chmod(folder, 0o755);
  log.warn(
    `The user ${user.name}, who runs PostgreSQL, cannot reach ${dataDir}. The database lives in ${folder}.`,
    {
      folder,
    },
  );
  return { nativeFolder: programs, clusterFolder: path.join(folder, CLUSTER), user };
}

async function copyPrograms(nativeFolder: string, sharedRoot: string, log: Log): Promise<string> {
  const key = createHash('sha256').update(nativeFolder).digest('hex').slice(0, 12);
  const target = path.join(sharedRoot, `programs-${key}`, 'native');
  if (await stat(target).catch(() => undefined)) return target;
  const staged = `${target}.${process.pid}`;
  await mkdir(path.dirname(target), { recursive: true });
  await cp(nativeFolder, staged, { recursive: true, verbatimSymlinks: true });
  await rename(staged, target).catch(() => rm(staged, { recursive: true, force: true }));
  log.warn(`PostgreSQL's programs were copied to ${target}, where its user can reach them.`, {
    folder: target,
  });
  return target;
}
