import type { Brand } from '../brand.ts';

export type AccountId = Brand<string, 'AccountId'>;
export type UserId = Brand<string, 'UserId'>;
export type OrderId = Brand<string, 'OrderId'>;
export type AttemptId = Brand<string, 'AttemptId'>;
export type CommandId = Brand<string, 'CommandId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type EventId = Brand<string, 'EventId'>;
export type FillId = Brand<string, 'FillId'>;
export type RunId = Brand<string, 'RunId'>;
export type PositionId = Brand<string, 'PositionId'>;

/** The broker's number of an order: 10 to 20 digits (Kotak's `nOrdNo` has 15). Beyond 2^53, so never a number. */
export type BrokerOrderId = Brand<string, 'BrokerOrderId'>;

const SUFFIX = /^[0-9A-Za-z_-]{1,80}$/;
const BROKER_ORDER_ID = /^\d{10,20}$/;

/** Each prefix and the brand it stands for: an id tells in any log what it names. */
interface IdByPrefix {
  readonly acc: AccountId;
  readonly usr: UserId;
  readonly ord: OrderId;
  readonly att: AttemptId;
  readonly cmd: CommandId;
  readonly evd: EvidenceId;
  readonly evt: EventId;
  readonly fil: FillId;
  readonly run: RunId;
  readonly pos: PositionId;
}
export type IdPrefix = keyof IdByPrefix;

function carriesPrefix<P extends IdPrefix>(prefix: P, raw: string): raw is string & IdByPrefix[P] {
  return raw.startsWith(`${prefix}_`) && SUFFIX.test(raw.slice(prefix.length + 1));
}

/** Reads an id from outside (a path, a row). Undefined when it is not one of this kind. */
export function parseId<P extends IdPrefix>(prefix: P, raw: string): IdByPrefix[P] | undefined {
  return carriesPrefix(prefix, raw) ? raw : undefined;
}

/** Makes an id of random or deterministic characters `[0-9A-Za-z_-]`. Throws on anything else: a bug of the caller. */
export function makeId<P extends IdPrefix>(prefix: P, suffix: string): IdByPrefix[P] {
  const id = parseId(prefix, `${prefix}_${suffix}`);
  if (id === undefined) throw new Error(`Not usable in an id: ${JSON.stringify(suffix)}`);
  return id;
}

/** For ids that our own database hands back: the wrong kind is a bug and throws. */
export function toId<P extends IdPrefix>(prefix: P, raw: string): IdByPrefix[P] {
  const id = parseId(prefix, raw);
  if (id === undefined)
    throw new Error(`Expected an id that begins with ${prefix}_, got ${JSON.stringify(raw)}`);
  return id;
}

/** Undefined when the text cannot be a broker's order number. */
export function parseBrokerOrderId(raw: string): BrokerOrderId | undefined {
  return BROKER_ORDER_ID.test(raw) ? (raw as BrokerOrderId) : undefined;
}
