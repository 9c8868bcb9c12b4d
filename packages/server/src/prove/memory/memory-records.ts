import {
  buildLocalBook,
  type Command,
  istDayNumber,
  type LocalOrder,
  STREAK_EVENTS,
  type StreakEvent,
  UNCOUNTED_REASONS,
} from '@orderwatch/core';
import type { BookWish } from '../../db/cycle/load-book.ts';
import { dayText } from '../../db/cycle/records.ts';
import type { PlacementOrder } from '../../db/placement/load-own-orders.ts';
import type { SellsOfAccount } from '../../db/positions/load-sells.ts';
import type { AccountRecords } from '../../desk/account-records.ts';
import { requestsIn } from './memory-requests.ts';
import type { MemoryTables, StoredAttempt, StoredFill } from './memory-tables.ts';
import { writeHead } from './write-tables.ts';

const OPEN_ORDERS: ReadonlySet<string> = new Set([
  'placing',
  'unconfirmed',
  'amo',
  'pending_execution',
  'retry_pending',
]);
const LIVE: ReadonlySet<string> = new Set([
  'planned',
  'sending',
  'unconfirmed',
  'accepted',
  'queued',
  'open',
]);
const WORKING: ReadonlySet<string> = new Set(['placing', 'unconfirmed', 'amo', 'pending_execution']);
const ENDED: ReadonlySet<string> = new Set(['closed', 'cancelled', 'rejected', 'failed']);

/** The same questions that the statements of `desk/account-records.ts` ask, of tables in memory. */
export function recordsIn(tables: MemoryTables): AccountRecords {
  const lives = (commandsSinceMs: number, which: (local: LocalOrder) => boolean): readonly LocalOrder[] => {
    const parts = partsByOrder(tables);
    return [...tables.orders.values()]
      .toSorted((a, b) => a.order.createdAtMs - b.order.createdAtMs || a.place - b.place)
      .map(({ order }) => lifeOf(tables, order.id, commandsSinceMs, parts))
      .filter(which);
  };
  return {
    requests: requestsIn(tables),
    async loadBook(wish) {
      const orders = lives(wish.commandsSinceMs, belongsToBook(tables, wish));
      return {
        book: buildLocalBook(orders),
        positions: positionsOfBook(tables, orders),
        eventSeq: tables.events.length,
        guard: tables.guard,
        sealedDay: tables.sealedDay,
      };
    },
    async touchHead(claim, expectedSeq, note) {
      const { lease } = tables;
      if (lease?.owner !== claim.owner || lease.epoch !== claim.epoch) return false;
      if (tables.events.length !== expectedSeq) return false;
      writeHead(tables, note);
      return true;
    },
    async appendLateReply({ attemptId, brokerOrderId, answeredAtMs, evidence }) {
      if (evidence !== null) tables.evidence.add(evidence.id);
      const known = tables.attempts.get(attemptId);
      if (known === undefined) return;
      const { attempt } = known;
      const waits = attempt.state === 'sending' || attempt.state === 'unconfirmed';
      const learns = brokerOrderId !== null && waits;
      const after = {
        ...attempt,
        answeredAtMs: attempt.answeredAtMs ?? answeredAtMs,
        brokerOrderId: attempt.brokerOrderId ?? brokerOrderId,
        ...(learns ? { state: 'accepted' } : {}),
      } as typeof attempt;
      tables.attempts.set(attemptId, { ...known, attempt: after });
    },
    async findOrderLife(orderId) {
      const known = tables.orders.get(orderId);
      return known && { ...lifeOf(tables, orderId, 0), recommendation: known.recommendation };
    },
    async findAttempt(attemptId) {
      return tables.attempts.get(attemptId)?.attempt;
    },
    loadOwnOrders: async (sinceDay) =>
      lives(
        0,
        ({ order }) =>
          OPEN_ORDERS.has(order.status) ||
          order.status === 'ongoing' ||
          dayText(order.tradingDay) >= sinceDay,
      ).map(placementOrder),
    loadOpenQuantities: async () =>
      openPositions(tables).map(({ position: { instrumentKey, quantity } }) => ({ instrumentKey, quantity })),
    async loadSells(wish) {
      const all = lives(wish.commandsSinceMs, () => true);
      return sellsOf(tables, wish.today, (which) => all.filter(which));
    },
    keepMarks: async () => {},
    loadRetryQueue: async () =>
      [...tables.orders.values()].flatMap(({ order, recommendation }) => {
        if (order.status !== 'retry_pending' || order.side !== 'buy') return [];
        const { id, firstFailedAtMs, requiredCash, availableCash, shortfall } = order;
        const amounts = { firstFailedAtMs, requiredCash, availableCash, shortfall };
        return [{ id, ...amounts, recommendation, retryPlace: null }];
      }),
    loadStreak: async (most) => streakOf(tables).slice(0, most),
  };
}

/** What belongs to orders, by the order. */
interface PartsByOrder {
  readonly attempts: ReadonlyMap<string, readonly StoredAttempt[]>;
  readonly commands: ReadonlyMap<string, readonly Command[]>;
  readonly fills: ReadonlyMap<string, readonly StoredFill[]>;
}

function partsByOrder({ attempts, commands, fills }: MemoryTables): PartsByOrder {
  return {
    attempts: groupBy(attempts, ({ attempt }) => attempt.orderId),
    commands: groupBy(commands, ({ orderId }) => orderId),
    fills: groupBy(fills, ({ fill }) => fill.orderId),
  };
}

