import type { Clock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { KOTAK_LOGIN_URL } from '../brokers/kotak/examine-connection.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Config } from '../config/config.ts';
import { type Db, openDatabase } from '../db/connect.ts';
import { openStorage } from '../db/open-storage.ts';
import type { Log } from '../log.ts';
import { type KeyRing, loadKeyRing } from '../secrets/key-file.ts';
import { examineAccounts, examineChannels, examineDatabase, isMade } from './examine-database.ts';
import { examineInstances } from './examine-instances.ts';
import {
  examineBackups,
  examineCalendar,
  examineDisk,
  examineKeyFile,
  examineNetwork,
} from './examine-machine.ts';
import { type Finding, failed } from './finding.ts';

export interface ExamOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** A simulator in the broker's place; null in life. */
  readonly simulatorUrl: string | null;
}

/**
 * Looks at everything that Orderwatch needs, and says of each whether it is there. It changes nothing and places nothing,
 * and what cannot be looked at is a line like any other: the rest is looked at all the same.
 */
export async function examine(options: ExamOptions): Promise<readonly Finding[]> {
  const { findings, hasKey } = await examineMachine(options);
  return [...findings, ...(await examineStored(options, hasKey))];
}

/**
 * The same for a program that runs, without anybody's account or channel: those have tests of their own, and are only
 * their owner's business.
 */
export async function examineRunning(
  options: Omit<ExamOptions, 'log'> & { readonly db: Db },
): Promise<readonly Finding[]> {
  const [{ findings }, database, instances, calendar] = await Promise.all([
    examineMachine(options),
    examineDatabase(options),
    examineInstances(options.db),
    examineImported(options),
  ]);
  return [...findings, database, instances, calendar];
}

/** The calendar with what was imported, which only the database knows. */
async function examineImported({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<Finding> {
  return examineCalendar((await loadCalendar(db)).calendar, clock.nowMs());
}

async function examineMachine({ config, clock, simulatorUrl }: Omit<ExamOptions, 'log'>) {
  const [disk, keyFile, network, backups] = await Promise.all([
    examineDisk(config),
    examineKeyFile(config),
    examineNetwork(simulatorUrl ?? KOTAK_LOGIN_URL, clock),
    examineBackups(config, clock.nowMs()),
  ]);
  return { findings: [disk, keyFile, ...network, backups], hasKey: keyFile.state === 'ok' };
}

async function examineStored(
  { config, clock, log, simulatorUrl }: ExamOptions,
  hasKey: boolean,
): Promise<readonly Finding[]> {
  const mend =
    config.databaseUrl === null
      ? `See the log of the embedded PostgreSQL in ${config.dataDir}; docs/operations.md tells how to restore a backup.`
      : 'See whether PostgreSQL runs, and whether DATABASE_URL names it, its user and its password.';
  const shipped = examineCalendar(nseCalendar2026(), clock.nowMs());
  try {
    const keyRing: KeyRing | null = hasKey ? await loadKeyRing(config.keyFile) : null;
    const storage = await openStorage(config, log, null);
    const database = openDatabase({ url: await storage.locate(), maxConnections: 2 });
    try {
      const { db } = database;
      const first = await examineDatabase({ db });
      if (!(await isMade(db))) return [first, shipped];
      const exam = { db, keyRing, clock, simulatorUrl };
      const calendar = await examineImported(exam);
      // Before an upgrade there is no list of them.
      const instances = first.state === 'ok' ? [await examineInstances(db)] : [];
      return [
        first,
        ...instances,
        calendar,
        ...(await examineAccounts(exam)),
        ...(await examineChannels(exam)),
      ];
    } finally {
      await database.close();
      await storage.close();
    }
  } catch (error) {
    const detail = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
    return [failed('database', detail.replace(/^Error: /, ''), mend), shipped];
  }
}
