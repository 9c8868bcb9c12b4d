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
}

/** Events in their order, evidence as the events name it. The server has taken secrets out of the evidence already. */
export function buildCase(
  order: Order,
  events: readonly OrderEvent[],
  evidence: readonly Evidence[],
  nowMs: number,
): CaseFile {
  const byId = new Map(evidence.map((each) => [each.id, each]));
  const sorted = [...events].sort((a, b) => a.seq - b.seq);
  return {
    made_at: new Date(nowMs).toISOString(),
    made_by: 'Orderwatch',
    order,
    events: sorted,
    evidence: listEvidenceIds(sorted).flatMap((id) => byId.get(id) ?? []),
  };
}

/** Each once: several events can rest on one answer of the broker. */
export function listEvidenceIds(events: readonly OrderEvent[]): readonly string[] {
  return [...new Set(events.flatMap(({ evidence_id }) => evidence_id ?? []))];
}
