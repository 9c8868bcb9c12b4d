import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { CommandFailure, EXIT } from './command-context.ts';

/** Looks at the port before anything else is started: a second start must not touch what the first one uses. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const code = await tryToListen(host, port);
  if (code === undefined) return;
  const mend =
    code === 'EADDRINUSE'
      ? 'Orderwatch may be running already. Stop the other program, or set ORDERWATCH_PORT to another number.'
      : code === 'EACCES'
        ? 'Set ORDERWATCH_PORT to a number above 1023.'
        : 'Set ORDERWATCH_HOST to an address of this machine.';
  throw new CommandFailure(EXIT.failed, `Port ${port} of ${host} cannot be used (${code}). ${mend}`);
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
