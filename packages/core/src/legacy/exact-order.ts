import { type DecimalText, type Paise, paise, parseDecimal } from '../money/index.ts';
import {
  type Attempt,
  attemptStateFrom,
  type Fill,
  findClientTag,
  type Json,
  type JsonObject,
  ORDER_STATUSES,
  type Order,
  parseBrokerOrderId,
  parseId,
} from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import { isObject } from './parse-row.ts';

/**
 * An order as it was exported, with all that the older format has no field for. Account, user and links to other rows
 * are not part of it: it may come home to another database.
 */
export interface ExactOrder {
  readonly order: Omit<Order, (typeof NOT_EXPORTED)[number]>;
  readonly attempts: readonly Attempt[];
  readonly fills: readonly Fill[];
  readonly recommendation: JsonObject | null;
}

export const NOT_EXPORTED = [
  'accountId',
  'userId',
  'version',
  'placementRunId',
  'linkedOrderId',
  'positionId',
] as const;

/** The form in which it stands in an exported row, under `orderwatch`. */
export function writeExactOrder(exact: ExactOrder): JsonObject {
  const plain: Json = JSON.parse(JSON.stringify({ version: 1, ...exact }));
  return isObject(plain) ? plain : {};
}

/** Reads it back. Every field is checked: the file was in other hands. The error names the first field that is wrong. */
export function readExactOrder(json: JsonObject): Result<ExactOrder, string> {
  const faults: string[] = [];
  const root = decode(json, '', faults);
  if (json.version !== 1) faults.push('version');
  const order = readOrder(root.object('order', faults));
  const attempts = root
    .list('attempts')
    .map((one) => readAttempt(decode(one, 'attempts.', faults), order.id));
  const fills = root.list('fills').map((one) => readFill(decode(one, 'fills.', faults), order.id));
  faults.push(...twiceIn(attempts, fills));
  const recommendation = isObject(json.recommendation) ? json.recommendation : null;
  const [first] = faults;
  return first === undefined ? ok({ order, attempts, fills, recommendation }) : err(first);
}

/** What may stand once only, or has to point at something that is there: else the database would refuse the whole import. */
function twiceIn(attempts: readonly Attempt[], fills: readonly Fill[]): readonly string[] {
  const known = new Set<string>(attempts.map(({ id }) => id));
  const checks: readonly (readonly [string, boolean])[] = [
    ['attempts.id', isUnique(attempts.map(({ id }) => id))],
    ['attempts.number', isUnique(attempts.map(({ number }) => number))],
    ['attempts.brokerOrderId', isUnique(attempts.flatMap(({ brokerOrderId }) => brokerOrderId ?? []))],
    ['attempts.clientTag', isUnique(attempts.flatMap(({ clientTag }) => clientTag ?? []))],
    ['fills.id', isUnique(fills.map(({ id }) => id))],
    ['fills.fillKey', isUnique(fills.map(({ brokerOrderId, fillKey }) => `${brokerOrderId} ${fillKey}`))],
    ['fills.attemptId', fills.every(({ attemptId }) => known.has(attemptId))],
  ];
  return checks.flatMap(([field, holds]) => (holds ? [] : [field]));
}

function isUnique(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length;
}

type Decoder = ReturnType<typeof decode>;

function decode(json: JsonObject, path: string, faults: string[]) {
  const fault = (name: string) => void faults.push(`${path}${name}`);
  const nullable = <T>(name: string, read: (name: string) => T): T | null =>
    json[name] === null || json[name] === undefined ? null : read(name);
  const int = (name: string): number => {
    const value = json[name];
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    fault(name);
    return 0;
  };
  /** The database has no row with less. */
  const positive = (name: string): number => {
    const value = int(name);
    if (value <= 0) fault(name);
    return value;
  };
  const text = (name: string): string => {
    const value = json[name];
    if (typeof value === 'string') return value;
    fault(name);
    return '';
  };
  const decimal = (name: string): DecimalText => {
    const value = parseDecimal(text(name));
    if (value.ok) return value.value;
    fault(name);
    return ZERO;
  };
  const one = <T extends string>(name: string, of: readonly T[]): T => {
    const found = of.find((word) => word === json[name]);
    if (found === undefined) fault(name);
    return found ?? first(of);
  };
  return {
    json,
    faults,
    fault,
    int,
    positive,
    text,
    decimal,
    one,
    intOrNull: (name: string) => nullable(name, int),
    textOrNull: (name: string) => nullable(name, text),
    decimalOrNull: (name: string) => nullable(name, decimal),
    oneOrNull: <T extends string>(name: string, of: readonly T[]) => nullable(name, (n) => one(n, of)),
    paiseOrNull: (name: string): Paise | null => nullable(name, (n) => paise(int(n))),
    priceOrNull: (name: string): Paise | null => nullable(name, (n) => paise(positive(n))),
    flag: (name: string): boolean => {
      if (typeof json[name] !== 'boolean') fault(name);
      return json[name] === true;
    },
    object: (name: string, into: string[]) => {
      const value = json[name];
      if (!isObject(value)) fault(name);
      return decode(isObject(value) ? value : {}, `${name}.`, into);
    },
    list: (name: string): readonly JsonObject[] => {
      const value = json[name];
      if (Array.isArray(value) && value.every(isObject)) return value;
      fault(name);
      return [];
    },
  };
}

const ZERO = '0' as DecimalText;

function first<T>(of: readonly T[]): T {
  const [value] = of;
  if (value === undefined) throw new Error('A choice of nothing');
  return value;
}

