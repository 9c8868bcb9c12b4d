import { dayOfNumber } from '../market/index.ts';
import {
  addPaise,
  type DecimalText,
  decimalToPaise,
  divideRounded,
  type Paise,
  paise,
  subtractDecimals,
  subtractPaise,
  timesQuantity,
  ZERO_PAISE,
} from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import { type BrokerageRule, chargesOfBuy, chargesOfSell, type DpRule } from '../placement/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import type { LedgerEntry, Position } from './position.ts';
import { costOfShares, isPriced, partLeft } from './position-sums.ts';

/** What the account's contract says of charges. */
export interface ChargeRules {
  readonly brokerage: BrokerageRule;
  readonly dp: DpRule;
}

export interface Profit {
  readonly gross: Paise;
  readonly charges: Paise;
  readonly net: Paise;
}

export interface ProfitAndLoss {
  /** Of the shares that were sold; null while none were, or while not all executions are priced. */
  readonly realised: Profit | null;
  /** Of the shares that are left, were they sold at `price`, known at `atMs`. Null without a price, or as above. */
  readonly unrealised: (Profit & { readonly price: Paise; readonly atMs: EpochMs }) | null;
}

/**
 * Profit or loss at the cycle's average cost, before and after charges. The charges of the buys are spread over the
 * shares; of the depository's, one stands for each day of sale. They are what a contract note would state or a little
 * more, never less.
 */
export function profitOf(
  position: Position,
  rules: ChargeRules,
  last: { readonly price: Paise; readonly atMs: EpochMs } | null,
): ProfitAndLoss {
  const left = partLeft(position);
  const cost = costOfShares(position);
  if (left === null || cost === undefined || !isPriced(position)) return { realised: null, unrealised: null };
  const buyCharges = chargesOfBuys(position.ledger, rules);
  const chargesLeft = partOf(buyCharges, left);
  const soldCost = subtractDecimals(position.boughtValue, cost);
  const realised = profit(
    toPaise(subtractDecimals(position.soldValue, soldCost)),
    addPaise(subtractPaise(buyCharges, chargesLeft), chargesOfSells(position.ledger, rules)),
  );
  return {
    realised: position.soldQty === 0 ? null : realised,
    unrealised:
      last === null || position.quantity === 0 ? null : ofRest(position, rules, last, { cost, chargesLeft }),
  };
}

/** The charges of all that was bought: what a target has to earn on top of the price. Unpriced buys are left out. */
export function chargesOfBuys(ledger: readonly LedgerEntry[], rules: ChargeRules): Paise {
  const buys = ledger.filter((entry) => entry.side === 'buy');
  return buys.reduce(
    (sum, { value, day }) =>
      value === null
        ? sum
        : addPaise(sum, chargesOfBuy(toPaise(value), dayOfNumber(day), rules.brokerage).total),
    ZERO_PAISE,
  );
}

function chargesOfSells(ledger: readonly LedgerEntry[], rules: ChargeRules): Paise {
  const charged = new Set<IstDay>();
  let sum = ZERO_PAISE;
  for (const { side, value, day, quantity } of ledger) {
    if (side !== 'sell' || value === null || quantity === 0) continue;
    const dp = charged.has(day) ? null : rules.dp;
    charged.add(day);
    sum = addPaise(
      sum,
      chargesOfSell(toPaise(value), dayOfNumber(day), { brokerage: rules.brokerage, dp }).total,
    );
  }
  return sum;
}

function ofRest(
  position: Position,
  rules: ChargeRules,
  { price, atMs }: { readonly price: Paise; readonly atMs: EpochMs },
  { cost, chargesLeft }: { readonly cost: DecimalText; readonly chargesLeft: Paise },
): ProfitAndLoss['unrealised'] {
  const value = timesQuantity(price, position.quantity);
  const selling = chargesOfSell(value, dayOfNumber(istDayNumber(atMs)), rules).total;
  return { ...profit(subtractPaise(value, toPaise(cost)), addPaise(chargesLeft, selling)), price, atMs };
}

function profit(gross: Paise, charges: Paise): Profit {
  return { gross, charges, net: subtractPaise(gross, charges) };
}

/** The part of the buys' charges that the shares which are left bear. */
function partOf(charges: Paise, part: { readonly numerator: bigint; readonly denominator: bigint }): Paise {
  return paise(Number(divideRounded(BigInt(charges) * part.numerator, part.denominator, 'nearest')));
}

function toPaise(value: DecimalText): Paise {
  return decimalToPaise(value, 'nearest');
}
