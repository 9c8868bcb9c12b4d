import path from 'node:path';
import type { RetentionDays } from '../day/retention.ts';
import { LEGACY_KEYS, type LegacyConfig, readLegacyConfig } from './legacy-keys.ts';
import { OPERATION_KEYS, type OperationsConfig, readOperations } from './read-operations.ts';
import { RETENTION_KEYS, readRetention } from './read-retention.ts';
import { readWebhookReach, WEBHOOK_KEY } from './read-webhook-reach.ts';

/** Everything that can be set from outside, parsed and checked. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute. Embedded database, key file, logs. */
  readonly dataDir: string;
  /** A PostgreSQL of the user's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Where people reach the page when a proxy stands before it. */
  readonly publicUrl: URL | null;
  readonly keyFile: string;
  readonly logLevel: LogLevel;
  readonly legacy: LegacyConfig;
  /** Whether webhooks may reach into this machine's own network. */
  readonly webhookAllowPrivate: boolean;
  /** For how long is kept what nobody needs for good. */
  readonly retention: RetentionDays;
  readonly operations: OperationsConfig;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

type Origin = 'default' | 'environment' | '.env';
export type Settings = Readonly<Record<string, { readonly value: string; readonly origin: Origin }>>;

export interface ConfigProblem {
  readonly key: string;
  readonly problem: string;
  readonly mend: string;
}

export interface ConfigKey {
  readonly key: string;
  readonly meaning: string;
  readonly fallback: string;
  readonly secret: boolean;
}

/** Every key there is. `config show` lists them in this order. */
export const CONFIG_KEYS: readonly ConfigKey[] = [
  { key: 'ORDERWATCH_PORT', meaning: 'port of the page and the API', fallback: '4180', secret: false },
  { key: 'ORDERWATCH_HOST', meaning: 'address to listen on', fallback: '127.0.0.1', secret: false },
  {
    key: 'ORDERWATCH_PUBLIC_URL',
    meaning: 'https address of a proxy before it; empty without one',
    fallback: '',
    secret: false,
  },
  {
    key: 'ORDERWATCH_DATA_DIR',
    meaning: 'folder of the embedded database, the key file and the logs',
    fallback: './data',
    secret: false,
  },
  {
    key: 'ORDERWATCH_KEY_FILE',
    meaning: 'file of the key that seals broker credentials; empty for one in the data folder',
    fallback: '',
    secret: false,
  },
  { key: 'ORDERWATCH_LOG_LEVEL', meaning: LOG_LEVELS.join(', '), fallback: 'info', secret: false },
  WEBHOOK_KEY,
  ...RETENTION_KEYS,
  ...OPERATION_KEYS,
  ...LEGACY_KEYS,
  {
    key: 'DATABASE_URL',
    meaning: 'a PostgreSQL of your own; empty for the embedded one',
    fallback: '',
    secret: true,
  },
];

export interface ReadSettings {
  readonly config: Config | null;
  readonly problems: readonly ConfigProblem[];
}

/** Checks every key and reports every problem at once. `cwd` is what relative folders are relative to. */
export function readConfig(settings: Settings, cwd: string): ReadSettings {
  const problems: ConfigProblem[] = [];
  const text = (key: string): string => settings[key]?.value.trim() ?? '';
  const complain = (key: string, problem: string, mend: string): void => {
    problems.push({ key, problem, mend });
  };

  const port = Number(text('ORDERWATCH_PORT'));
  if (!/^\d{1,5}$/.test(text('ORDERWATCH_PORT')) || port < 1 || port > 65_535) {
    complain(
      'ORDERWATCH_PORT',
      `"${text('ORDERWATCH_PORT')}" is not a port.`,
      'Set a whole number from 1 to 65535, for example 4180.',
    );
  }
  const logLevel = LOG_LEVELS.find((level) => level === text('ORDERWATCH_LOG_LEVEL'));
  if (!logLevel) {
    complain(
      'ORDERWATCH_LOG_LEVEL',
      `"${text('ORDERWATCH_LOG_LEVEL')}" is not a log level.`,
      `Use one of ${LOG_LEVELS.join(', ')}.`,
    );
  }
  const publicUrl = readPublicUrl(text('ORDERWATCH_PUBLIC_URL'), complain);
  const host = readHost(text('ORDERWATCH_HOST'), publicUrl, complain);
  const databaseUrl = readDatabaseUrl(text('DATABASE_URL'), complain);
  const retention = readRetention(text, complain);
  const operations = readOperations(text, complain);
  const legacy = readLegacyConfig(text, complain, cwd);
  const webhookAllowPrivate = readWebhookReach(text, complain);
  const dataDir = path.resolve(cwd, text('ORDERWATCH_DATA_DIR') || './data');
  const keyFile = text('ORDERWATCH_KEY_FILE');
  if (problems.length > 0) return { config: null, problems };
  return {
    config: {
      host,
      port,
      dataDir,
      databaseUrl,
      publicUrl,
      keyFile: keyFile ? path.resolve(cwd, keyFile) : path.join(dataDir, 'orderwatch.key'),
      logLevel: logLevel ?? 'info',
      webhookAllowPrivate,
      legacy,
      retention,
      operations,
    },
    problems: [],
  };
}

type Complain = (key: string, problem: string, mend: string) => void;

function readDatabaseUrl(text: string, complain: Complain): string | null {
  if (text === '') return null;
  const example =
    'for example postgres://user:password@host:5432/orderwatch, or remove the key to use the embedded database';
  const url = parseUrl(text);
  if (!url)
    complain(
      'DATABASE_URL',
      'It is not a URL.',
      `Write it as ${example}. Characters such as @ or / in a password are written %40 or %2F.`,
    );
  else if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    complain(
      'DATABASE_URL',
      `It begins with "${url.protocol}//", and only PostgreSQL is supported.`,
      `Write it as ${example}.`,
    );
  } else if (url.hostname === '' && !url.searchParams.has('host')) {
    complain('DATABASE_URL', 'It names no host.', `Write it as ${example}.`);
  } else if (url.pathname.length < 2) {
    complain(
      'DATABASE_URL',
      'It names no database.',
      `Put the database's name behind the last slash, ${example}.`,
    );
  }
  return text;
}

function readPublicUrl(text: string, complain: Complain): URL | null {
  if (text === '') return null;
  const url = parseUrl(text);
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash || url.username) {
    complain(
      'ORDERWATCH_PUBLIC_URL',
      `"${text}" is not an https address without a path.`,
      'Write it as https://orderwatch.example.org, or remove the key.',
    );
    return null;
  }
  return url;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether only this machine can reach that address. */
function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** Passwords and orders may not cross a network in the clear: another address than loopback needs an https proxy. */
function readHost(text: string, publicUrl: URL | null, complain: Complain): string {
  const host = text || '127.0.0.1';
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) {
    complain(
      'ORDERWATCH_HOST',
      `"${host}" is not an address.`,
      "Use 127.0.0.1, or the address of one of this machine's networks.",
    );
  } else if (!isLoopback(host) && !publicUrl) {
    complain(
      'ORDERWATCH_HOST',
      `Listening on ${host} would carry passwords over the network in the clear.`,
      'Keep 127.0.0.1, or put a proxy with https before it and set ORDERWATCH_PUBLIC_URL to its address.',
    );
  }
  return host;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
