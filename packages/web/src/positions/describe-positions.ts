import type { Position } from '../api/queries-positions.ts';
import { formatAge } from '../format/age.ts';
import { formatCount, formatRupees, sumRupees } from '../format/rupees.ts';
import { formatSigned } from '../format/signed.ts';
import { positions as words } from './strings.ts';

type Priced = Pick<Position, 'unrealised' | 'last_price'>;

/** A price older than this many seconds says little of what selling would bring. */
const OLD_SECONDS = 300;

/** How many are open, and what selling all of them now would leave. What has no price is counted, not guessed. */
export function describePositions(those: readonly Priced[], isUnread: boolean): string {
  if (those.length === 0) return isUnread ? words.notRead : words.none;
  const known = those.flatMap(({ unrealised }) => (unrealised === null ? [] : [unrealised.net]));
  const net = known.length === 0 ? undefined : sumRupees(known);
  const unknown = those.length - known.length;
  const worth =
    net === undefined
      ? ''
      : unknown === 0
        ? words.worth(formatSigned(net))
        : words.partlyKnown(formatSigned(net), formatCount(unknown));
  const age = Math.max(0, ...those.map(({ last_price }) => last_price?.age_seconds ?? 0));
  const dated = net !== undefined && age > OLD_SECONDS ? words.oldPrices(formatAge(age * 1000)) : '';
  return words.sentence(formatCount(those.length), those.length === 1, worth + dated);
}

/** "10 RELIANCE, bought for ₹24,505.00": every dialog about a position begins with it. */
export function describePosition({
  quantity,
  symbol,
  bought_value,
  sold_qty,
}: Pick<Position, 'quantity' | 'symbol' | 'bought_value' | 'sold_qty'>): string {
  // What a part of them cost is a matter of reckoning; the dialog names no rupees that nobody paid.
  const cost = sold_qty === 0 ? words.bought(formatRupees(bought_value)) : '';
  return words.about(formatCount(quantity), symbol, cost);
}

export function isOldPrice(price: Position['last_price']): boolean {
  return price !== null && price.age_seconds > OLD_SECONDS;
}
