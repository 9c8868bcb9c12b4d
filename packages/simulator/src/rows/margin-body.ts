import type { SimMargin } from '../broker/types.ts';
import type { Body } from './write-json.ts';
import { writeRupees } from './write-money.ts';

/** The flat body of the margin check. `stat` stays `Ok` when the funds do not suffice; `rmsVldtd` tells. */
export function marginBody(margin: SimMargin): Body {
  const total = margin.marginUsedPaise + margin.orderMarginPaise;
  const { sufficient } = margin;
  return {
    avlCash: amount(margin.cashPaise),
    totMrgnUsd: amount(total),
    mrgnUsd: amount(margin.marginUsedPaise),
    ordMrgn: amount(margin.orderMarginPaise),
    rmsVldtd: sufficient ? 'OK' : 'NOT_OK',
    reqdMrgn: amount(sufficient ? 0 : total),
    avlMrgn: amount(sufficient ? 0 : margin.cashPaise),
    insufFund: amount(margin.shortfallPaise),
    stat: 'Ok',
    stCode: 200,
  };
}

function amount(paise: number): string {
  return writeRupees(paise, 6);
}
