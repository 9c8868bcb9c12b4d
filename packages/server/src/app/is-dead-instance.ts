import { hostname } from 'node:os';

/**
 * Whether the owner of a lease can never come back: its process was on this machine and has ended. A crashed start's
 * lease is taken over at once then, instead of after thirty seconds.
 */
export function isDeadInstance(instanceId: string): boolean {
  const [host, pid] = instanceId.split('/');
  if (host !== hostname() || !/^[1-9]\d*$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
