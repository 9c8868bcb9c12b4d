import type { Clock } from '@orderwatch/clock';
import type { AuthDeps } from '../auth/auth.ts';
import type { BackupDesk } from '../backup/backup-desk.ts';
import type { BrokerCalls } from '../brokers/broker-calls.ts';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/connect.ts';
import type { SimulatorControls } from '../demo/simulator-controls.ts';
import type { Desk } from '../desk/desk.ts';
import type { Finding } from '../doctor/finding.ts';
import type { Ids } from '../ids.ts';
import type { LegacyBridge } from '../legacy/bridge/legacy-bridge.ts';
import type { Log } from '../log.ts';
import type { KeyRing } from '../secrets/key-file.ts';

/** Everything that the HTTP side is given by the composition root. */
export interface HttpDeps {
  /** The desk's database. In the demo it is not the one in which users are kept (`auth.db`). */
  readonly db: Db;
  readonly desk: Desk;
  readonly auth: AuthDeps;
  readonly ids: Ids;
  readonly keyRing: KeyRing;
  readonly log: Log;
  readonly config: Pick<Config, 'host' | 'publicUrl'>;
  /** For heartbeats, sessions and rate limits: always the real clock. */
  readonly realTime: Clock;
  readonly version: string;
  /** Folder of the built page; null when there is none (tests, the document's generator). */
  readonly webRoot: string | null;
  readonly simulation: Simulation | null;
  /** Left out, or null: no tool of the earlier system runs beside. */
  readonly legacy?: LegacyBridge | null;
  /** Left out: nobody counts the calls to brokers. */
  readonly brokerCalls?: BrokerCalls;
  /** Left out, or null: `/metrics` is for this machine, or after a login. */
  readonly metricsToken?: string | null;
  /** Left out, or null: no broker is simulated, and nobody can play with one. */
  readonly simulator?: SimulatorControls | null;
  /** Left out, or null: this installation's backups are nobody's business here. */
  readonly backups?: BackupDesk | null;
  /** Looks at the machine and the database; left out, or null: nobody looks. */
  readonly doctor?: (() => Promise<readonly Finding[]>) | null;
}

/** Set in the demo: there is one user, who needs no login on this machine. */
interface Simulation {
  readonly demoUserId: string;
  /** Simulated seconds in a real one, now. */
  readonly rate: () => number;
  /** How to go on to a real account. */
  readonly leaving: string;
}
