import { type BrokerTrade, type LocalOrder, type Superseding, supersedeFills, toId } from '@orderwatch/core';
import { changeSet, type NewFill } from '../db/cycle/change-set.ts';
import { loadUntraded } from '../db/positions/load-untraded.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { isoDay } from '../sells/plan-sells.ts';
import { heldMemoryOf } from './held-memory.ts';

/** The trade book names executions by number; it is read when there are new ones, at most this often. */
const READ_EVERY_MS = 5 * 60_000;

interface Look {
  readonly atMs: number;
  readonly eventSeq: number;
}

const looks = new WeakMap<AccountHands, Look>();

/**
 * Puts the executions of the trade book in the place of the steps by which an order's total grew. The book is asked for
 * after something has happened, and again as long as it lacks what was executed.
 */
export const followTrades: AfterReading = async ({ parts, hands }, { complete }) => {
  const { seen } = heldMemoryOf(hands);
  const broker = hands.broker();
  if (!complete || seen === null || broker === null) return;
  const nowMs = parts.clock.nowMs();
  const last = looks.get(hands);
  if (last !== undefined && (last.eventSeq === seen.eventSeq || nowMs - last.atMs < READ_EVERY_MS)) return;
  looks.set(hands, { atMs: nowMs, eventSeq: seen.eventSeq });
  const orders = await loadUntraded(parts.db, hands.facts().id, isoDay(nowMs));
  if (orders.length === 0) return;
  const trades = await broker.reading.readTrades();
  const rows = trades.kind === 'complete' ? trades.rows : [];
  const named = await write({ parts, hands }, orders, { rows, learnedAtMs: trades.receivedAtMs });
  // The books can straddle an execution: what is not named yet is asked for again.
  if (named < orders.length) looks.set(hands, { atMs: nowMs, eventSeq: -1 });
};

async function write(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  orders: readonly LocalOrder[],
  book: { readonly rows: readonly BrokerTrade[]; readonly learnedAtMs: number },
): Promise<number> {
  const accountId = toId('acc', hands.facts().id);
  let named = 0;
  const fills: NewFill[] = [];
  const superseded: Superseding['superseded'][number][] = [];
  for (const { order, attempts, fills: recorded } of orders) {
    for (const { id, orderId, brokerOrderId } of attempts) {
      if (brokerOrderId === null) continue;
      const mine = book.rows.filter((trade) => trade.brokerOrderId === brokerOrderId);
      const result = supersedeFills({ id, orderId, brokerOrderId }, accountId, recorded, {
        trades: mine,
        learnedAtMs: book.learnedAtMs,
      });
      if (result === undefined) continue;
      named += 1;
      superseded.push(...result.superseded);
      fills.push(...result.fills.map((fill) => ({ fill, evidenceId: null, positionId: order.positionId })));
    }
  }
  if (named === 0) return named;
  await hands.commit(() => changeSet(parts.clock.nowMs(), { fills, supersededFills: superseded }));
  return named;
}
