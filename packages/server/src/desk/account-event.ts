import type { EventDraft, EventKind, JsonObject } from '@orderwatch/core';

/** An event of the account as a whole that one of our rules brings forth. */
export function accountEvent(kind: EventKind, atMs: number, data: JsonObject = {}): EventDraft {
  return { kind, actor: 'system', source: 'rule', orderId: null, attemptId: null, atMs, data };
}
