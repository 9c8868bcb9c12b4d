import type {
  BrokerOrder,
  BrokerPort,
  FeedListener,
  ReadOnlyBrokerPort,
  Snapshot,
  SnapshotSource,
} from '@orderwatch/core';
import type { HistoryRow, KotakNeo, OrderRow, Reading } from 'kotak-neo';
import {
  brokerFundsFrom,
  brokerHoldingFrom,
  brokerPositionFrom,
  brokerTradeFrom,
  marginAnswerFrom,
} from './account-rows.ts';
import { brokerOrderFrom, brokerOrderPatchFrom } from './broker-order.ts';
import type { InstrumentList } from './instrument-list.ts';
import { outcomeFrom } from './outcomes.ts';
import { readQuotes } from './quotes.ts';
import { readingFrom, singleReadingFrom } from './readings.ts';
import { cancelFields, marginFields, modifyFields, placeFields } from './requests.ts';

/** Everything that can be read of an account. Nothing in here can send, change or cancel an order. */
export function kotakReadings(
  client: KotakNeo,
  instruments: InstrumentList,
  nowMs: () => number,
): ReadOnlyBrokerPort {
  return {
    readOrders: async () => snapshotFrom(await client.readOrderBook(), 'book'),
    readOrder: async (number) => snapshotFrom(await client.readOrder(number), 'one_order'),
    readHistory: async (number) => readingFrom(await client.readOrderHistory(number), brokerOrderFromHistory),
    readTrades: async () => readingFrom(await client.readTradeBook(), brokerTradeFrom),
    readHoldings: async () => readingFrom(await client.readHoldings(), brokerHoldingFrom),
    readPositions: async () => readingFrom(await client.readPositions(), brokerPositionFrom),
    readFunds: async () => singleReadingFrom(await client.readLimits(), brokerFundsFrom),
    checkMargin: async (request) =>
      singleReadingFrom(await client.checkMargin(marginFields(request)), marginAnswerFrom),
    readQuotes: (refs) => readQuotes(client, refs, nowMs),
    async readInstruments(refs) {
      const reading = await instruments.read(client);
      if (refs === undefined || reading.kind === 'empty' || reading.kind === 'failed') return reading;
      const wanted = new Set(refs.map((ref) => `${ref.segment}|${ref.token}`));
      return { ...reading, rows: reading.rows.filter((row) => wanted.has(`${row.segment}|${row.token}`)) };
    },
    subscribeFeed: (listener) => subscribe(client, listener, nowMs),
  };
}

/** The same with the calls that act. Built only for accounts that may place. */
export function kotakBroker(client: KotakNeo, instruments: InstrumentList, nowMs: () => number): BrokerPort {
  return {
    ...kotakReadings(client, instruments, nowMs),
    placeOrder: async (request, tag, beforeSend) =>
      outcomeFrom(await client.placeOrder(placeFields(request, tag), { beforeSend })),
    modifyOrder: async (target, change, beforeSend) =>
      outcomeFrom(await client.modifyOrder(modifyFields(target, change), { beforeSend })),
    cancelOrder: async (target, beforeSend) =>
      outcomeFrom(await client.cancelOrder(cancelFields(target), { beforeSend })),
  };
}

function snapshotFrom(reading: Reading<OrderRow>, source: SnapshotSource): Snapshot {
  return { ...readingFrom(reading, brokerOrderFrom), source };
}

/** History names some things differently, and leaves others out. */
function brokerOrderFromHistory(row: HistoryRow): BrokerOrder | null {
  return brokerOrderFrom({
    ...row,
    exOrdId: row.exchOrdId,
    exCfmTmMs: row.exchTmstpMs,
    hsUpTmMs: row.flDtTmMs,
    vldt: row.ordDur,
    cnlQty: undefined,
    dscQty: undefined,
    series: undefined,
    lotSz: undefined,
    tckSz: undefined,
    usrId: undefined,
    actId: undefined,
    ordEntTmMs: undefined,
    ordDtTmMs: undefined,
  });
}

function subscribe(client: KotakNeo, listener: FeedListener, nowMs: () => number) {
  const feed = client.connectOrderFeed({
    onOrder(frame, receipt) {
      const patch = brokerOrderPatchFrom(frame);
      if (patch === null) listener.onBadFrame(receipt.text, 'unusable_number');
      else listener.onOrder(patch, receipt.receivedAtMs);
    },
    onState(state) {
      switch (state.kind) {
        case 'connecting':
          return listener.onState({ kind: 'connecting' });
        case 'live':
          return listener.onState({ kind: 'live', sinceMs: state.sinceMs });
        case 'down':
          return listener.onState({ kind: 'down', sinceMs: nowMs(), why: state.words });
        case 'closed':
          return;
      }
    },
    onMalformed: (frame) => listener.onBadFrame(frame.text, frame.why),
  });
  return { close: async () => feed.close() };
}
