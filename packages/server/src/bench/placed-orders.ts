import {
  type AccountId,
  type Attempt,
  CLIENT_TAG_RANDOM_BYTES,
  type Command,
  instrumentKey,
  istDayNumber,
  makeClientTag,
  type Order,
  paise,
  parseBrokerOrderId,
  rupeesText,
  type UserId,
} from '@orderwatch/core';
import { type Ids, systemRandom } from '../ids.ts';
import { draftAttempt, draftCommand, draftOrder } from '../placement/draft-order.ts';
import type { ShownOrder } from './wire-book.ts';

/** An order as the product has recorded it once the broker has answered, and as the broker's book shows it. */
export interface PlacedOrder {
  readonly order: Order;
  readonly attempt: Attempt;
  readonly command: Command;
  readonly shown: ShownOrder;
}

export interface Placing {
  readonly ids: Ids;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly atMs: number;
  readonly count: number;
  readonly variety: 'amo' | 'regular';
}

/** As many listings as an exchange has in its main series, roughly. */
const LISTINGS = 2_000;
const QUANTITY = 1_000;
const STATUS = {
  amo: { order: 'amo', text: 'after market order req received' },
  regular: { order: 'pending_execution', text: 'open' },
} as const;

/** Orders that a person has placed through us, buys and sells in turn, a few in each listing. */
export function placeOrders(placing: Placing): readonly PlacedOrder[] {
  return Array.from({ length: placing.count }, (_, index) => placeOrder(placing, index));
}

function placeOrder(placing: Placing, index: number): PlacedOrder {
  const { ids, accountId, userId, atMs, variety } = placing;
  const listing = index % LISTINGS;
  const symbol = `SHARE${String(listing).padStart(4, '0')}`;
  const instrument = {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol,
    series: 'EQ',
    tradingSymbol: `${symbol}-EQ`,
    token: String(1_000 + listing),
    isin: `INE${String(listing).padStart(9, '0')}`,
  } as const;
  const limitPrice = paise(10_000 + 5 * listing);
  const context = { ids, accountId, userId, runId: 'run_none', nowMs: atMs };
  const wish = {
    instrument,
    quantity: QUANTITY,
    orderType: 'limit',
    limitPrice,
    variety,
    tradingDay: istDayNumber(atMs),
  } as const;
  const side = index % 2 === 0 ? 'buy' : 'sell';
  const order = draftOrder(context, wish, {
    status: STATUS[variety].order,
    origin: 'manual',
    placementRunId: null,
    side,
    instrumentKey: instrumentKey(instrument),
  });
  const tag = makeClientTag('B1', systemRandom(CLIENT_TAG_RANDOM_BYTES));
  const number = brokerNumber(index);
  const attempt: Attempt = {
    ...draftAttempt(context, order, 1, tag),
    state: 'accepted',
    brokerOrderId: number,
    filledQty: 0,
    reason: null,
    sentAtMs: atMs,
    answeredAtMs: atMs,
  };
  return {
    order,
    attempt,
    command: { ...draftCommand(context, order, attempt), state: 'done', answeredAtMs: atMs },
    shown: {
      brokerOrderId: number,
      side: side === 'buy' ? 'B' : 'S',
      symbol,
      token: instrument.token,
      quantity: QUANTITY,
      price: rupeesText(limitPrice),
      tag,
      amo: variety === 'amo',
      statusText: STATUS[variety].text,
      filledQty: 0,
      rejectReason: null,
      ...versionAt(atMs, index),
    },
  };
}

/** The order after something happened to it. */
export function changed(
  shown: ShownOrder,
  change: Partial<ShownOrder> & { readonly updatedAtMs: number },
  index: number,
): ShownOrder {
  return { ...shown, ...change, ...versionAt(change.updatedAtMs, index) };
}

function versionAt(atMs: number, index: number): Pick<ShownOrder, 'updatedAtMs' | 'updateNs'> {
  return { updatedAtMs: atMs, updateNs: String(BigInt(atMs) * 1_000_000n + BigInt(index)) };
}

function brokerNumber(index: number) {
  const number = parseBrokerOrderId(String(260_821_000_000_000 + index));
  if (number === undefined) throw new Error(`Order ${index} has no number`);
  return number;
}
