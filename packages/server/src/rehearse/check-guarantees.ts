import type { SimOrder, Truth } from '@orderwatch/simulator';
import { endedInAnEvening } from './ended-in-an-evening.ts';
import { expectedStatuses } from './expected-statuses.ts';
import { isLeftUnseen } from './left-unseen.ts';
import type { Outcome, SeenOrder } from './outcome.ts';
import { dayInIndia, workingTogether } from './working-together.ts';

export interface Guarantees {
  /** Requests to place that the broker received through the API. */
  readonly placed: number;
  /** Buys that reached the broker more than once for one attempt, or for one instrument and trading day. */
  readonly duplicates: number;
  /** Orders of the broker that our database does not know. */
  readonly lost: number;
  /** Changes without evidence. */
  readonly unexplained: number;
  /** Shares that we count as bought or sold and the broker does not. */
  readonly inventedFills: number;
  /** Orders whose end nobody saw, and of which that is told. */
  readonly leftUnseen: number;
  readonly violations: readonly string[];
}

/**
 * Holds what we believe against what happened. The broker's side comes from the simulator's own memory, not from its
 * API, so that a fault of reading cannot hide itself.
 *
 * 1. Every request to place carries the tag of a committed attempt, and no tag comes twice.
 * 2. No instrument is bought twice on one trading day, and no two buys of it work at the same time.
 * 3. Every order of the broker is in the database, once; but for those by hand that an evening refused or took back.
 * 4. After the last fault, status, filled quantity and average price agree.
 * 5. No order ended, and no fill was counted, without the broker's words as evidence or the passing of an expiry.
 */
export function checkGuarantees(seen: Outcome, truth: Truth, ucc: string): Guarantees {
  const violations: string[] = [];
  const requests = truth.requests.filter(
    (request) => request.ucc === ucc && request.kind === 'place' && request.source === 'api',
  );
  const brokerOrders = truth.orders.filter((order) => order.ucc === ucc);
  const byNumber = new Map<string, SeenOrder[]>();
  for (const order of seen.orders) {
    for (const { brokerOrderId } of order.attempts) {
      if (brokerOrderId) byNumber.set(brokerOrderId, [...(byNumber.get(brokerOrderId) ?? []), order]);
    }
  }

  const doubled = [
    ...boughtTwice(brokerOrders, truth),
    ...workingTogether(brokerOrders, 'B'),
    ...sentTwice(requests.map((request) => request.tag)),
  ];
  const duplicates = doubled.length;
  const committed = new Set(seen.orders.flatMap((order) => order.attempts.map((attempt) => attempt.tag)));
  violations.push(
    ...doubled,
    ...requests
      .filter(({ tag }) => tag === null || !committed.has(tag))
      .map(({ tag }) => `A request with the tag ${tag} has no committed attempt`),
  );
  let lost = 0;
  let inventedFills = 0;
  let leftUnseen = 0;
  for (const order of brokerOrders) {
    const known = byNumber.get(order.orderNumber) ?? [];
    if (known.length === 0 && !endedInAnEvening(order)) {
      lost += 1;
      violations.push(
        `Order ${order.orderNumber} (${order.instrument.symbol}) of the broker is not in the database`,
      );
    } else if (known.length > 1) {
      violations.push(`Order ${order.orderNumber} of the broker is in the database ${known.length} times`);
    }
  }
  for (const order of seen.orders) {
    const lives = livesOf(order, brokerOrders);
    if (lives.length === 0) continue;
    inventedFills += Math.max(0, order.executionQty - filledIn(lives));
    if (isLeftUnseen(order, lives, seen)) leftUnseen += 1;
    else violations.push(...disagreements(order, lives, seen));
  }
  for (const order of seen.orders) {
    if (order.executionQty > 0 && !order.attempts.some((attempt) => attempt.brokerOrderId)) {
      inventedFills += order.executionQty;
      violations.push(`${order.symbol} shows fills but no order of the broker`);
    }
  }
  const unexplained = countUnexplained(seen, violations);
  return { placed: requests.length, duplicates, lost, unexplained, inventedFills, leftUnseen, violations };
}

