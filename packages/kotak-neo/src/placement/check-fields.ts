import type { CancelOrderFields, ModifyOrderFields, PlaceOrderFields } from './fields.ts';

/** Why fields may not be sent, in words for a person; undefined when they may. */
export type FieldFault = string | undefined;

const wholeNumber = /^[1-9]\d{0,11}$/;
const disclosed = /^(0|[1-9]\d{0,11})$/;
const price = /^\d{1,12}(\.\d{1,4})?$/;
const orderNumber = /^\d{6,32}$/;
const segments = new Set<string>(['nse_cm', 'bse_cm', 'nse_fo', 'bse_fo', 'mcx_fo']);
const products = new Set<string>(['CNC', 'NRML', 'MIS', 'MTF']);
const priceTypes = new Set<string>(['L', 'MKT', 'SL', 'SL-M']);

/** Checks a new order by Kotak's documented rules, so that a slip of the caller's never reaches the exchange. */
export function findPlaceFault(fields: PlaceOrderFields): FieldFault {
  if (fields.am !== 'YES' && fields.am !== 'NO') return 'am must be YES or NO';
  if (!segments.has(fields.es)) return `es "${fields.es}" is not one of ${[...segments].join(', ')}`;
  if (!products.has(fields.pc)) return `pc "${fields.pc}" is not one of ${[...products].join(', ')}`;
  if (fields.tt !== 'B' && fields.tt !== 'S') return 'tt must be B or S';
  if (fields.ts.trim() === '') return 'ts (the trading symbol) is empty';
  if (fields.ig === '') return 'ig (the tag) is empty: leave it out instead';
  if (fields.es === 'mcx_fo' && fields.rt !== 'DAY') return 'mcx_fo takes rt DAY only';
  return findPriceFault({ ...fields, validity: fields.rt }) ?? findSizeFault(fields.qt, fields.dq ?? '0');
}

/** Checks a change. */
export function findModifyFault(fields: ModifyOrderFields): FieldFault {
  if (!orderNumber.test(fields.no)) return `no "${fields.no}" is not an order number`;
  if (fields.am !== 'YES' && fields.am !== 'NO') return 'am must be YES or NO';
  return findPriceFault({ ...fields, validity: fields.vd }) ?? findSizeFault(fields.qt, fields.dq ?? '0');
}

/** Checks a cancellation. */
export function findCancelFault(fields: CancelOrderFields): FieldFault {
  if (!orderNumber.test(fields.on)) return `on "${fields.on}" is not an order number`;
  if (fields.am === 'YES' && fields.ts.trim() === '') return 'ts is needed to cancel an AMO';
  return fields.am === 'YES' || fields.am === 'NO' ? undefined : 'am must be YES or NO';
}

interface Priced {
  readonly pt: string;
  readonly pr: string;
  readonly tp?: string;
  readonly mp?: string;
  readonly validity: string;
}

function findPriceFault({ pt, pr, tp = '0', mp = '0', validity }: Priced): FieldFault {
  if (validity !== 'DAY' && validity !== 'IOC') return 'the validity must be DAY or IOC';
  if (!priceTypes.has(pt)) return `pt "${pt}" is not one of ${[...priceTypes].join(', ')}`;
  if (!price.test(pr)) return `pr "${pr}" is not a price`;
  if (!price.test(tp)) return `tp "${tp}" is not a price`;
  if (!price.test(mp)) return `mp "${mp}" is not a percentage`;
  const isLimit = pt === 'L' || pt === 'SL';
  const isStop = pt === 'SL' || pt === 'SL-M';
  // A limit order priced 0 reached the exchange at a price that nobody had asked for.
  if (isLimit && isZero(pr)) return `pt ${pt} needs a price above 0`;
  if (!isLimit && !isZero(pr)) return `pt ${pt} takes pr 0`;
  if (isStop && isZero(tp)) return `pt ${pt} needs a trigger price above 0`;
  return !isStop && !isZero(tp) ? `pt ${pt} takes no trigger price` : undefined;
}

function findSizeFault(quantity: string, disclosedQuantity: string): FieldFault {
  if (!wholeNumber.test(quantity)) return `qt "${quantity}" is not a whole number above 0`;
  if (!disclosed.test(disclosedQuantity)) return `dq "${disclosedQuantity}" is not a whole number`;
  return undefined;
}

function isZero(decimal: string): boolean {
  return /^0+(\.0+)?$/.test(decimal);
}

/** Kotak refuses "0.0" where it wants "0". */
export function plainZero(decimal: string): string {
  return isZero(decimal) ? '0' : decimal;
}
