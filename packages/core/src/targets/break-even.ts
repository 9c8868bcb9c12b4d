import { dayOfNumber, roundToTick } from '../market/index.ts';
import { addPaise, decimalToPaise, divideRounded, type Paise, paise, timesQuantity } from '../money/index.ts';
import { chargesOfSell } from '../placement/index.ts';
import {
  type ChargeRules,
  chargesOfBuys,
  costOfShares,
  type Position,
  partLeft,
} from '../positions/index.ts';
import type { EpochMs } from '../time.ts';
import { istDayNumber } from '../time.ts';

/**
 * The lowest price on a tick at which selling all that is left pays its cost, its part of the buys' charges and the
 * charges of the sale itself. Undefined when nothing is left or a buy is not priced.
 */
export function breakEven(
  position: Position,
  rules: ChargeRules,
  at: { readonly nowMs: EpochMs; readonly tickSize: Paise },
): Paise | undefined {
  const cost = costOfShares(position);
  const left = partLeft(position);
  const { quantity } = position;
  if (cost === undefined || left === null || quantity === 0) return undefined;
  const buying = paise(
    Number(
      divideRounded(BigInt(chargesOfBuys(position.ledger, rules)) * left.numerator, left.denominator, 'up'),
    ),
  );
  const spent = addPaise(decimalToPaise(cost, 'up'), buying);
  const day = dayOfNumber(istDayNumber(at.nowMs));
  let price = priceFor(spent);
  // The charges of a sale are a small part of it: each round adds less than the one before.
  for (let round = 0; round < 50; round++) {
    const selling = chargesOfSell(timesQuantity(price, quantity), day, rules).total;
    const next = priceFor(addPaise(spent, selling));
    if (next <= price) break;
    price = next;
  }
  return price;

  function priceFor(amount: Paise): Paise {
    const each = paise(Number(divideRounded(BigInt(amount), BigInt(quantity), 'up')));
    return roundToTick(each, at.tickSize, 'up');
  }
}
