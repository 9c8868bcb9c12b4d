import type { Json, JsonObject } from '../orders/index.ts';
import type { NoticeSpan, NoticeText } from './notice-text.ts';

const HIDDEN = '₹•••';
const RUPEES = /-?₹\s?-?\d[\d,]*(?:\.\d+)?/g;
/** In foreign words an amount has no sign in front; a number of a broker's rule is short and whole. */
const BARE_AMOUNT = /-?\d[\d,]*\.\d+|\d{1,3}(?:,\d{2,3})+|\d{4,}/g;
const MONEY_KEY =
  /price|cash|shortfall|value|cost|proceeds|realised|charges|required|amount|profit|loss|target|bought|sold/i;

/** Sentences of the broker or of ours, which may name amounts. Numbers elsewhere are names and times. */
const WORDS_KEY = /reason|words|text|why|notes/i;

/** The same text without amounts of money; quantities and names stay. */
export function hideAmounts(text: NoticeText): NoticeText {
  return {
    title: text.title.replace(RUPEES, HIDDEN),
    lines: text.lines.map((line) => line.map(hideInSpan)),
  };
}

function hideInSpan({ kind, text }: NoticeSpan): NoticeSpan {
  const hidden = text.replace(RUPEES, HIDDEN);
  return { kind, text: kind === 'quoted' ? hidden.replace(BARE_AMOUNT, '•••') : hidden };
}

/** The facts of an event for a program, without those that are money. */
export function hideAmountFacts(facts: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(facts)) {
    if (!MONEY_KEY.test(key)) kept[key] = hideInValue(value, WORDS_KEY.test(key));
  }
  return kept;
}

function hideInValue(value: Json, isWords: boolean): Json {
  if (typeof value === 'string') {
    const hidden = value.replace(RUPEES, HIDDEN);
    return isWords ? hidden.replace(BARE_AMOUNT, '•••') : hidden;
  }
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map((one) => hideInValue(one, isWords)) : hideAmountFacts(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
