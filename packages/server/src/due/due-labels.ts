import { DUE_KINDS, type DueKind } from '../db/cycle/change-set.ts';

const LABELS: Readonly<Record<DueKind, string>> = {
  verify_placement: 'Verify that an order stands in the book',
  placement: 'Place the recommended buys',
  retry: 'Try the retry queue',
  retry_expiry: 'End what waited too long in the queue',
  retry_warning: 'Warn of an order that will soon expire',
  remind_unconfirmed: 'Remind of an unconfirmed order',
  watch_given_up: 'Look after what was given up',
  daily_closes: 'Fetch the closing prices',
  report_morning: 'Report before the open',
  day_open: 'Begin the day',
  report_open: 'Report after the open',
  day_close: 'End the day',
  report_close: 'Report after the close',
  trades_check: 'Compare the executions with the trade book',
  day_seal_check: 'See that the day was sealed',
  day_summary: 'Write the summary of the day',
  holdings_check: 'Compare the holdings',
  day_purge: 'Delete what is no longer kept',
};

/** What due work does, as a person reads it. */
export function dueLabel(kind: string): string {
  const known = DUE_KINDS.find((one) => one === kind);
  return known === undefined ? kind.replaceAll('_', ' ') : LABELS[known];
}
