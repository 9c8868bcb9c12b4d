import type { Funds } from '../api/queries-funds.ts';
import { parseDecimal } from '../format/decimal.ts';
import { formatCount, formatRupees, sumRupees } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { funds as words } from './strings.ts';

type Account = Pick<Funds, 'free' | 'shortfall' | 'lines' | 'add_by'>;

/** Whether the money suffices, over all accounts. What one of them does not know makes the whole unknown. */
export function describeFunds(those: readonly Account[]): string {
  const free = sumOf(those.map((each) => each.free));
  const missing = sumOf(those.map((each) => each.shortfall));
  if (free === undefined || missing === undefined) return words.notKnown;
  if (isMore(missing)) {
    const by = those.flatMap(({ add_by }) => (add_by === null ? [] : [add_by])).toSorted()[0];
    return words.short(formatRupees(missing), by === undefined ? '' : words.addBy(shortMoment(by)));
  }
  const waiting = those.reduce((count, { lines }) => count + lines.length, 0);
  return waiting === 0
    ? words.nothingWaits(formatRupees(free))
    : words.enough(formatCount(waiting), waiting === 1);
}

/** More than nothing. */
export function isMore(rupees: string | null): boolean {
  return rupees !== null && (parseDecimal(rupees)?.digits ?? 0n) > 0n;
}

/** Mon 24 Aug 09:00 */
export function shortMoment(text: string): string {
  const at = parseMoment(text);
  return `${formatWeekday(istDay(at))} ${istMinutes(at)}`;
}

function sumOf(amounts: readonly (string | null)[]): string | undefined {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 || known.length < amounts.length ? undefined : sumRupees(known);
}
