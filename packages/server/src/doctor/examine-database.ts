import type { Clock } from '@orderwatch/clock';
import { isDeadInstance } from '../app/is-dead-instance.ts';
import { type ExaminedStep, examineConnection } from '../brokers/kotak/examine-connection.ts';
import { kotakCredentials } from '../brokers/kotak/kotak-credentials.ts';
import { findCredentials } from '../db/accounts/credentials.ts';
import { lookAtDatabase } from '../db/backup/look-at-database.ts';
import type { Db } from '../db/connect.ts';
import { findLease } from '../db/lease/find-lease.ts';
import { migrationStates } from '../db/migrate/migrate.ts';
import { listEnabledChannels } from '../db/notices/list-enabled-channels.ts';
import { type AccountRow, loadAccounts } from '../db/placement/load-account.ts';
import { unsealCredentials } from '../secrets/account-credentials.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import { doubtful, type Finding, failed, fine } from './finding.ts';

export interface DatabaseExam {
  readonly db: Db;
  readonly keyRing: KeyRing | null;
  readonly clock: Clock;
  readonly simulatorUrl: string | null;
}

export async function examineDatabase({ db }: Pick<DatabaseExam, 'db'>): Promise<Finding> {
  const { postgres, migrations } = await lookAtDatabase(db);
  const pending = (await migrationStates(db)).filter(({ appliedAtMs }) => appliedAtMs === null).length;
  const text = `PostgreSQL ${postgres} answers, with ${migrations.length} migrations applied`;
  if (Number.parseInt(postgres, 10) < 15)
    return failed('database', text, 'PostgreSQL 15 or newer is needed.');
  return pending > 0
    ? doubtful('database', `${text}; ${pending} wait`, 'The next start applies them, after a backup.')
    : fine('database', text);
}

/** Whether a first start has made the tables. */
export async function isMade(db: Db): Promise<boolean> {
  return (await lookAtDatabase(db)).migrations.length > 0;
}

export async function examineAccounts(exam: DatabaseExam): Promise<readonly Finding[]> {
  const accounts = await loadAccounts(exam.db);
  if (accounts.length === 0) return [fine('accounts', 'There is none yet')];
  const findings: Finding[] = [];
  for (const account of accounts) findings.push(...(await examineAccount(exam, account)));
  return findings;
}

async function examineAccount(exam: DatabaseExam, account: AccountRow): Promise<readonly Finding[]> {
  const check = `account ${account.accountCode}`;
  const stops = account.placingStoppedReason ?? account.breakerReason;
  const stopped =
    stops === null
      ? []
      : [
          doubtful(
            check,
            `Nothing is placed: ${stops}`,
            'Look into it, then resume the account on its page.',
          ),
        ];
  if (account.mode === 'paper' || account.mode === 'demo')
    return [...stopped, fine(check, `Plays on a simulated exchange (${account.mode})`)];
  return [...stopped, ...(await examineCredentials(exam, account, check))];
}

async function examineCredentials(
  { db, keyRing, clock, simulatorUrl }: DatabaseExam,
  { id }: AccountRow,
  check: string,
): Promise<readonly Finding[]> {
  const sealed = await findCredentials(db, id);
  if (!sealed) return [failed(check, 'Has no credentials', 'Enter them on its page.')];
  const opened = keyRing && unsealCredentials(keyRing, id, sealed);
  if (!opened?.ok) {
    const mend = 'Put the key file that sealed them in place, or enter the credentials again.';
    return [failed(check, 'The key file does not open its credentials', mend)];
  }
  const held = fine(check, 'The key file opens its credentials');
  const lease = await findLease(db, id);
  if (lease && lease.leftMs > 0 && !isDeadInstance(lease.owner)) {
    // The broker's session is the holder's: a second login could end it.
    return [held, fine(`${check} login`, `${lease.owner} acts for it and is logged in; not tried beside it`)];
  }
  const steps = await examineConnection(kotakCredentials(opened.value), { clock, simulatorUrl });
  return [held, ...steps.map((step) => stepFinding(check, step))];
}

const MEND: Readonly<Record<ExaminedStep['step'], string>> = {
  login:
    "Correct the credentials on the account's page; docs/live-account.md explains what each answer means.",
  address: 'Try again; without the address orders cannot be told to come from the registered one.',
  order_book: 'Try again in a minute; if it stays, ask Kotak whether the API is down.',
  feed: 'Readings every few seconds take its place. If it stays, see whether the firewall lets WebSockets out.',
};

function stepFinding(check: string, { step, ok, detail }: ExaminedStep): Finding {
  const name = `${check} ${step.replace('_', ' ')}`;
  if (ok && step === 'address')
    return fine(name, `${detail}; orders are taken only if that is the address registered in the Neo app`);
  if (ok) return fine(name, detail);
  return step === 'login' || step === 'order_book'
    ? failed(name, detail, MEND[step])
    : doubtful(name, detail, MEND[step]);
}

export async function examineChannels({ db }: Pick<DatabaseExam, 'db'>): Promise<readonly Finding[]> {
  const channels = await listEnabledChannels(db);
  if (channels.length === 0) {
    const mend = 'Set one up under Settings, Channels: a rejection should reach you outside the page.';
    return [doubtful('channels', 'Nobody is told anything outside the page', mend)];
  }
  return channels.map(({ email, channel, problem }) => {
    const check = `channel ${channel} of ${email}`;
    return problem === null
      ? fine(check, 'The last message went through')
      : failed(check, problem, 'Test it under Settings, Channels: it says what is wrong.');
  });
}
