import type { PlacementRun } from '../api/types.ts';
import { istDay, parseMoment } from '../format/time.ts';

const FRESH_MS = 60 * 60_000;

/**
 * Whether a dry run still says what sending would do: prices, money and the session that it is meant for are those of its
 * hour. An older one is made again before anything is sent.
 */
export function isFresh({ created_at }: Pick<PlacementRun, 'created_at'>, nowMs: number): boolean {
  const at = parseMoment(created_at);
  return nowMs - at <= FRESH_MS && istDay(at) === istDay(nowMs);
}
