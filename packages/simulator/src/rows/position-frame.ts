import type { SimPosition } from '../broker/types.ts';
import { writeUpdateTime } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writeRupees } from './write-money.ts';

/** What the order feed says of a position: strings only. */
export function positionFrame(position: SimPosition): Body {
  const { instrument } = position;
  return {
    type: 'position',
    data: {
      actId: position.ucc,
      sym: instrument.symbol,
      exSeg: instrument.segment,
      prod: position.product,
      flBuyQty: String(position.buyQuantity),
      flSellQty: String(position.sellQuantity),
      buyAmt: writeRupees(position.buyAmountPaise),
      sellAmt: writeRupees(position.sellAmountPaise),
      posFlg: 'true',
      sqrFlg: 'true',
      lotSz: String(instrument.lotSize),
      multiplier: '1',
      hsUpTm: writeUpdateTime(position.updatedAtMs),
    },
  };
}
