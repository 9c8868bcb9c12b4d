import { DEFAULT_RETENTION_DAYS, type RetentionDays } from '../day/retention.ts';
import type { ConfigKey } from './config.ts';

type Field = keyof RetentionDays;

interface RetentionKey extends ConfigKey {
  readonly field: Field;
  /** Fewer days would take away what is still looked at. */
  readonly atLeast: number;
}

const key = (name: string, field: Field, atLeast: number, what: string): RetentionKey => ({
  key: `ORDERWATCH_KEEP_${name}_DAYS`,
  meaning: `days for which ${what} are kept`,
  fallback: String(DEFAULT_RETENTION_DAYS[field]),
  secret: false,
  field,
  atLeast,
});

export const RETENTION_KEYS: readonly RetentionKey[] = [
  key('EVIDENCE', 'evidenceDays', 30, "the broker's raw payloads"),
  key('MESSAGES', 'messagesDays', 30, 'messages and their deliveries'),
  key('CLOSES', 'closesDays', 120, "the exchange's closing prices"),
  key('DONE_WORK', 'doneWorkDays', 14, 'jobs that are done'),
  key('REQUESTS', 'requestsDays', 7, 'requests that were answered'),
  key('IDEMPOTENCY_KEYS', 'idempotencyKeysDays', 1, 'the answers to repeated requests'),
];

const MOST_DAYS = 36_500;

/** For how long things are kept. What is wrong is named; the caller ends the start. */
export function readRetention(
  text: (key: string) => string,
  complain: (key: string, problem: string, mend: string) => void,
): RetentionDays {
  const days: Record<Field, number> = { ...DEFAULT_RETENTION_DAYS };
  for (const { key: name, field, atLeast, fallback } of RETENTION_KEYS) {
    const written = text(name) || fallback;
    const value = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
    if (value >= atLeast && value <= MOST_DAYS) days[field] = value;
    else
      complain(
        name,
        `"${written}" is not a number of days from ${atLeast} to ${MOST_DAYS}.`,
        `Set a whole number, for example ${fallback}.`,
      );
  }
  return days;
}