function groupBy<T>(
  rows: ReadonlyMap<string, T>,
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows.values()) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** One order with all that belongs to it. */
function lifeOf(
  tables: MemoryTables,
  orderId: string,
  commandsSinceMs: number,
  parts: PartsByOrder = partsByOrder(tables),
): LocalOrder {
  const order = tables.orders.get(orderId)?.order;
  if (order === undefined) throw new Error(`No order ${orderId}`);
  const position = order.positionId === null ? undefined : tables.positions.get(order.positionId)?.position;
  const attempts = (parts.attempts.get(orderId) ?? []).map(({ attempt }) => attempt);
  const commands = parts.commands.get(orderId) ?? [];
  return {
    order,
    attempts: attempts.toSorted((a, b) => a.number - b.number),
    commands: commands.filter(({ requestedAtMs }) => requestedAtMs >= commandsSinceMs),
    fills: (parts.fills.get(orderId) ?? [])
      .flatMap(({ fill, superseded }) => (superseded ? [] : [fill]))
      .toSorted((a, b) => a.cumulativeQty - b.cumulativeQty),
    positionSold: order.side === 'buy' && position !== undefined && position.closedAtMs !== null,
  };
}

function belongsToBook(
  tables: MemoryTables,
  { seenSince, brokerOrderIds, clientTags }: Omit<BookWish, 'accountId'>,
): (local: LocalOrder) => boolean {
  const numbers = new Set<string>(brokerOrderIds);
  const tags = new Set<string>(clientTags);
  return ({ order, attempts, positionSold }) => {
    if (OPEN_ORDERS.has(order.status)) return true;
    const known = order.positionId !== null && tables.positions.has(order.positionId);
    if (known && !positionSold && isOpenPosition(tables, order.positionId)) return true;
    if (order.status === 'ongoing' && order.positionId === null) return true;
    return attempts.some(
      ({ state, lastSeen, brokerOrderId, clientTag }) =>
        LIVE.has(state) ||
        (lastSeen !== null && dayText(istDayNumber(lastSeen.atMs)) >= seenSince) ||
        (brokerOrderId !== null && numbers.has(brokerOrderId)) ||
        (clientTag !== null && tags.has(clientTag)),
    );
  };
}

function isOpenPosition(tables: MemoryTables, id: string | null): boolean {
  return id !== null && tables.positions.get(id)?.position.closedAtMs === null;
}

function positionsOfBook(tables: MemoryTables, orders: readonly LocalOrder[]) {
  const ids = new Set<string | null>(orders.map(({ order }) => order.positionId));
  return [...tables.positions.values()].filter(
    ({ position }) => position.closedAtMs === null || ids.has(position.id),
  );
}

function openPositions(tables: MemoryTables) {
  return [...tables.positions.values()].filter(({ position }) => position.closedAtMs === null);
}

function placementOrder({ order, attempts }: LocalOrder): PlacementOrder {
  const { id, side, status, origin, instrumentKey, tradingDay, reasonCode, variety } = order;
  const { quantity, executionQty, limitPrice, requiredCash } = order;
  const accepted = attempts.findLast(({ brokerOrderId }) => brokerOrderId !== null);
  return {
    ...{ id, side, status, origin, instrumentKey, tradingDay, reasonCode, variety },
    ...{ quantity, executionQty, limitPrice, requiredCash },
    acceptedAtMs: accepted?.answeredAtMs ?? accepted?.lastSeen?.atMs ?? null,
  };
}

function sellsOf(
  tables: MemoryTables,
  today: string,
  lives: (which: (local: LocalOrder) => boolean) => readonly LocalOrder[],
): SellsOfAccount {
  const mine = openPositions(tables);
  const ids = new Set<string | null>(mine.map(({ position }) => position.id));
  const ended = lives(
    ({ order }) =>
      order.side === 'sell' &&
      order.origin === 'system' &&
      ids.has(order.positionId) &&
      dayText(order.tradingDay) === today &&
      ENDED.has(order.status),
  );
  const wasHeldFor = (orderId: string): boolean =>
    tables.events.some(({ draft }) => draft.kind === 'position.held' && draft.orderId === orderId);
  const opened = new Map(mine.map(({ position }) => [position.instrumentKey, position.openedAtMs]));
  return {
    positions: mine,
    working: lives(({ order }) => order.side === 'sell' && WORKING.has(order.status)),
    ended,
    answered: new Set(ended.flatMap(({ order }) => (wasHeldFor(order.id) ? [order.id] : []))),
    beingBought: new Set(
      lives(
        ({ order }) =>
          order.side === 'buy' &&
          (order.status === 'pending_execution' ||
            ((order.status === 'placing' || order.status === 'unconfirmed') && order.variety === 'regular')),
      ).map(({ order }) => order.instrumentKey),
    ),
    buys: lives(({ order }) => order.side === 'buy' && ids.has(order.positionId)),
    byHand: lives(
      ({ order }) =>
        order.side === 'sell' &&
        order.origin === 'external' &&
        !order.managed &&
        order.product === 'CNC' &&
        order.executionQty > 0 &&
        order.updatedAtMs >= (opened.get(order.instrumentKey) ?? Number.POSITIVE_INFINITY),
    ),
    closes: new Map(),
    importedDays: new Set(),
  };
}

function streakOf(tables: MemoryTables): readonly StreakEvent[] {
  const counted: ReadonlySet<string> = new Set(STREAK_EVENTS);
  const uncounted: ReadonlySet<string> = new Set(UNCOUNTED_REASONS);
  return tables.events.toReversed().flatMap(({ draft: { kind, orderId } }) => {
    if (!counted.has(kind)) return [];
    const order = orderId === null ? undefined : tables.orders.get(orderId)?.order;
    if (order?.origin === 'external') return [];
    const isOne = kind === 'order.rejected' || kind === 'order.refused';
    if (isOne && uncounted.has(order?.reasonCode ?? '')) return [];
    return [kind as StreakEvent];
  });
}
