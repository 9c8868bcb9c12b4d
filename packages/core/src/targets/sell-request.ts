import { type Instrument, instrumentRef } from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { IstDay, OrderRequest, PositionId } from '../orders/index.ts';

/** A sell of a position that we could send: delivery, limit, for the day. */
export interface SellRequest extends OrderRequest {
  readonly side: 'sell';
  readonly orderType: 'limit';
  readonly variety: 'regular';
  readonly validity: 'day';
  readonly product: 'CNC';
  readonly limitPrice: Paise;
  readonly triggerPrice: null;
  readonly positionId: PositionId;
  readonly tradingDay: IstDay;
}

export function sellRequest(values: {
  readonly positionId: PositionId;
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly limitPrice: Paise;
  readonly tradingDay: IstDay;
}): SellRequest {
  const { positionId, instrument, quantity, limitPrice, tradingDay } = values;
  return {
    side: 'sell',
    instrument: instrumentRef(instrument),
    quantity,
    orderType: 'limit',
    limitPrice,
    triggerPrice: null,
    variety: 'regular',
    validity: 'day',
    product: 'CNC',
    disclosedQuantity: 0,
    positionId,
    tradingDay,
  };
}
