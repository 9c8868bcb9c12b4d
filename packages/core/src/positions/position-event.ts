import type { EventActor, EventDraft, EventKind, EventSource, JsonObject, OrderId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Position } from './position.ts';

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
      boughtValue: position.boughtValue,
      soldQty: position.soldQty,
      soldValue: position.soldValue,
      ...told.facts,
    },
  };
}
