import { addPaise, type Paise, parseRupees } from '../money/index.ts';
import {
  REJECT_REASON_TABLE,
  REJECT_REASON_TABLE_VERSION,
  type ReasonKind,
  type RetryUseful,
} from './reject-reasons.table.ts';

/** Amounts named in the broker's sentence. Null where the sentence names none. */
export interface ReasonAmounts {
  readonly availableCash: Paise | null;
  readonly requiredCash: Paise | null;
  /** How much is missing: "additional margin required". */
  readonly shortfall: Paise | null;
  readonly orderPrice: Paise | null;
  readonly lowestPrice: Paise | null;
  readonly highestPrice: Paise | null;
}

/** What the broker's sentence means. The sentence itself always stands beside it, unchanged. */
export interface RejectExplanation {
  readonly code: string;
  readonly kind: ReasonKind;
  /** Verbatim. */
  readonly words: string;
  /** Null for a sentence that we do not know: nothing is invented. */
  readonly meaning: string | null;
  readonly advice: string | null;
  readonly retryUseful: RetryUseful | null;
  readonly amounts: ReasonAmounts;
  readonly tableVersion: string;
}

const NO_AMOUNTS: ReasonAmounts = {
  availableCash: null,
  requiredCash: null,
  shortfall: null,
  orderPrice: null,
  lowestPrice: null,
  highestPrice: null,
};

/**
 * Looks a broker's sentence up. `brokerCode` is the number that came with a refusal, where there was one: it speaks
 * when the sentence says nothing ("error from core").
 */
export function explainRejection(words: string, brokerCode: string | null = null): RejectExplanation {
  const text = words.replace(/\s+/g, ' ').trim();
  const entry =
    REJECT_REASON_TABLE.find((pattern) => pattern.text?.test(text) === true) ??
    REJECT_REASON_TABLE.find(
      (pattern) => brokerCode !== null && pattern.brokerCodes?.includes(brokerCode) === true,
    );
  return {
    code: entry?.code ?? 'unknown',
    kind: entry?.kind ?? 'unknown',
    words,
    meaning: entry?.meaning ?? null,
    advice: entry?.advice ?? null,
    retryUseful: entry?.retryUseful ?? null,
    amounts: readAmounts(text),
    tableVersion: REJECT_REASON_TABLE_VERSION,
  };
}

/** The codes of all sentences of one kind. */
export function reasonCodesOf(kind: ReasonKind): readonly string[] {
  return REJECT_REASON_TABLE.filter((pattern) => pattern.kind === kind).map(({ code }) => code);
}

// Only where the sentence names the amount: the numbers of another rule must not be taken for money.
function readAmounts(text: string): ReasonAmounts {
  const availableCash = amountAfter(text, /cash available\s*:\s*(-?[\d,]+(?:\.\d+)?)/i);
  const shortfall = amountAfter(text, /additional margin required\s*:\s*([\d,]+(?:\.\d+)?)/i);
  const orderPrice = amountAfter(text, /order price\s*:\s*([\d,]+(?:\.\d+)?)/i);
  const lowestPrice = amountAfter(text, /low price range\s*:\s*([\d,]+(?:\.\d+)?)/i);
  const highestPrice = amountAfter(text, /high price range\s*:\s*([\d,]+(?:\.\d+)?)/i);
  if (
    availableCash === null &&
    shortfall === null &&
    orderPrice === null &&
    lowestPrice === null &&
    highestPrice === null
  ) {
    return NO_AMOUNTS;
  }
  const requiredCash =
    availableCash === null || shortfall === null ? null : addPaise(availableCash, shortfall);
  return { availableCash, requiredCash, shortfall, orderPrice, lowestPrice, highestPrice };
}

function amountAfter(text: string, pattern: RegExp): Paise | null {
  // A comma directly before the next word belongs to the sentence ("Cash Available:10157.08,Additional ...").
  const digits = pattern.exec(text)?.[1]?.replace(/,$/, '');
  if (digits === undefined) return null;
  const amount = parseRupees(digits);
  return amount.ok ? amount.value : null;
}