function readOrder(at: Decoder): ExactOrder['order'] {
  const id = parseId('ord', at.text('id'));
  if (id === undefined) at.fault('id');
  const instrument = at.object('instrument', at.faults);
  return {
    id: id ?? NO_ORDER,
    createdAtMs: at.int('createdAtMs'),
    updatedAtMs: at.int('updatedAtMs'),
    corrections: at.int('corrections'),
    tradingDay: at.int('tradingDay'),
    origin: at.one('origin', ['system', 'manual', 'external', 'imported']),
    managed: at.flag('managed'),
    side: at.one('side', ['buy', 'sell']),
    instrument: {
      exchange: instrument.text('exchange'),
      segment: instrument.text('segment'),
      symbol: instrument.text('symbol'),
      series: instrument.text('series'),
      tradingSymbol: instrument.text('tradingSymbol'),
      token: instrument.text('token'),
      isin: instrument.textOrNull('isin'),
    },
    instrumentKey: at.text('instrumentKey'),
    quantity: at.positive('quantity'),
    disclosedQuantity: at.int('disclosedQuantity'),
    orderType: at.one('orderType', ['limit', 'market', 'stop_loss', 'stop_loss_market']),
    limitPrice: at.priceOrNull('limitPrice'),
    triggerPrice: at.priceOrNull('triggerPrice'),
    variety: at.one('variety', ['amo', 'regular']),
    validity: at.one('validity', ['day', 'ioc']),
    product: at.text('product'),
    status: at.one('status', ORDER_STATUSES),
    ...readOrderWhy(at),
    lastStatusCheckMs: at.intOrNull('lastStatusCheckMs'),
    executionQty: at.int('executionQty'),
    executionPrice: at.decimalOrNull('executionPrice'),
    executionTimeMs: at.intOrNull('executionTimeMs'),
    missingSinceMs: at.intOrNull('missingSinceMs'),
    verifiedAtMs: at.intOrNull('verifiedAtMs'),
  };
}

function readOrderWhy(at: Decoder) {
  return {
    reasonCode: at.textOrNull('reasonCode'),
    failureReason: at.textOrNull('failureReason'),
    rejectionReason: at.textOrNull('rejectionReason'),
    cancelledReason: at.textOrNull('cancelledReason'),
    cancelledBy: at.oneOrNull('cancelledBy', ['user', 'system', 'broker', 'exchange', 'expiry', 'unknown']),
    firstFailedAtMs: at.intOrNull('firstFailedAtMs'),
    lastRetryAttemptMs: at.intOrNull('lastRetryAttemptMs'),
    retryCount: at.int('retryCount'),
    retryExpiresAtMs: at.intOrNull('retryExpiresAtMs'),
    retryExpiryProvisional: at.flag('retryExpiryProvisional'),
    requiredCash: at.paiseOrNull('requiredCash'),
    availableCash: at.paiseOrNull('availableCash'),
    shortfall: at.paiseOrNull('shortfall'),
  };
}

const NO_ORDER = 'ord_0' as Order['id'];
const NO_ATTEMPT = 'att_0' as Attempt['id'];
const NO_NUMBER = '0000000000' as Fill['brokerOrderId'];
const NO_FILL = 'fil_0' as Fill['id'];

function readAttempt(at: Decoder, orderId: Order['id']): Attempt {
  const id = parseId('att', at.text('id'));
  if (id === undefined) at.fault('id');
  const tagText = at.textOrNull('clientTag');
  const clientTag = tagText === null ? null : findClientTag(tagText);
  if (clientTag === undefined) at.fault('clientTag');
  const state = attemptStateFrom({
    state: at.text('state'),
    brokerOrderId: at.textOrNull('brokerOrderId'),
    filledQty: at.int('filledQty'),
    reason: at.textOrNull('reason'),
  });
  if (!state.ok) at.fault('state');
  const acknowledged = at.json.acknowledged;
  return {
    ...(state.ok
      ? state.value
      : { state: 'planned' as const, brokerOrderId: null, filledQty: 0 as const, reason: null }),
    id: id ?? NO_ATTEMPT,
    orderId,
    number: at.positive('number'),
    clientTag: clientTag ?? null,
    exchangeOrderId: at.textOrNull('exchangeOrderId'),
    createdAtMs: at.int('createdAtMs'),
    sentAtMs: at.intOrNull('sentAtMs'),
    answeredAtMs: at.intOrNull('answeredAtMs'),
    acknowledged: isObject(acknowledged) ? readAcknowledged(at.object('acknowledged', at.faults)) : null,
    // What the broker last showed is read anew from its book; it is evidence of a reading that stays behind.
    lastSeen: null,
  };
}

function readAcknowledged(at: Decoder): Attempt['acknowledged'] {
  return {
    quantity: at.int('quantity'),
    limitPrice: at.paiseOrNull('limitPrice'),
    triggerPrice: at.paiseOrNull('triggerPrice'),
    orderType: at.one('orderType', ['limit', 'market', 'stop_loss', 'stop_loss_market']),
  };
}

function readFill(at: Decoder, orderId: Order['id']): Fill {
  const id = parseId('fil', at.text('id'));
  const attemptId = parseId('att', at.text('attemptId'));
  const brokerOrderId = parseBrokerOrderId(at.text('brokerOrderId'));
  if (id === undefined) at.fault('id');
  if (attemptId === undefined) at.fault('attemptId');
  if (brokerOrderId === undefined) at.fault('brokerOrderId');
  return {
    id: id ?? NO_FILL,
    orderId,
    attemptId: attemptId ?? NO_ATTEMPT,
    brokerOrderId: brokerOrderId ?? NO_NUMBER,
    fillKey: at.text('fillKey'),
    quantity: at.positive('quantity'),
    value: at.decimal('value'),
    cumulativeQty: at.int('cumulativeQty'),
    filledAtMs: at.intOrNull('filledAtMs'),
    learnedAtMs: at.int('learnedAtMs'),
  };
}
