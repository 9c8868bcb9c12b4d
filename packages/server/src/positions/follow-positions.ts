import {
  decideStatusMove,
  type EpochMs,
  type FollowedFills,
  findLocalOrder,
  followFills,
  type HeldAround,
  isUnderCare,
  type LocalBook,
  type LocalOrder,
  type Order,
  type OrderId,
  type PositionAlert,
  type PositionId,
  type PositionOrder,
  positionOrderOf,
} from '@orderwatch/core';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { StoredPosition } from '../db/positions/position-from-row.ts';
import type { Ids } from '../ids.ts';
import type { HeldReading } from './held-memory.ts';

export interface PositionsToFollow {
  readonly changes: ChangeSet;
  /** The orders that change, as they are afterwards. */
  readonly after: ReadonlyMap<string, LocalOrder>;
  readonly book: LocalBook;
  readonly positions: readonly StoredPosition[];
  /** Looks at every order of the book: what was executed while nobody kept positions is taken in. */
  readonly wholeBook: boolean;
  /** What was held before, as it was last read. */
  readonly held: HeldReading | null;
  readonly nowMs: EpochMs;
  readonly ids: Ids;
}

export interface FollowedPositions {
  readonly changes: ChangeSet;
  readonly after: ReadonlyMap<string, LocalOrder>;
  /** As they stand once the changes are written. */
  readonly positions: readonly StoredPosition[];
  readonly alerts: readonly PositionAlert[];
}

/**
 * Adds to a set of changes what its executions do to positions, so that both are written together. A sale by hand that
 * cannot be judged by what is known now is left out: it is judged behind the reading, with holdings read for it.
 */
export function followPositions(input: PositionsToFollow): FollowedPositions {
  const { changes, after, positions } = input;
  const unchanged = { changes, after, positions, alerts: [] };
  const orders = findExecuted(input);
  if (orders.length === 0) return unchanged;
  const held = heldBefore(orders, input);
  const judged = orders.filter((order) => isUnderCare(order) || held.has(order.instrumentKey));
  if (judged.length === 0) return unchanged;
  const known = positions.map(({ position }) => position);
  const follow = (some: readonly PositionOrder[]) =>
    followFills({ positions: known, orders: some, held, nowMs: input.nowMs });
  const first = follow(judged);
  const doubtful = new Set(
    first.alerts.flatMap(({ kind, orderId }) => (kind === 'ambiguous_sale' ? [orderId] : [])),
  );
  const followed = doubtful.size === 0 ? first : follow(judged.filter(({ id }) => !doubtful.has(id)));
  return isNothing(followed) ? unchanged : { ...withFollowed(input, followed), alerts: followed.alerts };
}

/** Executed orders that positions may not know of. */
function findExecuted(input: PositionsToFollow): readonly PositionOrder[] {
  const { after, book, positions, wholeBook } = input;
  const known = new Map<OrderId, number>();
  const open = new Set<string>();
  for (const { position } of positions) {
    if (position.closedAtMs === null) open.add(position.instrumentKey);
    for (const { orderId, fromQty, seenQty } of position.ledger) {
      known.set(orderId, Math.max(known.get(orderId) ?? 0, fromQty + seenQty));
    }
  }
  const matters = ({ order }: LocalOrder): boolean =>
    order.executionQty > 0 &&
    (isUnderCare(order) || (order.side === 'sell' && open.has(order.instrumentKey)));
  const changed = [...after.values()].filter(matters);
  const missed = wholeBook
    ? book.orders.filter(
        (local) =>
          !after.has(local.order.id) &&
          matters(local) &&
          (known.get(local.order.id) ?? 0) < local.order.executionQty,
      )
    : [];
  return [...changed, ...missed].map(({ order, fills }) => positionOrderOf(order, fills));
}

/** Only what was read before a sale is evidence for it. */
function heldBefore(
  orders: readonly PositionOrder[],
  { held }: PositionsToFollow,
): ReadonlyMap<string, HeldAround> {
  const known = new Map<string, HeldAround>();
  if (held === null) return known;
  for (const order of orders) {
    if (isUnderCare(order) || order.firstFilledAtMs <= held.receivedAtMs) continue;
    const before = held.byInstrument.get(order.instrumentKey);
    if (before !== undefined) known.set(order.instrumentKey, { before, after: null });
  }
  return known;
}

