import { z } from 'zod';
import { parsePaise } from '../operations/parse-values.ts';

const paise = z.string().transform((text, context) => {
  const value = parsePaise(text);
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'rupees as text, for example "802.00"' });
  return z.NEVER;
});
const ucc = z.string();
const quantity = z.int().positive();
const source = z.enum(['api', 'app', 'rms']).default('app');
const orderType = z.enum(['L', 'MKT', 'SL', 'SL-M']);
const validity = z.enum(['DAY', 'IOC']);
const segment = z.enum(['nse_cm', 'bse_cm']);

/** An order placed by hand. Prices are rupees as text. */
export const placeSchema = z.strictObject({
  ucc,
  source,
  segment: segment.default('nse_cm'),
  trading_symbol: z.string(),
  side: z.enum(['B', 'S']),
  order_type: orderType.default('L'),
  product: z.enum(['CNC', 'MIS', 'NRML', 'MTF']).default('CNC'),
  validity: validity.default('DAY'),
  quantity,
  disclosed_quantity: z.int().nonnegative().default(0),
  price: paise.default(0),
  trigger: paise.default(0),
  amo: z.boolean().default(false),
});

export const modifySchema = z.strictObject({
  ucc,
  source,
  order_number: z.string(),
  quantity: quantity.optional(),
  price: paise.optional(),
  trigger: paise.optional(),
  order_type: orderType.optional(),
  validity: validity.optional(),
});

export const cancelSchema = z.strictObject({
  ucc,
  source,
  order_number: z.string(),
  amo: z.boolean().default(false),
});

/** The exchange corrects the price of a trade afterwards. */
export const correctionSchema = z.strictObject({ ucc, trade_id: z.string(), price: paise });

export const moneySchema = z.strictObject({ ucc, amount: paise });
export const accountSchema = z.strictObject({
  ucc,
  cash: paise,
  sell_authorised: z.boolean().optional(),
  blocks_funds_for_amo: z.boolean().optional(),
  holdings: z
    .array(
      z.strictObject({
        segment: segment.optional(),
        trading_symbol: z.string(),
        quantity,
        average: paise,
      }),
    )
    .default([]),
});

const point = z.strictObject({ at: z.string().regex(/^\d{2}:\d{2}(:\d{2})?$/), price: paise });

/** Overrides of one instrument's market, for a day or for good. */
export const scriptSchema = z.strictObject({
  trading_symbol: z.string(),
  day: z.iso.date().optional(),
  open: paise.optional(),
  gap_percent: z.number().optional(),
  points: z.array(point).optional(),
  close: paise.optional(),
  floor: paise.optional(),
  cap: paise.optional(),
  liquidity_per_minute: z.int().nonnegative().optional(),
  auction_liquidity: z.int().nonnegative().optional(),
  previous_close: paise.optional(),
  band_percent: z.number().positive().optional(),
});

/** So many shares become so many, from a day ahead on, and the face value another. */
export const splitSchema = z.strictObject({
  trading_symbol: z.string(),
  from: z.int().positive(),
  to: z.int().positive(),
  ex_day: z.iso.date(),
  face_value: paise.optional(),
});

export const rejectSchema = z.strictObject({
  when: z.enum(['at_once', 'at_open']),
  text: z.string().min(1),
  by: z.enum(['rms', 'exchange']).optional(),
  ucc: z.string().optional(),
  trading_symbol: z.string().optional(),
  side: z.enum(['B', 'S']).optional(),
  order_number: z.string().optional(),
});

export const advanceSchema = z.union([
  z.strictObject({ ms: z.number().nonnegative() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);
export const accountOnlySchema = z.strictObject({ ucc: z.string().optional() });
