import { hash } from 'node:crypto';
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

/** The columns of an event that its hash covers, beside the account and the hash before it. */
export interface HashedEvent {
  readonly id: string;
  readonly seq: number;
  readonly order_id: string | null;
  readonly attempt_id: string | null;
  readonly kind: string;
  readonly actor: string;
  readonly source: string;
  /** RFC 3339 with milliseconds. */
  readonly at: string;
  readonly body: Json;
  readonly evidence_id: string | null;
}

/** All of an event that can be written before its number in the chain is known. */
export interface PreparedEvent {
  /** Its canonical JSON up to the number, and from behind it on. */
  readonly before: string;
  readonly after: string;
}

export interface ChainedEvents {
  /** A JSON list of the events' records. */
  readonly records: string;
  readonly lastSeq: number;
  readonly lastHash: Buffer;
}

/** The work on an event that needs nothing of the chain, so that nobody waits for it while the chain's end is held. */
export function prepareEvent(accountId: string, event: NewEvent): PreparedEvent {
  return prepareColumns(accountId, eventColumns(event));
}

/** What an event is in its row, and what its hash is made of. */
export function eventColumns({ id, draft, evidenceId }: NewEvent): Omit<HashedEvent, 'seq'> {
  return {
    id,
    order_id: draft.orderId,
    attempt_id: draft.attemptId,
    kind: draft.kind,
    actor: draft.actor,
    source: draft.source,
    at: toTimestamp(draft.atMs),
    body: draft.data,
    evidence_id: evidenceId,
  };
}

/**
 * Gives each event its sequence number and hash: SHA-256 over the hash before it and the event's canonical JSON. Whoever
 * changes, drops or inserts an event later breaks every hash from there on.
 */
export function chainEvents(
  head: { readonly eventSeq: number; readonly eventHash: Buffer },
  events: readonly PreparedEvent[],
): ChainedEvents {
  const records: string[] = [];
  let [lastSeq, lastHash] = [head.eventSeq, head.eventHash];
  for (const { seq, previous, hash, text } of linkEvents(head, events)) {
    records.push(
      `{"prev_hash":"${previous.toString('hex')}","hash":"${hash.toString('hex')}",${text.slice(1)}`,
    );
    [lastSeq, lastHash] = [seq, hash];
  }
  return { records: `[${records.join(',')}]`, lastSeq, lastHash };
}

/** The place of each event in the chain: its number, the hash before it, and its own. */
export function* linkEvents(
  head: { readonly eventSeq: number; readonly eventHash: Buffer },
  events: Iterable<PreparedEvent>,
): Generator<{
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly text: string;
}> {
  let seq = head.eventSeq;
  let previous = head.eventHash;
  for (const event of events) {
    seq += 1;
    const text = withSeq(event, seq);
    const own = hashText(previous, text);
    yield { seq, previous, hash: own, text };
    previous = own;
  }
}

/** The hash of one event, from its columns: for whoever checks a chain. */
export function hashEvent(previous: Buffer, accountId: string, event: HashedEvent): Buffer {
  return hashText(previous, withSeq(prepareColumns(accountId, event), event.seq));
}

/** The same for an event of which the columns are made already. */
export function prepareColumns(accountId: string, event: Omit<HashedEvent, 'seq'>): PreparedEvent {
  const { actor, at, attempt_id, body, evidence_id, id, kind, order_id, source } = event;
  const json = canonicalJson;
  // Written out in the order of the names, because sorting them for each event costs more than all the rest.
  return {
    before: `{"account_id":${json(accountId)},"actor":${json(actor)},"at":${json(at)},"attempt_id":${json(attempt_id)},"body":${json(body)},"evidence_id":${json(evidence_id)},"id":${json(id)},"kind":${json(kind)},"order_id":${json(order_id)},"seq":`,
    after: `,"source":${json(source)}}`,
  };
}

function withSeq({ before, after }: PreparedEvent, seq: number): string {
  return `${before}${seq}${after}`;
}

function hashText(previous: Buffer, text: string): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(text)]), 'buffer');
}
