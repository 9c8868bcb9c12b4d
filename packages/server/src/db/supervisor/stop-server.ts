import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { realClock } from '@orderwatch/clock';
import type { Log } from '../../log.ts';
import { leaveServer } from './ask-server.ts';
import { binary } from './find-binaries.ts';
import type { Running } from './keep-running.ts';
import type { ClusterPlace } from './place-cluster.ts';
import { isLivingPostgres, readPostmaster } from './postmaster-pid.ts';

const STOP_MS = 30_000;
const LOOK_AGAIN_MS = 20;

/** Stops the server in its fast way, unless another instance uses it. */
export async function stopServer(running: Running, place: ClusterPlace, log: Log): Promise<void> {
  const others = await leaveServer(running.keeper).catch(() => 0);
  await running.keeper.end().catch(() => {});
  if (others > 0) {
    log.info('PostgreSQL keeps running: another instance uses it', { count: others, pid: running.pid });
    return;
  }
  const current = await readPostmaster(place.clusterFolder);
  if (current?.pid !== running.pid || !(await isLivingPostgres(running.pid))) return;
  if (process.platform === 'win32') {
    await promisify(execFile)(binary(place.nativeFolder, 'pg_ctl'), [
      'stop',
      '-m',
      'fast',
      '-D',
      place.clusterFolder,
    ]);
    return;
  }
  process.kill(running.pid, 'SIGINT');
  const deadline = realClock.monotonicMs() + STOP_MS;
  while (await isLivingPostgres(running.pid)) {
    if (realClock.monotonicMs() > deadline) {
      log.warn('PostgreSQL has not ended yet; it was told to', { pid: running.pid });
      return;
    }
    await realClock.sleep(LOOK_AGAIN_MS);
  }
  log.info('PostgreSQL stopped', { pid: running.pid });
}
