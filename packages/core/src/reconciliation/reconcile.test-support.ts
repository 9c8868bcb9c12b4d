import { type BrokerOrder, readBrokerStatus, type Snapshot } from '../broker/index.ts';
import { type DecimalText, type Paise, paise, parseDecimal } from '../money/index.ts';
import {
  type Attempt,
  type AttemptStateName,
  attemptStateFrom,
  type BrokerOrderId,
  type ClientTag,
  type Command,
  type IstDay,
  makeClientTag,
  makeId,
  type Order,
  parseBrokerOrderId,
} from '../orders/index.ts';
import { type EpochMs, istDayNumber, istMoment } from '../time.ts';
import type { LocalOrder } from './local-book.ts';
import type { ReconcileFacts } from './reconcile-input.ts';

export const ACCOUNT = makeId('acc', 'a1');
export const USER = makeId('usr', 'u1');
export const CODE = 'AB1C2';

/** A moment of the trading day of these tests, Friday 21 August 2026, in India. */
export function at(time: string): EpochMs {
  return istMoment(Temporal.PlainDate.from('2026-08-21'), Temporal.PlainTime.from(time));
}
export const FRIDAY: IstDay = istDayNumber(at('12:00'));
export const MONDAY: IstDay = FRIDAY + 3;
export const DAY_MS = 86_400_000;

export const FACTS: ReconcileFacts = {
  tradingDayFor: (ms, variety) => (variety === 'amo' && ms >= at('15:45') ? MONDAY : istDayNumber(ms)),
  dayEndMs: (day) => at('15:35') + (day - FRIDAY) * DAY_MS,
  findInstrument: () => undefined,
};

export function numberOf(i: number): BrokerOrderId {
  const number = parseBrokerOrderId(`260821000${String(i).padStart(6, '0')}`);
  if (number === undefined) throw new Error(`No number of ${i}`);
  return number;
}

export function tagOf(i: number): ClientTag {
  return makeClientTag('K1', new Uint8Array([i & 255, i >> 8, 1, 2, 3, 4, 64]));
}

