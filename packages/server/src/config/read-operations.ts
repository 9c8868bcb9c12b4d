import type { ConfigKey } from './config.ts';

/** How the installation is looked after. */
export interface OperationsConfig {
  /** A backup is made before the schema of a database that is in use is changed. */
  readonly backupBeforeUpgrade: boolean;
  /** How many of the backups that were made by themselves are kept. */
  readonly backupsKept: number;
  /** With it `/metrics` may be read from another machine; null: from this one, or after a login. */
  readonly metricsToken: string | null;
  /** Asked for every minute while all is well, so that somebody notices when it is not; null without one. */
  readonly pingUrl: URL | null;
}

const BEFORE_UPGRADE = 'ORDERWATCH_BACKUP_BEFORE_UPGRADE';
const KEEP = 'ORDERWATCH_BACKUPS_KEPT';
const METRICS_TOKEN = 'ORDERWATCH_METRICS_TOKEN';
const PING_URL = 'ORDERWATCH_PING_URL';
const TOKEN_LENGTH_MIN = 24;
const KEPT_MAX = 10_000;

export const OPERATION_KEYS: readonly ConfigKey[] = [
  {
    key: BEFORE_UPGRADE,
    meaning: 'yes: a backup before the schema of the database is changed; no',
    fallback: 'yes',
    secret: false,
  },
  {
    key: KEEP,
    meaning: 'how many backups are kept of those that are made by themselves',
    fallback: '10',
    secret: false,
  },
  {
    key: METRICS_TOKEN,
    meaning: 'bearer token for /metrics from another machine; empty: from this machine alone',
    fallback: '',
    secret: true,
  },
  {
    key: PING_URL,
    meaning: "address of a dead man's switch, asked for every minute while all is well; empty without one",
    fallback: '',
    secret: true,
  },
];

/** What is wrong is named; the caller ends the start. */
export function readOperations(
  text: (key: string) => string,
  complain: (key: string, problem: string, mend: string) => void,
): OperationsConfig {
  const before = text(BEFORE_UPGRADE) || 'yes';
  if (before !== 'yes' && before !== 'no')
    complain(BEFORE_UPGRADE, `"${before}" is neither yes nor no.`, 'Use yes or no.');
  const kept = text(KEEP) || '10';
  const backupsKept = /^\d{1,5}$/.test(kept) ? Number(kept) : 0;
  if (backupsKept < 1 || backupsKept > KEPT_MAX)
    complain(KEEP, `"${kept}" is not a number from 1 to ${KEPT_MAX}.`, 'Set a whole number, for example 10.');
  return {
    backupBeforeUpgrade: before === 'yes',
    backupsKept,
    metricsToken: readToken(text(METRICS_TOKEN), complain),
    pingUrl: readPingUrl(text(PING_URL), complain),
  };
}

type Complain = (key: string, problem: string, mend: string) => void;

function readToken(token: string, complain: Complain): string | null {
  if (token === '') return null;
  if (!/^[\x21-\x7e]+$/.test(token) || token.length < TOKEN_LENGTH_MIN) {
    complain(
      METRICS_TOKEN,
      `It has fewer than ${TOKEN_LENGTH_MIN} characters, or one that no header can carry.`,
      'Make one with: openssl rand -hex 24',
    );
    return null;
  }
  return token;
}

function readPingUrl(text: string, complain: Complain): URL | null {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    complain(
      PING_URL,
      'It is not an http or https address.',
      'Write the whole address that your monitoring service gave you, or remove the key.',
    );
    return null;
  }
  return url;
}
