import {
  buildLocalBook,
  type FollowedFills,
  followFills,
  type HeldAround,
  type PositionOrder,
  positionOrderOf,
  sharesHeld,
} from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { SellsOfAccount } from '../db/positions/load-sells.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { withFollowed } from '../positions/follow-positions.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';
import { readShares } from '../positions/read-shares.ts';

/**
 * Judges sales by hand that nobody could judge when they were read, with holdings read for it. True when something was
 * written, so that whoever decides about sells has to look again.
 */
export async function judgeSales({ parts, hands }: AccountContext, sells: SellsOfAccount): Promise<boolean> {
  const sales = unfollowed(sells);
  const broker = hands.broker();
  if (sales.length === 0 || broker === null) return false;
  const positions = sells.positions.map(({ position }) => position);
  const memory = heldMemoryOf(hands);
  const before = memory.last;
  const shares = await readShares(broker.reading, positions, memory);
  const held = new Map<string, HeldAround>();
  for (const sale of sales) {
    const position = positions.find(({ instrumentKey }) => instrumentKey === sale.instrumentKey);
    const after = position === undefined ? null : sharesHeld(position.instrument, shares);
    // The readings are of the broker's own books of the day, which hold the sale: what was there before follows.
    const sold = sales.reduce(
      (sum, one) => sum + (one.instrumentKey === sale.instrumentKey ? newlyExecuted(one, sells) : 0),
      0,
    );
    const known = before !== null && sale.firstFilledAtMs > before.receivedAtMs;
    const earlier = known ? before.byInstrument.get(sale.instrumentKey) : undefined;
    if (after !== null) held.set(sale.instrumentKey, { before: earlier ?? after + sold, after });
  }
  const judged = sales.filter(({ instrumentKey }) => held.has(instrumentKey));
  if (judged.length === 0) return false;
  const nowMs = parts.clock.nowMs();
  const followed = followFills({ positions, orders: judged, held, nowMs });
  return write({ parts, hands }, sells, followed, nowMs);
}

async function write(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  sells: SellsOfAccount,
  followed: FollowedFills,
  nowMs: number,
): Promise<boolean> {
  if (followed.positions.length === 0) return false;
  for (const alert of followed.alerts) {
    parts.log.warn(`Alert: ${alert.kind}`, {
      account_id: hands.facts().id,
      order_id: alert.orderId,
      kind: alert.kind,
      detail: JSON.stringify(alert.facts),
    });
  }
  const { changes } = withFollowed(
    {
      changes: changeSet(nowMs, {}),
      after: new Map(),
      book: buildLocalBook([...sells.byHand, ...sells.buys]),
      positions: sells.positions,
      nowMs,
      ids: parts.ids,
    },
    followed,
  );
  const written = await hands.commit(() => changes);
  return written.ok;
}

/** Sales of which the positions do not know everything yet. */
function unfollowed(sells: SellsOfAccount): readonly PositionOrder[] {
  return sells.byHand
    .map(({ order, fills }) => positionOrderOf(order, fills))
    .filter((sale) => newlyExecuted(sale, sells) > 0);
}

function newlyExecuted(sale: PositionOrder, { positions }: SellsOfAccount): number {
  const known = positions.flatMap(({ position }) =>
    position.ledger.flatMap((entry) => (entry.orderId === sale.id ? [entry.fromQty + entry.seenQty] : [])),
  );
  return sale.filledQty - Math.max(0, ...known);
}
