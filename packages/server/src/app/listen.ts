import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { realClock } from '@orderwatch/clock';
import { createBackupDesk } from '../backup/backup-desk.ts';
import { examineRunning } from '../doctor/examine.ts';
import { createHttpServer } from '../http/create-http-server.ts';
import type { HttpDeps } from '../http/deps.ts';
import type { Installation } from './installation.ts';
import { VERSION } from './version.ts';

const WEB_ROOT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the page and the API. A port that is taken ends with a sentence that says what to do. */
export async function listen(
  installation: Installation,
  {
    onFirstVisit,
    ...parts
  }: Pick<HttpDeps, 'db' | 'desk' | 'simulation' | 'legacy' | 'simulator' | 'brokerCalls'> & {
    readonly onFirstVisit?: () => void;
  },
): Promise<Listening> {
  const { config, auth, ids, keyRing, log, storage } = installation;
  const { dataDir } = config;
  const backups = createBackupDesk({ dataDir, storage, realTime: realClock, ids, log });
  const app = await createHttpServer({
    ...parts,
    auth,
    ids,
    keyRing,
    log,
    config,
    realTime: realClock,
    backups,
    doctor: () => examineRunning({ config, clock: realClock, simulatorUrl: null, db: installation.main.db }),
    metricsToken: config.operations.metricsToken,
    version: VERSION,
    webRoot: existsSync(WEB_ROOT) ? WEB_ROOT : null,
  });
  if (onFirstVisit) app.server.once('request', onFirstVisit);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new PortTaken(config.port);
    throw error;
  }
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: config.publicUrl?.toString() ?? `http://${host}:${config.port}`,
    close() {
      backups.close();
      return app.close();
    },
  };
}

class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken. Is Orderwatch running already? Otherwise choose another: ORDERWATCH_PORT=${port + 1} npm start`,
    );
  }
}
