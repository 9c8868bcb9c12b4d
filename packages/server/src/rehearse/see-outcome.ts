import type { Db } from '../db/connect.ts';
import { positionFromRow } from '../db/positions/position-from-row.ts';
import { type AccountStory, loadAccountStory } from '../db/rehearsal/load-account-story.ts';
import { assembleOutcome } from './assemble-outcome.ts';
import type { Outcome, SeenAnswer, SeenAttempt, SeenOrder, ToldNotice } from './outcome.ts';

/** What was heard while the days passed, beside what the database says. */
export interface Heard {
  readonly told: readonly ToldNotice[];
  readonly answers: readonly SeenAnswer[];
}

/** What the database says about an account, in the words that scenarios are told in. */
export async function seeOutcome(db: Db, accountId: string, heard: Heard): Promise<Outcome> {
  const story = await loadAccountStory(db, accountId);
  const orders = story.orders.map((row) => seenOrder(row, story.attempts));
  const events = story.events.map(seenEvent);
  const positions = story.positions.map((row) => positionFromRow(row).position);
  return assembleOutcome({
    orders,
    events,
    positions,
    fills: story.fills.map((row) => ({
      orderId: row.order_id,
      brokerOrderId: row.broker_order_id,
      quantity: row.quantity,
      valuePaise: Math.round(Number(row.value) * 100),
      positionId: row.position_id,
    })),
    notices: story.notices.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      kind: row.kind,
      subject: row.subject,
      version: row.version,
      orderId: row.order_id,
    })),
    ...heard,
  });
}

function seenEvent(row: AccountStory['events'][number]): Outcome['events'][number] {
  return {
    id: row.id,
    seq: row.seq,
    orderId: row.order_id,
    kind: row.kind,
    actor: row.actor,
    source: row.source,
    atMs: row.at,
    evidenceId: row.evidence_id,
    positionId: row.position_id,
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
    createdAtMs: row.created_at,
    quantity: row.quantity,
    limitPricePaise: row.limit_price,
    executionQty: row.execution_qty,
    executionPrice: row.execution_price,
    executedAtMs: row.execution_time,
    reasonCode: row.reason_code,
    brokerWords: row.rejection_reason ?? row.cancelled_reason ?? row.failure_reason,
    cancelledBy: row.cancelled_by,
    shortfallPaise: row.shortfall,
    retryCount: row.retry_count,
    verifiedAtMs: row.verified_at,
    missing: row.missing_since !== null,
    positionId: row.position_id,
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