function isNothing({ positions, assignments, events, alerts }: FollowedFills): boolean {
  return positions.length + assignments.length + events.length + alerts.length === 0;
}

/** The set of changes with what became of positions, of the orders that belong to them, and of their fills. */
export function withFollowed(
  input: Pick<PositionsToFollow, 'changes' | 'after' | 'book' | 'positions' | 'nowMs' | 'ids'>,
  followed: FollowedFills,
): Omit<FollowedPositions, 'alerts'> {
  const { changes, nowMs, ids } = input;
  const touched = touchOrders(input, followed);
  const stored = new Map(input.positions.map((one) => [one.position.id, one]));
  const evidence = new Map(changes.events.map(({ draft, evidenceId }) => [draft.orderId, evidenceId]));
  const all = new Map(stored);
  for (const position of followed.positions) {
    const version = (stored.get(position.id)?.version ?? 0) + 1;
    all.set(position.id, { position, version });
  }
  return {
    after: touched.after,
    positions: [...all.values()],
    changes: {
      ...changes,
      orders: touched.orders,
      newOrders: changes.newOrders.map((one) => ({
        ...one,
        order: touched.after.get(one.order.id)?.order ?? one.order,
      })),
      fills: changes.fills.map((one) => ({
        ...one,
        positionId: touched.after.get(one.fill.orderId)?.order.positionId ?? null,
      })),
      newPositions: followed.positions.filter(({ id }) => !stored.has(id)),
      positions: followed.positions.flatMap((position) => {
        const before = stored.get(position.id);
        return before === undefined ? [] : [{ position, expectedVersion: before.version }];
      }),
      events: [
        ...changes.events,
        ...followed.events.map((draft) => ({
          id: ids.next('evt'),
          draft,
          evidenceId: evidence.get(draft.orderId) ?? null,
        })),
        ...touched.closedBuys.map((order) => ({
          id: ids.next('evt'),
          draft: {
            kind: 'order.position_closed',
            actor: 'system',
            source: 'rule',
            orderId: order.id,
            attemptId: null,
            atMs: nowMs,
            data: { positionId: order.positionId, status: order.status },
          } as const,
          evidenceId: null,
        })),
      ],
    },
  };
}

interface Touched {
  readonly orders: readonly Order[];
  readonly after: ReadonlyMap<string, LocalOrder>;
  readonly closedBuys: readonly Order[];
}

function touchOrders(
  { changes, after: before, book, nowMs }: Parameters<typeof withFollowed>[0],
  followed: FollowedFills,
): Touched {
  const after = new Map(before);
  const orders = new Map(changes.orders.map((order) => [order.id, order]));
  const adopted = new Set(changes.newOrders.map(({ order }) => order.id));
  const closedBuys: Order[] = [];

  function touch(id: OrderId, change: (order: Order) => Order, sold?: boolean): Order | undefined {
    const loaded = findLocalOrder(book, id);
    const local = after.get(id) ?? loaded;
    if (local === undefined) return undefined;
    const order = change(local.order);
    after.set(id, { ...local, order, positionSold: sold ?? local.positionSold });
    if (adopted.has(id)) return order;
    // A changed order carries the version with which it was loaded; the write raises it.
    const version = loaded?.order.version ?? order.version;
    orders.set(id, { ...order, version, updatedAtMs: nowMs });
    return order;
  }

  const positionOf = new Map<OrderId, PositionId>();
  for (const { orderId, positionId } of followed.assignments) positionOf.set(orderId, positionId);
  for (const [id, positionId] of positionOf) touch(id, (order) => ({ ...order, positionId }));
  for (const id of followed.buysSold) {
    const moved = touch(id, (order) => movedTo(order, 'closed'), true);
    if (moved?.status === 'closed') closedBuys.push(moved);
  }
  for (const id of followed.buysReopened) touch(id, (order) => movedTo(order, 'ongoing'), false);
  return { orders: [...orders.values()], after, closedBuys };
}

const TURNS_FROM = { closed: 'ongoing', ongoing: 'closed' } as const;

/** A buy that is still at work stays so whatever becomes of its shares, and gets its last status when it ends. */
function movedTo(order: Order, status: 'closed' | 'ongoing'): Order {
  if (order.status !== TURNS_FROM[status]) return order;
  const move = decideStatusMove(order.status, status);
  if (move === 'same' || move === 'refused') return order;
  return { ...order, status, corrections: order.corrections + (move === 'correction' ? 1 : 0) };
}
