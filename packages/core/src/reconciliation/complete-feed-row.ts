import { type BrokerOrder, type BrokerOrderPatch, readBrokerStatus } from '../broker/index.ts';
import type { LastSeen } from '../orders/index.ts';
import type { LocalBook, LocalEntry } from './local-book.ts';

/**
 * Makes a whole row of a frame of the order feed, with what is already known of the order where the frame is silent.
 *
 * Undefined when the frame does not tell the two things that a state rests on, its status and its filled quantity, or
 * when the order is not known and the frame does not name it fully: then only a reading of the book can tell.
 */
export function completeFeedRow(frame: BrokerOrderPatch, local: LocalBook): BrokerOrder | undefined {
  const { statusText, filledQty } = frame;
  if (statusText === undefined || filledQty === undefined) return undefined;
  const status = frame.status ?? readBrokerStatus(statusText);
  const entry = local.byNumber.get(frame.brokerOrderId);
  return entry === undefined
    ? completeUnknown(frame, { statusText, filledQty, status })
    : completeKnown(frame, entry, { statusText, filledQty, status });
}

type Core = Pick<BrokerOrder, 'statusText' | 'filledQty' | 'status'>;

function completeKnown(frame: BrokerOrderPatch, { local, attempt }: LocalEntry, core: Core): BrokerOrder {
  const { order } = local;
  const { instrument } = order;
  const seen = attempt.lastSeen;
  const shown = attempt.acknowledged ?? order;
  return {
    ...core,
    ...optionalPart(frame),
    brokerOrderId: frame.brokerOrderId,
    exchangeOrderId: frame.exchangeOrderId ?? attempt.exchangeOrderId,
    side: frame.side ?? order.side,
    exchange: frame.exchange ?? instrument.exchange,
    segment: frame.segment ?? instrument.segment,
    symbol: frame.symbol ?? instrument.symbol,
    series: frame.series ?? instrument.series,
    tradingSymbol: frame.tradingSymbol ?? instrument.tradingSymbol,
    token: frame.token ?? instrument.token,
    orderType: frame.orderType ?? shown.orderType,
    product: frame.product ?? order.product,
    validity: frame.validity ?? order.validity,
    variety: frame.variety ?? order.variety,
    quantity: frame.quantity ?? seen?.quantity ?? shown.quantity,
    cancelledQty: frame.cancelledQty ?? (isSameState(core, seen) ? seen.cancelledQty : null),
    limitPrice: frame.limitPrice ?? seen?.limitPrice ?? shown.limitPrice,
    triggerPrice: frame.triggerPrice ?? seen?.triggerPrice ?? shown.triggerPrice,
    averagePrice: frame.averagePrice ?? seen?.averagePrice ?? null,
    rejectReason: frame.rejectReason === undefined ? (seen?.rejectReason ?? null) : frame.rejectReason,
    modifiedByText:
      frame.modifiedByText === undefined ? (seen?.modifiedByText ?? null) : frame.modifiedByText,
  };
}

/** The feed never tells a cancelled quantity: what is known stays for the state that it was known of, and for no other. */
function isSameState({ statusText, filledQty }: Core, seen: LastSeen | null): seen is LastSeen {
  return seen !== null && seen.statusText === statusText && seen.filledQty === filledQty;
}

function completeUnknown(frame: BrokerOrderPatch, core: Core): BrokerOrder | undefined {
  const { side, exchange, segment, symbol, series, tradingSymbol, token } = frame;
  const { orderType, product, validity, variety, quantity } = frame;
  if (side === undefined || exchange === undefined || segment === undefined || symbol === undefined)
    return undefined;
  if (series === undefined || tradingSymbol === undefined || token === undefined) return undefined;
  if (orderType === undefined || product === undefined || validity === undefined) return undefined;
  if (variety === undefined || quantity === undefined) return undefined;
  return {
    ...core,
    ...optionalPart(frame),
    ...{ side, exchange, segment, symbol, series, tradingSymbol, token },
    ...{ orderType, product, validity, variety, quantity },
    brokerOrderId: frame.brokerOrderId,
    exchangeOrderId: frame.exchangeOrderId ?? null,
    cancelledQty: frame.cancelledQty ?? null,
    limitPrice: frame.limitPrice ?? null,
    triggerPrice: frame.triggerPrice ?? null,
    averagePrice: frame.averagePrice ?? null,
    rejectReason: frame.rejectReason ?? null,
    modifiedByText: frame.modifiedByText ?? null,
  };
}

function optionalPart(frame: BrokerOrderPatch) {
  return {
    tag: frame.tag ?? null,
    placedBy: frame.placedBy ?? 'unknown',
    placedByText: frame.placedByText ?? null,
    enteredAtMs: frame.enteredAtMs ?? null,
    updatedAtMs: frame.updatedAtMs ?? null,
    updateNs: frame.updateNs ?? null,
    accountCode: frame.accountCode ?? null,
    raw: frame.raw,
  } as const;
}
