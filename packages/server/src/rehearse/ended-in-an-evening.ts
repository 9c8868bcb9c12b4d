import type { SimOrder } from '@orderwatch/simulator';
import { dayInIndia } from './working-together.ts';

const CLOSED_AT = Temporal.PlainTime.from('15:40');

const ENDINGS: readonly SimOrder['status'][] = ['rejected', 'cancelled after market order'];

/**
 * Entered by hand after the day was closed, and refused or taken back the same evening. The broker's book begins anew at midnight, and while
 * nothing waits in it nobody reads it before the morning: such an order is not known, and nothing came of it.
 */
export function endedInAnEvening({ source, status, filled, history, updatedAtMs }: SimOrder): boolean {
  if (source !== 'app' || filled > 0 || !ENDINGS.includes(status)) return false;
  const begunMs = history[0]?.atMs ?? updatedAtMs;
  const begun = Temporal.Instant.fromEpochMilliseconds(begunMs).toZonedDateTimeISO('Asia/Kolkata');
  const isEvening = Temporal.PlainTime.compare(begun.toPlainTime(), CLOSED_AT) >= 0;
  return isEvening && dayInIndia(begunMs) === dayInIndia(updatedAtMs);
}
