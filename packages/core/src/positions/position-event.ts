import type { EventActor, EventDraft, EventKind, EventSource, JsonObject, OrderId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Position } from './position.ts';
import { isPriced } from './position-sums.ts';

export type PositionEventKind = Extract<EventKind, `position.${string}`>;

/** An event of a position: what it is of, and what it holds afterwards, stand in its facts. */
export function positionEvent(
  kind: PositionEventKind,
  position: Position,
  told: {
    readonly atMs: EpochMs;
    readonly orderId?: OrderId;
    readonly actor?: EventActor;
    readonly source?: EventSource;
    readonly facts?: JsonObject;
  },
): EventDraft {
  const priced = isPriced(position);
  return {
    kind,
    actor: told.actor ?? 'system',
    source: told.source ?? 'rule',
    orderId: told.orderId ?? null,
    attemptId: null,
    atMs: told.atMs,
    data: {
      positionId: position.id,
      symbol: position.instrument.symbol,
      instrumentKey: position.instrumentKey,
      positionQty: position.quantity,
      boughtQty: position.boughtQty,
      // A value that is not known yet is none; zero would be a lie.
      boughtValue: priced ? position.boughtValue : null,
      soldQty: position.soldQty,
      soldValue: priced ? position.soldValue : null,
      ...told.facts,
    },
  };
}
