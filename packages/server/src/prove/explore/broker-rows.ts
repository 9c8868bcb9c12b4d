import { type BrokerOrder, parseDecimal, readBrokerStatus, type Snapshot } from '@orderwatch/core';
import {
  ACCOUNT_CODE,
  BEGIN_MS,
  type BrokerLife,
  type Phase,
  QUANTITY,
  SYMBOLS,
  type World,
} from './world.ts';

const PART = 4;
const TEXTS: Readonly<Record<Phase, string>> = {
  received: 'put order req received',
  open: 'open',
  partly: 'open',
  complete: 'complete',
  rejected: 'rejected',
  cancelled: 'cancelled',
  cancelled_partly: 'cancelled',
};

/** What may follow at the broker. A person cancels in its app; everything else is the exchange's. */
export const NEXT: Readonly<Record<Phase, readonly Phase[]>> = {
  received: ['open', 'rejected', 'complete'],
  open: ['partly', 'complete', 'cancelled'],
  partly: ['complete', 'cancelled_partly'],
  complete: [],
  rejected: [],
  cancelled: [],
  cancelled_partly: [],
};

export function phaseOf({ phases }: BrokerLife): Phase {
  return phases[phases.length - 1] ?? 'received';
}

export function filledIn(phase: Phase): number {
  if (phase === 'complete') return QUANTITY;
  return phase === 'partly' || phase === 'cancelled_partly' ? PART : 0;
}

/** The row of an order as it stands now, or as it stood `back` changes ago. */
export function rowOf(life: BrokerLife, back = 0): BrokerOrder {
  const step = life.phases.length - 1 - back;
  const phase = life.phases[step] ?? 'received';
  const filledQty = filledIn(phase);
  const symbol = SYMBOLS[life.symbol] ?? 'IDEA';
  const updatedAtMs = BEGIN_MS + step * 1_000;
  const price = parseDecimal('99.50');
  const statusText = TEXTS[phase];
  return {
    brokerOrderId: life.number,
    exchangeOrderId: phase === 'received' ? null : `11${life.number}`,
    tag: life.tag,
    status: readBrokerStatus(statusText),
    statusText,
    side: 'buy',
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol,
    series: 'EQ',
    tradingSymbol: `${symbol}-EQ`,
    token: String(1_000 + life.symbol),
    orderType: 'market',
    product: 'CNC',
    validity: 'day',
    variety: 'regular',
    quantity: QUANTITY,
    filledQty,
    cancelledQty: phase === 'cancelled' || phase === 'cancelled_partly' ? QUANTITY - filledQty : 0,
    limitPrice: null,
    triggerPrice: null,
    averagePrice: filledQty > 0 && price.ok ? price.value : null,
    rejectReason: phase === 'rejected' ? 'RMS:Blocked for the exploration' : null,
    placedBy: life.tag === null ? 'app' : 'api',
    placedByText: life.tag === null ? 'NEOTRADEMOBILE' : 'ADMINCPPAPI_NEOTRADEAPI',
    modifiedByText: null,
    enteredAtMs: BEGIN_MS,
    updatedAtMs,
    updateNs: `${updatedAtMs}000000`,
    accountCode: ACCOUNT_CODE,
    raw: { nOrdNo: life.number, ordSt: statusText },
  };
}

export type Answering = 'complete' | 'partial' | 'failed';

/** What the book answers to a question of this moment, however late the answer comes. */
export function bookNow(world: World, how: Answering): Snapshot {
  const times = { source: 'book', requestedAtMs: world.nowMs, receivedAtMs: world.nowMs } as const;
  if (how === 'failed') return { ...times, kind: 'failed', why: { kind: 'timeout', words: 'No answer' } };
  const rows = world.lives.map((life) => rowOf(life));
  if (how === 'partial') {
    const quarantined = [{ raw: '{}', why: 'a row that cannot be read' }];
    return { ...times, kind: 'partial', rows: rows.slice(1), quarantined };
  }
  return rows.length === 0 ? { ...times, kind: 'empty' } : { ...times, kind: 'complete', rows };
}
