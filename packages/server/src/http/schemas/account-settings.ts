import { z } from 'zod';

/** What is spent at most: above zero, in whole paise, and no more than the arithmetic of an account can hold. */
const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, 'Rupees in whole paise, for example 100000.00')
  .refine((text) => /[1-9]/.test(text), 'More than nothing, for example 100000.00')
  .meta({ description: 'Rupees as a decimal string', example: '100000.00' });
const percent = z.string().regex(/^\d+(\.\d{1,2})?$/, 'Per cent, for example 1 or 0.75');
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM in India, for example 16:05')
  .meta({ description: 'A time of day in India' });

/** What the owner of an account decides about its buys. */
const buying = {
  capital_per_trade: amount.default('100000.00'),
  max_positions: z.number().int().min(1).max(100).default(6),
  price_buffer_percent: percent.default('1'),
  min_average_volume: z.number().int().min(0).default(10_000),
  max_order_value: amount.default('500000.00'),
  amo_blocks_funds: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  placement_time: timeOfDay.default('16:05'),
  recommendations_path: z
    .string()
    .nullable()
    .meta({ description: 'A file, or a folder whose newest file is read' })
    .default(null),
};

/** When the retry queue is tried. */
const retry = {
  time: timeOfDay.default('08:30'),
  when_funds_arrive: z.boolean().default(false),
  resend_unconfirmed: z
    .boolean()
    .meta({
      description:
        'Whether a buy whose reply was lost is sent again by itself once three complete readings and the trade book lack it. The first may still turn up: then both are live.',
    })
    .default(false),
};

/** How positions are sold. */
const sells = {
  policy: z.enum(['ema9', 'percent', 'none']).default('ema9'),
  target_percent: percent.default('8'),
  floor: z.enum(['none', 'cost', 'cost_and_charges']).default('none'),
  first_day: z.enum(['settled', 'T+1', 'T']).default('settled'),
  authorised: z
    .enum(['yes', 'no', 'unknown'])
    .meta({ description: 'Whether the account may sell without TPIN (DDPI)' })
    .default('unknown'),
  after_cancel_by_hand: z.enum(['next_day', 'by_hand']).default('next_day'),
};

/** Limits that are checked in the last moment before something is sent; null is no limit. */
const guards = {
  max_orders_per_day: z.number().int().min(1).nullable().default(50),
  max_value_per_day: amount.nullable().default(null),
  allowed_symbols: z.array(z.string().min(1).max(40)).max(2_000).nullable().default(null),
  max_price_deviation_percent: percent.nullable().default('20'),
  breaker_rejections: z
    .number()
    .int()
    .min(1)
    .nullable()
    .meta({ description: 'Placing stops after so many rejections in a row' })
    .default(5),
};

/** Each capability by itself. They take effect at once. */
const switches = {
  placing: z.boolean().default(true),
  verification: z.boolean().default(true),
  retries: z.boolean().default(true),
  sells: z.boolean().default(true),
  follow_manual_changes: z.boolean().default(true),
  notifications: z.boolean().default(true),
};

const groups = { retry, sells, guards, switches };

export const accountSettings = z
  .strictObject({
    ...buying,
    retry: z.strictObject(retry).prefault({}),
    sells: z.strictObject(sells).prefault({}),
    guards: z.strictObject(guards).prefault({}),
    switches: z.strictObject(switches).prefault({}),
  })
  .meta({ id: 'AccountSettings' });

export type AccountSettings = z.infer<typeof accountSettings>;

/** Only what shall change: made from the settings, but without their defaults, which would overwrite. */
export const accountSettingsPatch = z.strictObject({
  ...optional(buying),
  retry: z.strictObject(optional(retry)).optional(),
  sells: z.strictObject(optional(sells)).optional(),
  guards: z.strictObject(optional(guards)).optional(),
  switches: z.strictObject(optional(switches)).optional(),
});

type Optional<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodDefault<infer Inner extends z.ZodType>
    ? z.ZodOptional<Inner>
    : never;
};

function optional<Shape extends Readonly<Record<string, z.ZodDefault<z.ZodType>>>>(
  shape: Shape,
): Optional<Shape> {
  const entries = Object.entries(shape).map(([key, type]) => [key, type.unwrap().optional()]);
  return Object.fromEntries(entries) as Optional<Shape>;
}

/** The settings after a change; what is left out stays, in groups as well. */
export function changeSettings(
  before: AccountSettings,
  change: z.infer<typeof accountSettingsPatch>,
): AccountSettings {
  const merged: Record<string, unknown> = { ...before, ...change };
  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    merged[group] = { ...before[group], ...change[group] };
  }
  return accountSettings.parse(merged);
}
