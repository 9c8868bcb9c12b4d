import type { components } from '../api/generated/schema.js';
import type { Order, OrderEvent } from '../api/types.ts';

export type Evidence = components['schemas']['Evidence'];

/** An order with all that is known of it, to be handed to the broker's support or kept. */
export interface CaseFile {
  readonly made_at: string;
  readonly made_by: 'Orderwatch';
  readonly order: Order;
  readonly events: readonly OrderEvent[];
  readonly evidence: readonly Evidence[];
  /** Ids of evidence whose time of keeping is over. What it proved stands in the events. */
  readonly evidence_no_longer_kept: readonly string[];
}

/**
 * Events in their order, evidence as the events name it; of what is not given it is said that it is no longer kept. The server
 * has taken secrets out of the evidence already.
 */
export function buildCase(
  order: Order,
  events: readonly OrderEvent[],
  evidence: readonly Evidence[],
  nowMs: number,
): CaseFile {
  const byId = new Map(evidence.map((each) => [each.id, each]));
  const sorted = [...events].sort((a, b) => a.seq - b.seq);
  const named = listEvidenceIds(sorted);
  return {
    made_at: new Date(nowMs).toISOString(),
    made_by: 'Orderwatch',
    order,
    events: sorted,
    evidence: named.flatMap((id) => byId.get(id) ?? []),
    evidence_no_longer_kept: named.filter((id) => !byId.has(id)),
  };
}

/** Each once: several events can rest on one answer of the broker. */
export function listEvidenceIds(events: readonly OrderEvent[]): readonly string[] {
  return [...new Set(events.flatMap(({ evidence_id }) => evidence_id ?? []))];
}
