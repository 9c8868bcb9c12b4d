import type { Funds } from '../api/queries-funds.ts';
import { formatAge } from '../format/age.ts';
import { formatRupees } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { funds } from './strings.ts';

type Line = Funds['lines'][number];

export interface BandWords {
  readonly verdict: Line['band']['verdict'];
  /** In a few words. */
  readonly short: string;
  /** Which price, which band, and when it was told; what is not known is said to be that. */
  readonly sentence: string;
  /** That it will be another by then; nothing where it is the band of the order's own day. */
  readonly caveat: string | null;
}

/** Whether the exchange would take the price of a waiting order, by the band that the broker told last. */
export function describeBand({ stage, band }: Pick<Line, 'stage' | 'band'>, nowMs: number): BandWords {
  const { verdict, price, as_of, of_its_day } = band;
  const { band: words } = funds;
  const short = words.short[verdict];
  if (price === null) return { verdict, short, sentence: words.noPrice, caveat: null };
  if (as_of === null) return { verdict, short, sentence: words.notTold, caveat: null };
  const at = parseMoment(as_of);
  const moment = `${formatWeekday(istDay(at))} ${istMinutes(at)}`;
  const told = words.told(bandText(band), moment, formatAge(nowMs - at));
  const which = stage === 'queued' ? words.triedAt(formatRupees(price)) : words.limit(formatRupees(price));
  return { verdict, short, sentence: `${which} ${told}`, caveat: of_its_day ? null : words.setAnew };
}

function bandText({ lower, upper }: Line['band']): string {
  const { ends } = funds.band;
  if (lower === null) return ends.upTo(formatRupees(upper ?? ''));
  if (upper === null) return ends.from(formatRupees(lower));
  return ends.both(formatRupees(lower), formatRupees(upper));
}

/** The sentence with its caveat, where it stands alone. */
export function bandSentence({ sentence, caveat }: Pick<BandWords, 'sentence' | 'caveat'>): string {
  return caveat === null ? sentence : `${sentence} ${caveat}`;
}
