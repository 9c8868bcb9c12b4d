import type { ChangeTarget, OrderChange } from '@orderwatch/core';
import {
  type AcknowledgedValues,
  type OrderRequest,
  type OrderType,
  type Paise,
  rupeesText,
} from '@orderwatch/core';
import type {
  CancelOrderFields,
  MarginFields,
  ModifyOrderFields,
  PlaceOrderFields,
  PriceType,
} from 'kotak-neo';

/** Kotak refuses "0.00" where no price is meant; it wants "0". */
function price(value: Paise | null): string {
  return value === null ? '0' : rupeesText(value);
}

const PRICE_TYPES: Readonly<Record<OrderType, PriceType>> = {
  limit: 'L',
  market: 'MKT',
  stop_loss: 'SL',
  stop_loss_market: 'SL-M',
};

export function placeFields(request: OrderRequest, tag: string): PlaceOrderFields {
  return {
    am: request.variety === 'amo' ? 'YES' : 'NO',
    dq: String(request.disclosedQuantity),
    es: request.instrument.segment,
    mp: '0',
    pc: request.product,
    pr: price(request.limitPrice),
    pt: PRICE_TYPES[request.orderType],
    qt: String(request.quantity),
    rt: request.validity === 'day' ? 'DAY' : 'IOC',
    tp: price(request.triggerPrice),
    ts: request.instrument.tradingSymbol,
    tt: request.side === 'buy' ? 'B' : 'S',
    ig: tag,
  };
}

export function modifyFields(target: ChangeTarget, change: OrderChange): ModifyOrderFields {
  const values: AcknowledgedValues = change;
  return {
    no: target.brokerOrderId,
    am: target.variety === 'amo' ? 'YES' : 'NO',
    qt: String(values.quantity),
    pr: price(values.limitPrice),
    pt: PRICE_TYPES[values.orderType],
    tp: price(values.triggerPrice),
    vd: change.validity === 'day' ? 'DAY' : 'IOC',
    dq: String(change.disclosedQuantity),
  };
}

export function cancelFields(target: ChangeTarget): CancelOrderFields {
  return target.variety === 'amo'
    ? { on: target.brokerOrderId, am: 'YES', ts: target.tradingSymbol }
    : { on: target.brokerOrderId, am: 'NO' };
}

export function marginFields(request: OrderRequest): MarginFields {
  return {
    exSeg: request.instrument.segment,
    tok: request.instrument.token,
    prc: price(request.limitPrice),
    prcTp: PRICE_TYPES[request.orderType],
    prod: request.product,
    qty: String(request.quantity),
    trnsTp: request.side === 'buy' ? 'B' : 'S',
    trgPrc: price(request.triggerPrice),
  };
}
