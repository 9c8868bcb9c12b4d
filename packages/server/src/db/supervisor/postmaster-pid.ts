import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** It was told to end, takes no new connections, and waits for those that it has. */
  readonly isStopping: boolean;
}

/** Undefined when there is no such file, or one that was not completely written. */
export async function readPostmaster(clusterFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmaster(text);
}

/** Line 1 is the process, line 4 the port, line 8 its state in a word. */
function parsePostmaster(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  const sane = Number.isInteger(pid) && pid > 1 && pid !== process.pid;
  return sane && Number.isInteger(port) && port > 0 && port < 65_536
    ? { pid, port, isStopping: lines[7]?.trim() === 'stopping' }
    : undefined;
}

/** A process that may not be signalled by us is alive, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether the process is a living PostgreSQL, as far as the machine tells: a pid may have been given to another
 * program, and a dead server whose parent does not look after it stays in the list of processes as a zombie.
 */
export async function isLivingPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return isAlive(pid);
  const found = /\((.*)\) (\S)/.exec(stat);
  return found?.[1] === 'postgres' && found[2] !== 'Z' && found[2] !== 'X';
}
