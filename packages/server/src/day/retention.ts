import type { Clock } from '@orderwatch/clock';

/** For how long is kept what nobody needs for good, in days. */
export interface RetentionDays {
  readonly doneWorkDays: number;
  readonly requestsDays: number;
  readonly idempotencyKeysDays: number;
  /** The broker's raw payloads. What they proved stays in the history, with their hashes. */
  readonly evidenceDays: number;
  /** What was told, and on which channels it went out. The events that it was told of stay. */
  readonly messagesDays: number;
  /** The exchange's closing prices. Targets look at the last 45 days, charts at what there is. */
  readonly closesDays: number;
}

export interface Retention extends RetentionDays {
  /** The clock of rows that live on real time; null where the desk's own is a simulated one, and they are left alone. */
  readonly realTime: Clock | null;
}

export const DEFAULT_RETENTION_DAYS = {
  doneWorkDays: 90,
  requestsDays: 90,
  idempotencyKeysDays: 7,
  evidenceDays: 400,
  messagesDays: 400,
  closesDays: 800,
} as const satisfies RetentionDays;
