import { z } from 'zod';
import { accountSettings } from './account-settings.ts';
import { day, moment, orderStatus, rupees, side } from './common.ts';

const accountId = z.string().min(1).max(64);
const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .meta({ description: 'Why, in your own words: it is kept in the history' });

/** One account, or every account of the user. */
const oneOrAll = { account_id: accountId.optional(), all: z.literal(true).optional() };
const named = (body: { account_id?: string | undefined; all?: true | undefined }): boolean =>
  (body.account_id === undefined) !== (body.all === undefined);
const NAMED = { error: 'Name either an account_id or all: true', path: ['account_id'] };

export const killRequest = z
  .strictObject({ ...oneOrAll, on: z.literal(true), reason: reason.optional() })
  .refine(named, NAMED)
  .meta({ id: 'KillRequest' });
export const killReleaseRequest = z
  .strictObject({ ...oneOrAll, reason })
  .refine(named, NAMED)
  .meta({ id: 'KillReleaseRequest' });
export const killCancelRequest = z
  .strictObject(oneOrAll)
  .refine(named, NAMED)
  .meta({ id: 'KillCancelRequest' });
export const standingQuery = z.strictObject({ account_id: accountId.optional() });
export const accountDecision = z
  .strictObject({ account_id: accountId, reason })
  .meta({ id: 'AccountDecision' });
export const decisionOnAccount = z.strictObject({ reason });

const standing = {
  order_id: z.string(),
  account_id: z.string(),
  symbol: z.string(),
  side,
  quantity: z.number().int(),
  execution_qty: z.number().int(),
  limit_price: rupees.nullable(),
  status: orderStatus,
  variety: z.enum(['amo', 'regular']),
  until: moment.nullable().meta({
    description: 'Until when it can be cancelled, or until when it cannot; null where nobody knows',
  }),
};
const cancellable = z.object(standing);
const notCancellable = z.object({
  ...standing,
  why: z.enum(['no_number', 'placed_elsewhere', 'exchange_takes_nothing', 'session_over']),
  words: z.string(),
});

export const killSwitchView = z
  .object({
    accounts: z.array(
      z.object({
        account_id: z.string(),
        killed_at: moment.nullable(),
        reason: z.string().nullable(),
        recorded: z.boolean().meta({
          description: 'Whether the holder of the account has written it into its history yet',
        }),
      }),
    ),
    cancellable: z.object({ count: z.number().int(), items: z.array(cancellable) }),
    not_cancellable: z.object({ count: z.number().int(), items: z.array(notCancellable) }),
    as_of: moment,
  })
  .meta({ id: 'KillSwitch' });

export const killCancelView = z
  .object({
    asked: z.number().int(),
    items: z.array(
      z.object({
        order_id: z.string(),
        request_id: z.string(),
        state: z.enum(['queued', 'working', 'done', 'refused', 'failed']),
        text: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'KillCancel' });

export const decisionView = z
  .object({
    request_id: z.string(),
    state: z.enum(['queued', 'working', 'done', 'failed']),
    text: z.string().nullable(),
  })
  .meta({ id: 'Decision' });
export const decisionsView = z.object({ items: z.array(decisionView.extend({ account_id: z.string() })) });

export const guardsView = z
  .object({
    account_id: z.string(),
    killed_at: moment.nullable(),
    kill_reason: z.string().nullable(),
    paused_at: moment.nullable(),
    placing_stopped_reason: z.string().nullable(),
    breaker: z.object({
      open: z.boolean(),
      opened_at: moment.nullable(),
      reason: z.string().nullable(),
      rejections_in_row: z.number().int(),
      opens_at: z.number().int().nullable(),
    }),
    sent: z
      .object({ day: day.nullable(), orders: z.number().int(), value: rupees })
      .meta({ description: 'What was or may have been sent for the latest trading day' }),
    limits: accountSettings.shape.guards.unwrap(),
    max_order_value: rupees,
    switches: accountSettings.shape.switches.unwrap(),
  })
  .meta({ id: 'Guards' });
