import type { Attempt, Command, Fill, Order, PositionId } from '@orderwatch/core';
import type { NewEvent } from '../../db/cycle/chain-events.ts';
import type { DueKind } from '../../db/cycle/change-set.ts';
import type { SentCount } from '../../db/lease/lock-head.ts';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { AccountRow } from '../../db/placement/load-account.ts';
import type { StoredPosition } from '../../db/positions/position-from-row.ts';
import type { Json } from '../../db/tables.ts';
import type { SeenNotice } from '../../rehearse/outcome.ts';
import type { DeskRequest, RequestState } from '../../requests/request.ts';

export interface StoredOrder {
  readonly order: Order;
  readonly recommendation: Json | null;
  /** In which order they were written. */
  readonly place: number;
}

export interface StoredAttempt {
  readonly attempt: Attempt;
  /** The number of the lease under which it was recorded. */
  readonly epoch: number;
}

export interface StoredFill {
  readonly fill: Fill;
  readonly positionId: PositionId | null;
  readonly superseded: boolean;
}

export interface StoredEvent extends NewEvent {
  readonly seq: number;
}

export interface StoredDue {
  readonly kind: DueKind;
  readonly subject: string;
  readonly dueAtMs: number;
  readonly done: boolean;
}

export interface StoredRequest {
  readonly request: DeskRequest;
  readonly state: RequestState;
}

export interface Lease {
  readonly owner: string;
  readonly epoch: number;
  readonly expiresAtMs: number;
}

/** Everything that is kept of one account: what the database's tables hold in life. It outlives every instance. */
export interface MemoryTables {
  account: AccountRow;
  lease: Lease | null;
  readonly orders: Map<string, StoredOrder>;
  readonly attempts: Map<string, StoredAttempt>;
  readonly commands: Map<string, Command>;
  readonly fills: Map<string, StoredFill>;
  readonly positions: Map<string, StoredPosition>;
  readonly events: StoredEvent[];
  readonly notices: Map<string, SeenNotice>;
  readonly due: Map<string, StoredDue>;
  readonly evidence: Set<string>;
  readonly requests: Map<string, StoredRequest>;
  guard: Json;
  sealedDay: string | null;
  sent: SentCount;
}

export function emptyTables(account: AccountRow): MemoryTables {
  return {
    account,
    lease: null,
    orders: new Map(),
    attempts: new Map(),
    commands: new Map(),
    fills: new Map(),
    positions: new Map(),
    events: [],
    notices: new Map(),
    due: new Map(),
    evidence: new Set(),
    requests: new Map(),
    guard: {},
    sealedDay: null,
    sent: { day: null, orders: 0, value: 0 },
  };
}

export function fillKeyOf({ brokerOrderId, fillKey }: Pick<Fill, 'brokerOrderId' | 'fillKey'>): string {
  return `${brokerOrderId} ${fillKey}`;
}

export function dueKeyOf({ kind, subject }: Pick<StoredDue, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`;
}

export function isHeldBy({ lease }: MemoryTables, { owner, epoch }: LeaseClaim): boolean {
  return lease?.owner === owner && lease.epoch === epoch;
}
