import type { DayJobKind, EventDraft } from '@orderwatch/core';
import type { Json } from '../db/tables.ts';
import type { AccountContext } from '../desk/account-context.ts';

/** One job of one trading day, as it is carried out. */
export interface DueDayJob {
  readonly kind: DayJobKind;
  /** ISO trading day. */
  readonly day: string;
  /** When it was to be done by the calendar. */
  readonly plannedMs: number;
  /** Noticeably after its time. */
  readonly late: boolean;
  /** The calendar does not know the day. */
  readonly provisional: boolean;
  readonly nowMs: number;
}

export type DayJobResult =
  | {
      readonly kind: 'done';
      readonly outcome: Json;
      readonly events: readonly EventDraft[];
      /** A key of the guard's memory: what is told here is not told again by reconciliation. */
      readonly alerted?: string;
    }
  | { readonly kind: 'put_off'; readonly untilMs: number };

export type DayJobPerformer = (context: AccountContext, job: DueDayJob) => Promise<DayJobResult>;

export function jobDone(outcome: Json, events: readonly EventDraft[] = []): DayJobResult {
  return { kind: 'done', outcome, events };
}