function sentTwice(tags: readonly (string | null)[]): readonly string[] {
  return [...new Set(tags)]
    .filter((tag) => tag !== null && tags.indexOf(tag) !== tags.lastIndexOf(tag))
    .map((tag) => `The tag ${tag} was sent twice`);
}

function boughtTwice(brokerOrders: readonly SimOrder[], { trades }: Truth): readonly string[] {
  const buys = new Map<string, Set<string>>();
  const ours = new Map(
    brokerOrders
      .filter(({ source, side }) => source === 'api' && side === 'B')
      .map((order) => [order.orderNumber, order.instrument.tradingSymbol]),
  );
  for (const { orderNumber, atMs } of trades) {
    const symbol = ours.get(orderNumber);
    if (symbol === undefined) continue;
    const key = `${symbol} on ${dayInIndia(atMs)}`;
    buys.set(key, (buys.get(key) ?? new Set()).add(orderNumber));
  }
  return [...buys].flatMap(([key, numbers]) => (numbers.size > 1 ? [`Bought twice: ${key}`] : []));
}

/** What the broker has of an order, by its attempts: one that was retried has several. */
function livesOf({ attempts }: SeenOrder, brokerOrders: readonly SimOrder[]): readonly SimOrder[] {
  return attempts.flatMap(
    ({ brokerOrderId }) => brokerOrders.find(({ orderNumber }) => orderNumber === brokerOrderId) ?? [],
  );
}

function filledIn(lives: readonly SimOrder[]): number {
  return lives.reduce((sum, { filled }) => sum + filled, 0);
}

/** Where our view of an order differs from the broker's, after everything has had time to settle. The last attempt speaks for it, where the broker has it. */
function disagreements(
  ours: SeenOrder,
  lives: readonly SimOrder[],
  { events }: Pick<Outcome, 'events'>,
): string[] {
  const wrong: string[] = [];
  const broker = lives.at(-1);
  if (broker === undefined) return wrong;
  const filled = filledIn(lives);
  const name = `${ours.symbol} (${broker.orderNumber})`;
  const expected = expectedStatuses(ours, { ...broker, filled }, events);
  const speaks = ours.attempts.at(-1)?.brokerOrderId === broker.orderNumber;
  if (speaks && !expected.includes(ours.status)) {
    wrong.push(
      `${name} is ${ours.status}, but the broker says "${broker.status}" with ${filled} of ${broker.quantity} filled`,
    );
  }
  if (ours.executionQty !== filled)
    wrong.push(`${name}: ${ours.executionQty} shares counted, ${filled} filled`);
  const [only, ...more] = lives.filter((life) => life.filled > 0);
  if (only && more.length === 0 && Number(ours.executionPrice) !== Number(only.averagePrice)) {
    wrong.push(`${name}: average ${ours.executionPrice}, the broker says ${only.averagePrice}`);
  }
  if (ours.quantity !== broker.quantity)
    wrong.push(`${name}: quantity ${ours.quantity}, the broker says ${broker.quantity}`);
  if (broker.orderType === 'L' && ours.limitPricePaise !== broker.pricePaise) {
    wrong.push(`${name}: limit ${ours.limitPricePaise} paise, the broker says ${broker.pricePaise}`);
  }
  return wrong;
}

const endings = new Set([
  'order.filled',
  'order.partly_filled',
  'order.cancelled',
  'order.rejected',
  'order.expired',
  'order.modified',
]);

function countUnexplained(seen: Outcome, violations: string[]): number {
  let unexplained = 0;
  for (const event of seen.events) {
    if (
      !endings.has(event.kind) ||
      event.evidenceId !== null ||
      event.source === 'user' ||
      event.source === 'rule'
    )
      continue;
    unexplained += 1;
    violations.push(`Event ${event.seq} (${event.kind}) has no evidence`);
  }
  return unexplained;
}
