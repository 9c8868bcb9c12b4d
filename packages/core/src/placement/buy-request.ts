import type { Brand } from '../brand.ts';
import { dayOfNumber, type Instrument, instrumentRef } from '../market/index.ts';
import { addPaise, type Paise, timesQuantity } from '../money/index.ts';
import type { IstDay, OrderRequest, Variety } from '../orders/index.ts';
import { chargesOfBuy } from './charges.ts';
import type { PlacementSettings } from './settings.ts';

/** A buy that we could send: delivery, for the day. */
export interface BuyRequest extends OrderRequest {
  readonly side: 'buy';
  readonly orderType: 'limit' | 'market';
  readonly validity: 'day';
  readonly product: 'CNC';
  readonly triggerPrice: null;
  /** The price by which its cash is reckoned: the limit, also of a market order, which carries none. */
  readonly reckonedPrice: Paise;
  /** The session it is for. */
  readonly tradingDay: IstDay;
}

/**
 * A request that has passed admission. Only `admitBuy` makes it, and only it can be sent, so that no path to the broker
 * can leave a check out.
 */
export type Approved<Request> = Brand<Request, 'Approved'>;

export function buyRequest(values: {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly limitPrice: Paise;
  readonly orderType: 'limit' | 'market';
  readonly variety: Variety;
  readonly tradingDay: IstDay;
}): BuyRequest {
  const { instrument, quantity, limitPrice, orderType, variety, tradingDay } = values;
  return {
    side: 'buy',
    instrument: instrumentRef(instrument),
    quantity,
    orderType,
    limitPrice: orderType === 'limit' ? limitPrice : null,
    reckonedPrice: limitPrice,
    triggerPrice: null,
    variety,
    validity: 'day',
    product: 'CNC',
    disclosedQuantity: 0,
    tradingDay,
  };
}

/** The cash that a buy needs when it fills whole at its limit: value and charges. */
export function cashForBuy(
  request: Pick<BuyRequest, 'quantity' | 'reckonedPrice' | 'tradingDay'>,
  settings: Pick<PlacementSettings, 'brokerage'>,
): Paise {
  const value = timesQuantity(request.reckonedPrice, request.quantity);
  return addPaise(value, chargesOfBuy(value, dayOfNumber(request.tradingDay), settings.brokerage).total);
}