export function decimal(text: string): DecimalText {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

export function price(rupees: number): Paise {
  return paise(Math.round(rupees * 100));
}

/** A row of the book. Its version follows its time unless it is given. */
export function row(i: number, changes: Partial<BrokerOrder> = {}): BrokerOrder {
  const statusText = changes.statusText ?? 'open';
  const updatedAtMs = changes.updatedAtMs === undefined ? at('10:00') : changes.updatedAtMs;
  return {
    brokerOrderId: numberOf(i),
    exchangeOrderId: '1100000031000001',
    tag: null,
    status: readBrokerStatus(statusText),
    statusText,
    side: 'buy',
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol: 'IDEA',
    series: 'EQ',
    tradingSymbol: 'IDEA-EQ',
    token: '14366',
    orderType: 'limit',
    product: 'CNC',
    validity: 'day',
    variety: 'regular',
    quantity: 10,
    filledQty: 0,
    cancelledQty: 0,
    limitPrice: price(100),
    triggerPrice: null,
    averagePrice: null,
    rejectReason: null,
    placedBy: 'api',
    placedByText: 'ADMINCPPAPI_NEOTRADEAPI',
    modifiedByText: null,
    enteredAtMs: at('09:59'),
    updateNs: updatedAtMs === null ? null : `${updatedAtMs}000000`,
    accountCode: CODE,
    raw: { nOrdNo: numberOf(i), ordSt: statusText },
    ...changes,
    updatedAtMs,
  };
}

export function orderOf(i: number, changes: Partial<Order> = {}): Order {
  return {
    id: makeId('ord', String(i)),
    accountId: ACCOUNT,
    userId: USER,
    createdAtMs: at('09:58'),
    updatedAtMs: at('09:58'),
    version: 1,
    corrections: 0,
    tradingDay: FRIDAY,
    origin: 'system',
    managed: true,
    placementRunId: null,
    side: 'buy',
    instrument: {
      exchange: 'NSE',
      segment: 'nse_cm',
      symbol: 'IDEA',
      series: 'EQ',
      tradingSymbol: 'IDEA-EQ',
      token: '14366',
      isin: 'INE669E01016',
    },
    instrumentKey: 'NSE:INE669E01016',
    quantity: 10,
    disclosedQuantity: 0,
    orderType: 'limit',
    limitPrice: price(100),
    triggerPrice: null,
    variety: 'regular',
    validity: 'day',
    product: 'CNC',
    status: 'pending_execution',
    reasonCode: null,
    failureReason: null,
    rejectionReason: null,
    cancelledReason: null,
    cancelledBy: null,
    firstFailedAtMs: null,
    lastRetryAttemptMs: null,
    retryCount: 0,
    retryExpiresAtMs: null,
    retryExpiryProvisional: false,
    requiredCash: null,
    availableCash: null,
    shortfall: null,
    lastStatusCheckMs: null,
    executionQty: 0,
    executionPrice: null,
    executionTimeMs: null,
    missingSinceMs: null,
    linkedOrderId: null,
    positionId: null,
    verifiedAtMs: null,
    ...changes,
  };
}

const UNNUMBERED: ReadonlySet<AttemptStateName> = new Set([
  'planned',
  'sending',
  'unconfirmed',
  'not_placed',
]);

export function attemptOf(
  i: number,
  state: AttemptStateName,
  changes: { readonly filledQty?: number; readonly orderIndex?: number; readonly number?: number } & Partial<
    Pick<Attempt, 'sentAtMs' | 'acknowledged' | 'lastSeen' | 'clientTag'>
  > = {},
): Attempt {
  const { filledQty = 0, orderIndex = i, number = 1, ...rest } = changes;
  const brokerOrderId = UNNUMBERED.has(state) ? null : numberOf(i);
  const read = attemptStateFrom({ state, brokerOrderId, filledQty, reason: null });
  if (!read.ok) throw new Error(read.error);
  return {
    ...read.value,
    id: makeId('att', String(i)),
    orderId: makeId('ord', String(orderIndex)),
    number,
    clientTag: tagOf(i),
    exchangeOrderId: null,
    createdAtMs: at('09:58'),
    sentAtMs: state === 'planned' ? null : at('09:59'),
    answeredAtMs: null,
    acknowledged: null,
    lastSeen: null,
    ...rest,
  };
}

/** An order with one attempt; both have the number `i`. */
export function localOf(
  i: number,
  state: AttemptStateName,
  changes: {
    readonly order?: Partial<Order>;
    readonly attempt?: Parameters<typeof attemptOf>[2];
    readonly commands?: readonly Command[];
    readonly positionSold?: boolean;
  } = {},
): LocalOrder {
  return {
    order: orderOf(i, changes.order),
    attempts: [attemptOf(i, state, changes.attempt)],
    commands: changes.commands ?? [],
    fills: [],
    positionSold: changes.positionSold ?? false,
  };
}

export function commandOf(
  i: number,
  kind: 'cancel' | 'modify' | 'place',
  changes: Partial<Pick<Command, 'actor' | 'state' | 'requestedAtMs' | 'requested'>> = {},
): Command {
  const base = {
    id: makeId('cmd', `${i}-${kind}`),
    orderId: makeId('ord', String(i)),
    attemptId: makeId('att', String(i)),
    actor: changes.actor ?? 'system',
    state: changes.state ?? 'done',
    requestedAtMs: changes.requestedAtMs ?? at('10:00'),
    answeredAtMs: null,
  } as const;
  const values = { quantity: 10, limitPrice: price(100), triggerPrice: null, orderType: 'limit' } as const;
  if (kind === 'cancel') return { ...base, kind, requested: null };
  if (kind === 'place') return { ...base, kind, requested: { ...values, ...changes.requested } };
  return { ...base, kind, requested: changes.requested ?? {} };
}

/** A reading of the book asked for at a time of the day and received two seconds later. */
export function book(time: string | EpochMs, rows: readonly BrokerOrder[]): Snapshot {
  const requestedAtMs = typeof time === 'string' ? at(time) : time;
  return { kind: 'complete', source: 'book', requestedAtMs, receivedAtMs: requestedAtMs + 2_000, rows };
}
