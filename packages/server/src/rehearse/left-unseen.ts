import type { SimOrder } from '@orderwatch/simulator';
import type { Outcome, SeenOrder } from './outcome.ts';

const TOLD = new Set(['account.day_unsealed', 'account.book_doubted']);

/**
 * Still at work for us, while the broker's clean-up after the close took it out of its book and nobody watched; and a person is told so: it
 * is missing, its book is doubted, or its day could not be closed. How it ended only the broker's history and its trade book tell.
 */
export function isLeftUnseen(
  { createdAtMs, missing, status }: SeenOrder,
  lives: readonly SimOrder[],
  { events }: Pick<Outcome, 'events'>,
): boolean {
  if (status !== 'pending_execution' || lives.at(-1)?.vanished !== true) return false;
  return missing || events.some(({ kind, atMs }) => TOLD.has(kind) && atMs > createdAtMs);
}
