import { z } from 'zod';
import type { QuoteRow } from './quote-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { decimalOf, epochSecondsOf, malformed, quantityOf, textOf } from './values.ts';

const refuse = (value: unknown, context: z.RefinementCtx, what: string): never => {
  context.addIssue({ code: 'custom', message: `is not ${what}`, input: value });
  return z.NEVER;
};

/** A decimal string, or undefined where nothing is said. */
const decimal = z.unknown().transform((value, context) => {
  const read = decimalOf(value);
  return read === malformed ? refuse(value, context, 'a decimal number') : read;
});

/** A whole number; blank, as in a type of quote that does not carry it, is undefined. */
const quantity = z.unknown().transform((value, context) => {
  const read = value === '' ? undefined : quantityOf(value);
  return read === malformed ? refuse(value, context, 'a whole number') : read;
});

const needed = z.unknown().transform((value, context) => textOf(value) ?? refuse(value, context, 'given'));

const level = z
  .object({ price: decimal, quantity, orders: quantity.optional() })
  .transform(({ price, quantity: size, orders }, context) =>
    price === undefined || size === undefined
      ? refuse(price, context, 'a depth level')
      : { price, quantity: size, orders },
  );

const quoteShape = z.object({
  exchange_token: needed,
  exchange: needed,
  display_symbol: z.unknown().transform(textOf),
  lstup_time: z.unknown().transform(epochSecondsOf),
  ltp: decimal,
  last_traded_quantity: quantity,
  total_buy: quantity,
  total_sell: quantity,
  last_volume: quantity,
  avg_cost: decimal,
  open_int: quantity,
  change: decimal,
  per_change: decimal,
  low_price_range: decimal,
  high_price_range: decimal,
  year_high: decimal,
  year_low: decimal,
  ohlc: z.object({ open: decimal, high: decimal, low: decimal, close: decimal }).optional(),
  depth: z.object({ buy: z.array(level), sell: z.array(level) }).optional(),
});

/** Checks one quote. Few are asked for at a time, so a schema may do it. */
export function checkQuoteRow(raw: unknown): CheckedRow<QuoteRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const parsed = quoteShape.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, why: `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is unreadable'}` };
  }
  const { lstup_time, ohlc, depth, ...quote } = parsed.data;
  const lstupTimeMs = lstup_time === undefined ? undefined : lstup_time * 1_000;
  return { ok: true, row: { ...quote, lstupTimeMs, ohlc, depth, raw } };
}
