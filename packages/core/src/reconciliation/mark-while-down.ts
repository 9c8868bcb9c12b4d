import type { EventDraft } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Decisions } from './decisions.ts';

/**
 * Marks the events of what happened while nobody watched: by the broker's own time after the last reading before the gap,
 * and before watching began again. They are told like all others, once; the mark says why they are told so late.
 */
export function markWhileDown(
  decisions: Decisions,
  gap: { readonly lastReadingMs: EpochMs; readonly startedMs: EpochMs },
): Decisions {
  const mark = (event: EventDraft): EventDraft => {
    const { updatedAtMs } = event.data;
    const within =
      typeof updatedAtMs === 'number' && updatedAtMs > gap.lastReadingMs && updatedAtMs < gap.startedMs;
    return within ? { ...event, data: { ...event.data, whileDown: true } } : event;
  };
  return {
    ...decisions,
    orders: decisions.orders.map((decision) => ({ ...decision, events: decision.events.map(mark) })),
    external: decisions.external.map((adoption) => ({ ...adoption, events: adoption.events.map(mark) })),
  };
}
