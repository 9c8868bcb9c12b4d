import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { binary } from './find-binaries.ts';
import { programEnvironment } from './init-cluster.ts';
import type { ClusterPlace } from './place-cluster.ts';

export interface Child {
  readonly pid: number;
  /** How it ended, once it has. */
  exit(): string | undefined;
}

/** Above this size the server's log of the last start is set aside. */
const LOG_BYTES_MAX = 10_000_000;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '64MB',
  jit: 'off',
};

/** Starts the server detached, so that Ctrl-C in our terminal does not end it under our pools. */
export async function startServer(
  place: ClusterPlace,
  options: {
    readonly port: number;
    readonly logFile: string;
    readonly settings: Readonly<Record<string, string>>;
  },
): Promise<Child> {
  const size = await stat(options.logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_BYTES_MAX) await rename(options.logFile, `${options.logFile}.1`);
  const log = await open(options.logFile, 'a', 0o600);
  try {
    const settings = Object.entries({ ...SETTINGS, ...options.settings });
    const child = spawn(
      binary(place.nativeFolder, 'postgres'),
      [
        '-D',
        place.clusterFolder,
        '-p',
        String(options.port),
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        cwd: path.parse(place.clusterFolder).root,
        env: programEnvironment(),
        ...(place.user && { uid: place.user.uid, gid: place.user.gid }),
      },
    );
    let ended: string | undefined;
    child.once('error', (error) => {
      ended = error.message;
    });
    child.once('exit', (code, signal) => {
      ended = `exit ${code ?? signal}`;
    });
    child.unref();
    return { pid: child.pid ?? 0, exit: () => ended };
  } finally {
    await log.close();
  }
}

/** The end of the server's log, for an error message. */
export async function logTail(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-5).join('\n');
}
