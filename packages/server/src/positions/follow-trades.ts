import { loadUntraded } from '../db/positions/load-traded.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { isoDay } from '../sells/plan-sells.ts';
import { compareExecutions } from './compare-executions.ts';
import { heldMemoryOf } from './held-memory.ts';
import { writeExecutions } from './write-executions.ts';

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
  const compared = compareExecutions(hands.facts().id, orders, { rows, receivedAtMs: trades.receivedAtMs });
  const written = await writeExecutions({ parts, hands }, compared);
  // The books can straddle an execution: what is not named yet is asked for again.
  const isSettled = written && compared.every(({ comparison }) => comparison.kind !== 'differs');
  if (!isSettled) looks.set(hands, { atMs: nowMs, eventSeq: -1 });
};
