import { addPaise, maxPaise, type Paise, paise, paiseFraction } from '../money/index.ts';

/** What the broker takes: a part of the value (with a minimum), or a fixed amount for each executed order. */
export type BrokerageRule =
  | { readonly kind: 'share'; readonly bps: number; readonly minimum: Paise }
  | { readonly kind: 'fixed'; readonly perOrder: Paise };

/** Rates of delivery trades at NSE, in ten-millionths of the order's value; GST in hundredths of its own base. */
interface DeliveryRates {
  /** The first ISO day on which they hold. */
  readonly effectiveFrom: string;
  readonly stt: number;
  readonly exchange: number;
  readonly investorProtection: number;
  readonly sebi: number;
  /** Of buys alone. */
  readonly stampDuty: number;
  readonly gstPercent: number;
}

/**
 * Later rates newest first. Sources: Finance Act 2004 with amendments (securities transaction tax, 0.1 % on delivery); Indian Stamp
 * Act, amended in force 1 July 2020 (0.015 % of a delivery buy); SEBI's turnover fee of 10 rupees in a crore; NSE's
 * circular on uniform transaction charges in force 1 October 2024 (2.97 rupees in a lakh; 3.25 before) and its investor
 * protection fund's 10 rupees in a crore; GST of 18 % on brokerage and the fees of exchange and SEBI.
 */
const OLDEST_RATES: DeliveryRates = {
  effectiveFrom: '2020-07-01',
  stt: 10_000,
  exchange: 325,
  investorProtection: 10,
  sebi: 10,
  stampDuty: 1_500,
  gstPercent: 18,
};
const LATER_RATES: readonly DeliveryRates[] = [
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
 * What leaving the demat account costs, once for each share and day of sale: the broker's part of the value (with a
 * minimum) and the depository's fee. `tariff` is the table below; an account with another contract names its own amount.
 */
export type DpRule = { readonly kind: 'tariff' } | { readonly kind: 'fixed'; readonly perShareAndDay: Paise };

interface DpRates {
  readonly effectiveFrom: string;
  readonly bps: number;
  readonly minimum: Paise;
  readonly depository: Paise;
}

/**
 * Later rates newest first. Sources: Kotak Securities' schedule of demat charges for digital accounts (debit transactions 0.04 %, at
 * least 20 rupees; per stock and day by its support page); CDSL's uniform fee of 3.50 rupees a debit in force
 * 1 October 2024, at most 5.50 before.
 */
const OLDEST_DP_RATES: DpRates = {
  effectiveFrom: '2020-07-01',
  bps: 4,
  minimum: paise(20_00),
  depository: paise(5_50),
};
const LATER_DP_RATES: readonly DpRates[] = [
  { ...OLDEST_DP_RATES, effectiveFrom: '2024-10-01', depository: paise(3_50) },
];

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
  const { gstOn, ...shared } = sharedCharges(value, day, brokerageRule);
  const rates = ratesOn(day);
  const stampDuty = upToRupee(rateOf(value, rates.stampDuty));
  const gst = gstOf(gstOn, rates);
  const { brokerage, stt, exchange, sebi } = shared;
  return { ...shared, stampDuty, gst, total: addPaise(brokerage, stt, exchange, sebi, stampDuty, gst) };
}

export interface SellCharges extends Omit<BuyCharges, 'stampDuty'> {
  /** Zero where it is counted with another sale of the same share and day. */
  readonly dp: Paise;
}

/**
 * The charges of a delivery sell of this value on this day, rounded as those of a buy. Stamp duty is the buyer's.
 * `dpRule` is null when another sale of the same share and day bears the depository's charge.
 */
export function chargesOfSell(
  value: Paise,
  day: Temporal.PlainDate,
  rules: { readonly brokerage: BrokerageRule; readonly dp: DpRule | null },
): SellCharges {
  const { gstOn, ...shared } = sharedCharges(value, day, rules.brokerage);
  const dp = rules.dp === null ? paise(0) : dpChargeOf(value, day, rules.dp);
  const gst = gstOf(addPaise(gstOn, dp), ratesOn(day));
  const { brokerage, stt, exchange, sebi } = shared;
  return { ...shared, dp, gst, total: addPaise(brokerage, stt, exchange, sebi, dp, gst) };
}

interface SharedCharges extends Pick<BuyCharges, 'brokerage' | 'stt' | 'exchange' | 'sebi'> {
  /** What GST is reckoned on. */
  readonly gstOn: Paise;
}

function sharedCharges(value: Paise, day: Temporal.PlainDate, rule: BrokerageRule): SharedCharges {
  const rates = ratesOn(day);
  const brokerage = brokerageOf(value, rule);
  const exchange = addPaise(rateOf(value, rates.exchange), rateOf(value, rates.investorProtection));
  const sebi = rateOf(value, rates.sebi);
  const stt = upToRupee(rateOf(value, rates.stt));
  return { brokerage, stt, exchange, sebi, gstOn: addPaise(brokerage, exchange, sebi) };
}

function dpChargeOf(value: Paise, day: Temporal.PlainDate, rule: DpRule): Paise {
  if (rule.kind === 'fixed') return rule.perShareAndDay;
  const { bps, minimum, depository } = newestOf(LATER_DP_RATES, day) ?? OLDEST_DP_RATES;
  const part = paiseFraction(value, { numerator: bps, denominator: 10_000 }, 'up');
  return addPaise(maxPaise(minimum, part), depository);
}

function gstOf(base: Paise, { gstPercent }: DeliveryRates): Paise {
  return paiseFraction(base, { numerator: gstPercent, denominator: 100 }, 'up');
}

function rateOf(value: Paise, rate: number): Paise {
  return paiseFraction(value, { numerator: rate, denominator: RATE_UNIT }, 'up');
}

function ratesOn(day: Temporal.PlainDate): DeliveryRates {
  return newestOf(LATER_RATES, day) ?? OLDEST_RATES;
}

function newestOf<Rates extends { readonly effectiveFrom: string }>(
  later: readonly Rates[],
  day: Temporal.PlainDate,
): Rates | undefined {
  const iso = day.toString();
  return later.find(({ effectiveFrom }) => effectiveFrom <= iso);
}

function brokerageOf(value: Paise, rule: BrokerageRule): Paise {
  if (rule.kind === 'fixed') return rule.perOrder;
  return maxPaise(rule.minimum, paiseFraction(value, { numerator: rule.bps, denominator: 10_000 }, 'up'));
}

function upToRupee(amount: Paise): Paise {
  return paise(Math.ceil(amount / RUPEE) * RUPEE);
}
