import { type DestinationStream, pino } from 'pino';
import { createRepeats } from './log-repeats.ts';

/**
 * The only fields that may reach a log. A field that is not listed is dropped: what holds a secret by mistake has a
 * name that nobody thought of, so a list of forbidden names would miss it.
 */
const ALLOWED = [
  'account_id',
  'adopted',
  'at',
  'attempt_id',
  'broker_order_id',
  'cause',
  'channel',
  'code',
  'command',
  'count',
  'data_dir',
  'detail',
  'duration_ms',
  'epoch',
  'evidence_id',
  'file',
  'folder',
  'interval_ms',
  'kind',
  'method',
  'migration',
  'mode',
  'next_at',
  'order_id',
  'outcome',
  'phase',
  'pid',
  'port',
  'reading',
  'reason_code',
  'request_id',
  'route',
  'rows',
  'run_id',
  'seed',
  'seq',
  'source',
  'state',
  'statements',
  'status',
  'status_code',
  'symbol',
  'trading_day',
  'url',
  'user_id',
  'version',
] as const;
const allowed: ReadonlySet<string> = new Set(ALLOWED);

type LogValue = string | number | boolean | null | undefined;
export type LogFields = { readonly [Field in (typeof ALLOWED)[number]]?: LogValue } & {
  readonly error?: unknown;
};

export interface Log {
  debug(text: string, fields?: LogFields): void;
  info(text: string, fields?: LogFields): void;
  warn(text: string, fields?: LogFields): void;
  error(text: string, fields?: LogFields): void;
  /** A log whose lines all carry these fields. */
  with(fields: LogFields): Log;
}

export interface LogOptions {
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly destination?: DestinationStream;
  /** Wall-clock time in epoch milliseconds, for the line's `time`. */
  readonly nowMs: () => number;
}

/** A log of JSON lines whose fields are filtered by an allow-list. */
export function createLog(options: LogOptions): Log {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    timestamp: () => `,"time":"${new Date(options.nowMs()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = options.destination ? pino(settings, options.destination) : pino(settings);
  return logThrough(lines, {}, createRepeats(options.nowMs));
}

export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => silentLog,
};

type Line = (fields: object, text: string) => void;

type Level = 'debug' | 'info' | 'warn' | 'error';

function logThrough(
  lines: Record<Level, Line>,
  always: LogFields,
  repeats: ReturnType<typeof createRepeats>,
): Log {
  const write = (level: Level) => (text: string, fields?: LogFields) => {
    const all = { ...always, ...fields };
    const kept = filterFields(all);
    if (all.error === undefined) return lines[level](kept, text);
    const { error, ...others } = kept;
    const count = repeats(`${text} ${JSON.stringify(others)} ${messageOf(all.error)}`);
    if (count !== null) lines[level](count === 0 ? kept : { ...others, repeated: count, error }, text);
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    with: (fields) => logThrough(lines, { ...always, ...fields }, repeats),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function filterFields(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (allowed.has(name) && (value === null || typeof value !== 'object')) kept[name] = value;
  }
  if (fields.error !== undefined) kept.error = describeError(fields.error);
  return kept;
}

/** Name, message and place of an error; never its other properties, which may hold a request with its headers. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'a value that is not an error was thrown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack };
}
