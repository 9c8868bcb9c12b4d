import type { Db } from '../db/connect.ts';
import { type AccountStory, loadAccountStory } from '../db/rehearsal/load-account-story.ts';
import type { Outcome, SeenAttempt, SeenOrder } from './scenario.ts';

/** What the database says about an account, in the words that scenarios are told in. */
export async function seeOutcome(db: Db, accountId: string): Promise<Outcome> {
  const story = await loadAccountStory(db, accountId);
  const orders = story.orders.map((row) => seenOrder(row, story.attempts));
  const events = story.events.map((row) => ({
    seq: row.seq,
    orderId: row.order_id,
    kind: row.kind,
    actor: row.actor,
    source: row.source,
    atMs: row.at,
    evidenceId: row.evidence_id,
  }));
  const order = (symbol: string): SeenOrder | undefined =>
    orders.find((candidate) => candidate.symbol === symbol && candidate.origin === 'system');
  const eventsOf = (symbol: string) => {
    const id = order(symbol)?.id;
    return id === undefined ? [] : events.filter((event) => event.orderId === id);
  };
  return {
    orders,
    events,
    order,
    kinds: (symbol) => eventsOf(symbol).map((event) => event.kind),
    when: (symbol, kind) => eventsOf(symbol).find((event) => event.kind === kind)?.atMs,
  };
}

function seenOrder(row: AccountStory['orders'][number], attempts: AccountStory['attempts']): SeenOrder {
  return {
    id: row.id,
    symbol: row.symbol,
    tradingSymbol: row.trading_symbol,
    side: row.side,
    origin: row.origin,
    status: row.status,
    tradingDay: row.trading_day,
    quantity: row.quantity,
    limitPricePaise: row.limit_price,
    executionQty: row.execution_qty,
    executionPrice: row.execution_price,
    reasonCode: row.reason_code,
    brokerWords: row.rejection_reason ?? row.cancelled_reason ?? row.failure_reason,
    cancelledBy: row.cancelled_by,
    shortfallPaise: row.shortfall,
    verifiedAtMs: row.verified_at,
    missing: row.missing_since !== null,
    attempts: attempts.filter((attempt) => attempt.order_id === row.id).map(seenAttempt),
  };
}

function seenAttempt(row: AccountStory['attempts'][number]): SeenAttempt {
  return {
    id: row.id,
    tag: row.client_tag,
    brokerOrderId: row.broker_order_id,
    state: row.state,
    filledQty: row.filled_qty,
  };
}
