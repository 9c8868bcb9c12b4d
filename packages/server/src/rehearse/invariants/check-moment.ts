import type { Truth } from '@orderwatch/simulator';
import type { AccountStory } from '../../db/rehearsal/load-account-story.ts';

/** The part of an account's story that is looked at. */
export interface MomentStory {
  readonly orders: readonly Pick<AccountStory['orders'][number], 'id' | 'symbol' | 'execution_qty'>[];
  readonly attempts: readonly Pick<
    AccountStory['attempts'][number],
    'client_tag' | 'broker_order_id' | 'order_id' | 'filled_qty'
  >[];
  readonly fills: readonly Pick<AccountStory['fills'][number], 'order_id' | 'quantity'>[];
}

/**
 * What must hold at any moment, whatever the broker has shown of its orders so far.
 *
 * - A request to place carries the tag of an attempt that was recorded before, and no tag comes twice.
 * - No two attempts have one number of the broker; no two orders share one.
 * - What counts as filled was traded, and is the sum of the executions.
 * - An event has at most one notice of a kind.
 *
 * `truth` was taken before `story`: what we know by then was recorded by then.
 */
export function checkMoment(story: MomentStory, before: Truth, after: Truth, ucc: string): readonly string[] {
  return [
    ...checkTags(story, before, ucc),
    ...checkNumbers(story),
    ...checkFilled(story, after, ucc),
    ...checkSums(story),
  ];
}

function checkTags({ attempts }: MomentStory, { requests }: Truth, ucc: string): readonly string[] {
  const recorded = new Set(attempts.map(({ client_tag }) => client_tag));
  const seen = new Set<string | null>();
  const found: string[] = [];
  for (const { tag, kind, source, ucc: of } of requests) {
    if (of !== ucc || kind !== 'place' || source !== 'api') continue;
    if (tag === null || !recorded.has(tag))
      found.push(`A request with the tag ${tag} has no recorded attempt`);
    if (seen.has(tag)) found.push(`The tag ${tag} was sent twice`);
    seen.add(tag);
  }
  return found;
}

function checkNumbers({ attempts }: MomentStory): readonly string[] {
  const owners = new Map<string, string>();
  return attempts.flatMap(({ broker_order_id: number, order_id: order }) => {
    if (number === null) return [];
    const other = owners.get(number);
    owners.set(number, order);
    return other === undefined ? [] : [`The number ${number} belongs to ${other} and ${order}`];
  });
}

function checkFilled({ attempts }: MomentStory, { orders }: Truth, ucc: string): readonly string[] {
  const filled = new Map(
    orders.filter((order) => order.ucc === ucc).map((order) => [order.orderNumber, order.filled]),
  );
  return attempts.flatMap(({ broker_order_id: number, filled_qty: ours }) => {
    const theirs = number === null ? 0 : (filled.get(number) ?? 0);
    return ours > theirs
      ? [`${number ?? 'An order without a number'} has ${ours} shares filled, traded were ${theirs}`]
      : [];
  });
}

function checkSums({ orders, fills }: MomentStory): readonly string[] {
  const sums = new Map<string, number>();
  for (const { order_id, quantity } of fills) sums.set(order_id, (sums.get(order_id) ?? 0) + quantity);
  return orders.flatMap(({ id, symbol, execution_qty: told }) => {
    const sum = sums.get(id) ?? 0;
    return sum === told ? [] : [`${symbol} has ${told} shares filled, its executions add up to ${sum}`];
  });
}
