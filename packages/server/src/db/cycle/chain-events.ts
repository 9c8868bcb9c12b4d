import { createHash } from 'node:crypto';
import type { EventDraft } from '@orderwatch/core';
import { toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';
import { canonicalJson } from './canonical-json.ts';

/** An event with its id and the evidence behind it, before its place in the account's chain is known. */
export interface NewEvent {
  readonly id: string;
  readonly draft: EventDraft;
  readonly evidenceId: string | null;
}

export interface ChainedEvent {
  readonly id: string;
  readonly seq: number;
  readonly order_id: string | null;
  readonly attempt_id: string | null;
  readonly kind: string;
  readonly actor: string;
  readonly source: string;
  readonly at: string;
  readonly body: Json;
  readonly evidence_id: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/**
 * Gives each event its sequence number and hash: SHA-256 over the hash before it and the event's canonical JSON. Whoever
 * changes, drops or inserts an event later breaks every hash from there on.
 */
export function chainEvents(
  accountId: string,
  head: { readonly eventSeq: number; readonly eventHash: Buffer },
  events: readonly NewEvent[],
): readonly ChainedEvent[] {
  let seq = head.eventSeq;
  let previous = head.eventHash;
  return events.map(({ id, draft, evidenceId }) => {
    seq += 1;
    const event = {
      id,
      seq,
      order_id: draft.orderId,
      attempt_id: draft.attemptId,
      kind: draft.kind,
      actor: draft.actor,
      source: draft.source,
      at: toTimestamp(draft.atMs),
      body: draft.data,
      evidence_id: evidenceId,
    };
    const hash = hashEvent(previous, accountId, event);
    const chained = { ...event, prev_hash: previous.toString('hex'), hash: hash.toString('hex') };
    previous = hash;
    return chained;
  });
}

/** The hash of one event, from its columns. */
export function hashEvent(
  previous: Buffer,
  accountId: string,
  event: Omit<ChainedEvent, 'prev_hash' | 'hash'>,
): Buffer {
  const text = canonicalJson({ ...event, account_id: accountId });
  return createHash('sha256').update(previous).update(text).digest();
}
