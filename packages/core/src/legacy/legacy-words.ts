import { type Paise, parseRupees } from '../money/index.ts';
import type { CancelledBy, OrderType, Side, Variety } from '../orders/index.ts';
import type { FactWord } from './fact.ts';

const WORDS: Readonly<Record<string, FactWord>> = {
  pending: 'live',
  open: 'live',
  amo: 'live',
  pending_execution: 'live',
  sell: 'live',
  partially_filled: 'partly',
  executed: 'executed',
  ongoing: 'executed',
  closed: 'executed',
  rejected: 'rejected',
  cancelled: 'cancelled',
  failed: 'failed',
  retry_pending: 'queued',
};

/** The meaning of any status that the earlier system wrote: its file's six words, its database's five and its nine. */
export function factWordOf(status: string): FactWord | undefined {
  return WORDS[plainStatus(status)];
}

/** Why a row with such a status is refused, and what it may be. */
export function unknownStatusWords(status: string): string {
  return `The status "${status}" is not known. It may be ${Object.keys(WORDS).join(', ')}, in small letters or capitals`;
}

export function plainStatus(status: string): string {
  return status
    .trim()
    .toLowerCase()
    .replace(/^orderstatus\./, '');
}

export function sideOf(text: string | null): Side | null {
  const word = text?.toLowerCase();
  if (word === 'buy' || word === 'b') return 'buy';
  return word === 'sell' || word === 's' ? 'sell' : null;
}

export function varietyOf(text: string | null): Variety | null {
  const word = text?.toLowerCase();
  if (word === 'amo') return 'amo';
  return word === 'regular' || word === 'rglr' || word === 'normal' ? 'regular' : null;
}

export function orderTypeOf(text: string | null): OrderType | null {
  const word = text?.toLowerCase();
  if (word === 'market' || word === 'mkt') return 'market';
  return word === 'limit' || word === 'l' ? 'limit' : null;
}

/** Our code for the earlier system's reason; null for words that it took from the broker. */
export function reasonCodeOf(reason: string | null): string | null {
  const text = reason?.toLowerCase() ?? '';
  if (text.includes('insufficient_balance')) return 'insufficient_balance';
  if (text.includes('margin_check_failed')) return 'margin_check_unavailable';
  if (text.includes('not retryable')) return 'too_large_for_volume';
  if (text.includes('order_placement_failed')) return 'placement_failed';
  return null;
}

const SHORTFALL = /shortfall:?\s*(?:rs\.?|inr|₹)?\s*([\d,]+(?:\.\d{1,2})?)/i;

/** The amount that the older database kept in its reason alone: "insufficient_balance - shortfall: Rs 5,000". */
export function shortfallIn(reason: string | null): Paise | null {
  const found = SHORTFALL.exec(reason ?? '')?.[1];
  if (found === undefined) return null;
  const amount = parseRupees(found);
  return amount.ok && amount.value > 0 ? amount.value : null;
}

/** Who cancelled, where the earlier system's own fixed sentences tell. */
export function cancelledByIn(reason: string | null): CancelledBy {
  const text = reason?.toLowerCase() ?? '';
  if (text.startsWith('expired') || text.includes('retry expired')) return 'expiry';
  if (text.startsWith('dropped from retry queue')) return 'user';
  return 'unknown';
}
