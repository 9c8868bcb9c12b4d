import { addPaise, maxPaise, type Paise, paise, paiseFraction } from '../money/index.ts';

/** What the broker takes: a part of the value (with a minimum), or a fixed amount for each executed order. */
export type BrokerageRule =
  | { readonly kind: 'share'; readonly bps: number; readonly minimum: Paise }
  | { readonly kind: 'fixed'; readonly perOrder: Paise };

/** Rates of a delivery buy at NSE, in ten-millionths of the order's value; GST in hundredths of its own base. */
interface DeliveryBuyRates {
  /** The first ISO day on which they hold. */
  readonly effectiveFrom: string;
  readonly stt: number;
  readonly exchange: number;
  readonly investorProtection: number;
  readonly sebi: number;
  readonly stampDuty: number;
  readonly gstPercent: number;
}

/**
 * Later rates newest first. Sources: Finance Act 2004 with amendments (securities transaction tax, 0.1 % on delivery); Indian Stamp
 * Act, amended in force 1 July 2020 (0.015 % of a delivery buy); SEBI's turnover fee of 10 rupees in a crore; NSE's
 * circular on uniform transaction charges in force 1 October 2024 (2.97 rupees in a lakh; 3.25 before) and its investor
 * protection fund's 10 rupees in a crore; GST of 18 % on brokerage and the fees of exchange and SEBI.
 */
const OLDEST_RATES: DeliveryBuyRates = {
  effectiveFrom: '2020-07-01',
  stt: 10_000,
  exchange: 325,
  investorProtection: 10,
  sebi: 10,
  stampDuty: 1_500,
  gstPercent: 18,
};
const LATER_RATES: readonly DeliveryBuyRates[] = [
  { ...OLDEST_RATES, effectiveFrom: '2024-10-01', exchange: 297 },
];
const RATE_UNIT = 10_000_000;
const RUPEE = 100;

export interface BuyCharges {
  readonly brokerage: Paise;
  readonly stt: Paise;
  readonly exchange: Paise;
  readonly sebi: Paise;
  readonly stampDuty: Paise;
  readonly gst: Paise;
  readonly total: Paise;
}

/**
 * The charges of a delivery buy of this value on this day: what has to be kept free beside the value itself. Each is
 * rounded up, STT and stamp duty to the rupee in which contract notes state them, so that the sum is never too small.
 * Days before the oldest rates get the oldest.
 */
export function chargesOfBuy(
  value: Paise,
  day: Temporal.PlainDate,
  brokerageRule: BrokerageRule,
): BuyCharges {
  const rates = ratesOn(day);
  const share = (rate: number) => paiseFraction(value, { numerator: rate, denominator: RATE_UNIT }, 'up');
  const brokerage = brokerageOf(value, brokerageRule);
  const exchange = addPaise(share(rates.exchange), share(rates.investorProtection));
  const sebi = share(rates.sebi);
  const stt = upToRupee(share(rates.stt));
  const stampDuty = upToRupee(share(rates.stampDuty));
  const gst = paiseFraction(
    addPaise(brokerage, exchange, sebi),
    { numerator: rates.gstPercent, denominator: 100 },
    'up',
  );
  const total = addPaise(brokerage, stt, exchange, sebi, stampDuty, gst);
  return { brokerage, stt, exchange, sebi, stampDuty, gst, total };
}

function ratesOn(day: Temporal.PlainDate): DeliveryBuyRates {
  const iso = day.toString();
  return LATER_RATES.find(({ effectiveFrom }) => effectiveFrom <= iso) ?? OLDEST_RATES;
}

function brokerageOf(value: Paise, rule: BrokerageRule): Paise {
  if (rule.kind === 'fixed') return rule.perOrder;
  return maxPaise(rule.minimum, paiseFraction(value, { numerator: rule.bps, denominator: 10_000 }, 'up'));
}

function upToRupee(amount: Paise): Paise {
  return paise(Math.ceil(amount / RUPEE) * RUPEE);
}
