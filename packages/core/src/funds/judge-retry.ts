import { maxPaise, type Paise, subtractPaise, ZERO_PAISE } from '../money/index.ts';
import type { EpochMs } from '../time.ts';
import type { BandJudgement } from './judge-band.ts';

export interface RetryQuestion {
  /** Its price against the band that is known now. */
  readonly band: BandJudgement;
  readonly refusedForBand: boolean;
  /** When it was refused; null where nobody knows. */
  readonly refusedAtMs: EpochMs | null;
  /** Cash of one try, in paise; null for an order at the market. */
  readonly needed: Paise | null;
  /** What the broker tells as free, less what is reserved, in paise; null while it is not known. */
  readonly free: Paise | null;
}

export interface RetryJudgement {
  /** What the band alone says of another try now; null where the band has no part in it. */
  readonly byBand: 'no' | 'yes' | 'unknown' | null;
  /** Null while nobody knows what is needed or free. */
  readonly shortfall: Paise | null;
}

/**
 * Whether it is of use to try again now what failed, by its price and its money. A price outside of the band fails again.
 * A price that was refused may pass only by a band that was told after the refusal: an older one was proven wrong by it.
 */
export function judgeRetry(question: RetryQuestion): RetryJudgement {
  const { needed, free } = question;
  const shortfall =
    needed === null || free === null ? null : maxPaise(ZERO_PAISE, subtractPaise(needed, free));
  return { byBand: byBand(question), shortfall };
}

function byBand({ band, refusedForBand, refusedAtMs }: RetryQuestion): RetryJudgement['byBand'] {
  if (band.verdict === 'above_band' || band.verdict === 'below_band') return 'no';
  if (!refusedForBand) return null;
  const isLater = band.band !== null && refusedAtMs !== null && band.band.atMs > refusedAtMs;
  return band.verdict === 'inside' && isLater ? 'yes' : 'unknown';
}
