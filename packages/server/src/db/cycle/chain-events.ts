import { hash } from 'node:crypto';
import type { EventDraft } from '@orderwatch/core';
import { type RowArrays, rowArrays } from '../row-arrays/row-arrays.ts';
import type { Json } from '../tables.ts';
import { canonicalJson } from './canonical-json.ts';
import { CHAIN, CHAINED_EVENTS, EVENTS } from './column-types.ts';
import { timestamp } from './records.ts';

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

export interface PreparedEvents {
  /** Their columns but for the places in the chain. */
  readonly rows: RowArrays;
  readonly texts: readonly PreparedEvent[];
}

export interface ChainedEvents {
  readonly rows: RowArrays;
  readonly lastSeq: number;
  readonly lastHash: Buffer;
}

/** The work on events that needs nothing of the chain, so that nobody waits for it while the chain's end is held. */
export function prepareEvents(accountId: string, events: readonly NewEvent[]): PreparedEvents {
  const texts: PreparedEvent[] = [];
  const rows = rowArrays(EVENTS, events, (event) => {
    const columns = eventColumns(event);
    const body = canonicalJson(columns.body);
    texts.push(prepareColumns(accountId, columns, body));
    return { ...columns, body };
  });
  return { rows, texts };
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
    at: timestamp(draft.atMs),
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
  events: PreparedEvents,
): ChainedEvents {
  const places = [...linkEvents(head, events.texts)];
  const last = places.at(-1);
  const chain = rowArrays(CHAIN, places, ({ seq, previous, hash }) => ({ seq, prev_hash: previous, hash }));
  return {
    rows: { types: CHAINED_EVENTS, arrays: [...events.rows.arrays, ...chain.arrays] },
    lastSeq: last?.seq ?? head.eventSeq,
    lastHash: last?.hash ?? head.eventHash,
  };
}

/** The place of each event in the chain: its number, the hash before it, and its own. */
export function* linkEvents(
  head: { readonly eventSeq: number; readonly eventHash: Buffer },
  events: Iterable<PreparedEvent>,
): Generator<{
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
}> {
  let seq = head.eventSeq;
  let previous = head.eventHash;
  for (const event of events) {
    seq += 1;
    const own = hashText(previous, withSeq(event, seq));
    yield { seq, previous, hash: own };
    previous = own;
  }
}

/** The hash of one event, from its columns: for whoever checks a chain. */
export function hashEvent(previous: Buffer, accountId: string, event: HashedEvent): Buffer {
  return hashText(previous, withSeq(prepareColumns(accountId, event), event.seq));
}

/** The same for an event of which the columns are made already. */
export function prepareColumns(
  accountId: string,
  event: Omit<HashedEvent, 'seq'>,
  body: string = canonicalJson(event.body),
): PreparedEvent {
  const { actor, at, attempt_id, evidence_id, id, kind, order_id, source } = event;
  const json = canonicalJson;
  // Written out in the order of the names, because sorting them for each event costs more than all the rest.
  return {
    before: `{"account_id":${json(accountId)},"actor":${json(actor)},"at":${json(at)},"attempt_id":${json(attempt_id)},"body":${body},"evidence_id":${json(evidence_id)},"id":${json(id)},"kind":${json(kind)},"order_id":${json(order_id)},"seq":`,
    after: `,"source":${json(source)}}`,
  };
}

function withSeq({ before, after }: PreparedEvent, seq: number): string {
  return `${before}${seq}${after}`;
}

/** In UTF-8 no character of a text is longer. */
const BYTES_PER_CHARACTER = 3;
let hashed = Buffer.allocUnsafe(4_096);

function hashText(previous: Buffer, text: string): Buffer {
  const room = previous.length + text.length * BYTES_PER_CHARACTER;
  // One buffer for all of them: each is over when the next begins.
  if (room > hashed.length) hashed = Buffer.allocUnsafe(2 * room);
  previous.copy(hashed);
  const size = previous.length + hashed.write(text, previous.length, 'utf8');
  return hash('sha256', hashed.subarray(0, size), 'buffer');
}
