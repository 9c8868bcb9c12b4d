import type { OrderId, OrderStatus } from '../orders/index.ts';
import { dayOfNumber } from '../time.ts';
import type { ExactOrder } from './exact-order.ts';

/** Remembers what belongs to one order alone, so that a second order that names it too is refused by name. */
export interface Claims {
  /** Why the order cannot be made beside those before it; null where it can, and then it has its claim. */
  take(order: {
    readonly id: OrderId;
    readonly number: string | null;
    readonly exact: ExactOrder | null;
  }): string | null;
}

/** `inDatabase`: what orders of the database have claimed of what rows name. */
export function createClaims(inDatabase: ReadonlyMap<string, OrderId>): Claims {
  const owners = new Map<string, OrderId>();
  return {
    take(order) {
      const claimed = claimsOf(order);
      for (const { claim, words } of claimed) {
        const before = inDatabase.get(claim);
        if (before !== undefined)
          return `${words} belongs to ${before}, which the database has. The row was copied or changed by hand: take it out of its file, or give the export as it was written`;
        const owner = owners.get(claim);
        if (owner !== undefined)
          return `${words} belongs to ${owner}, of which another row tells. One of the two was copied or changed by hand: take it out of its file`;
      }
      for (const { claim } of claimed) owners.set(claim, order.id);
      return null;
    },
  };
}

/** One thing that belongs to one order alone, under a name by which it is found again. */
interface Claim {
  readonly claim: string;
  readonly words: string;
}

function claimsOf({ id, number, exact }: Parameters<Claims['take']>[0]): readonly Claim[] {
  const own = { claim: `order ${id}`, words: 'Its id' };
  if (exact !== null) return [own, ...claimsOfExact(exact)];
  return number === null ? [own] : [own, numberClaim(number)];
}

/** What an exported order names that another may not have: for the database, each is the matter of an index. */
export function claimsOfExact({ order, attempts, fills }: ExactOrder): readonly Claim[] {
  return [
    ...attempts.flatMap(({ id, brokerOrderId, clientTag }) => [
      { claim: claimNames.attempt(id), words: `Its attempt ${id}` },
      ...(brokerOrderId === null ? [] : [numberClaim(brokerOrderId)]),
      ...(clientTag === null ? [] : [{ claim: claimNames.tag(clientTag), words: `Its tag ${clientTag}` }]),
    ]),
    ...fills.flatMap(({ id, brokerOrderId: number, fillKey }) => [
      { claim: claimNames.fill(id), words: `Its execution ${id}` },
      { claim: claimNames.execution(number, fillKey), words: `Its execution ${fillKey} of ${number}` },
    ]),
    ...(order.origin === 'system' ? claimsOfSystem(order) : []),
  ];
}

const NOT_BOUGHT: ReadonlySet<OrderStatus> = new Set(['failed', 'rejected', 'cancelled']);
const SELLING: ReadonlySet<OrderStatus> = new Set(['placing', 'unconfirmed', 'amo', 'pending_execution']);

/** The system buys a share once a day, and has one sell of it at work. */
function claimsOfSystem({ side, status, instrumentKey, tradingDay }: ExactOrder['order']): readonly Claim[] {
  if (side === 'buy' && !NOT_BOUGHT.has(status)) {
    const words = `The system's buy of ${instrumentKey} on ${dayOfNumber(tradingDay)}`;
    return [{ claim: claimNames.buy(instrumentKey, tradingDay), words }];
  }
  if (side === 'sell' && SELLING.has(status))
    return [{ claim: claimNames.sell(instrumentKey), words: `The sell at work of ${instrumentKey}` }];
  return [];
}

function numberClaim(number: string): Claim {
  return { claim: `number ${number}`, words: `Its number ${number}` };
}

export const claimNames = {
  attempt: (id: string) => `attempt ${id}`,
  tag: (tag: string) => `tag ${tag}`,
  fill: (id: string) => `fill ${id}`,
  execution: (number: string, fillKey: string) => `execution ${number} ${fillKey}`,
  buy: (instrumentKey: string, tradingDay: number) => `buy ${instrumentKey} ${tradingDay}`,
  sell: (instrumentKey: string) => `sell ${instrumentKey}`,
};
