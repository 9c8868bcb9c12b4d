import { z } from 'zod';
import { accountView } from './account.ts';
import { accountMode, day, moment } from './common.ts';

export const marketPhase = z
  .object({
    name: z.string().meta({
      description:
        'closed, amo_window, pre_open_order_entry, pre_open_matching, pre_open_buffer, continuous, closing_auction_reference, closing_auction_entry, closing_auction_matching, post_close, settling',
    }),
    label: z.string().meta({ description: 'For people, for example "Pre-open" or "Holiday: Diwali"' }),
    since: moment.nullable(),
    until: moment.nullable(),
    next_label: z.string().nullable(),
    trading_day: day.nullable(),
    next_trading_day: day.nullable(),
    calendar_warning: z.string().nullable(),
  })
  .meta({ id: 'MarketPhase' });

const comingAction = z.object({ at: moment, label: z.string() });

/** The strip at the top of every page. */
export const statusView = z
  .object({
    now: moment,
    clock: z.object({
      simulated: z.boolean(),
      rate: z.number().meta({ description: 'Simulated seconds in a real one; 1 on the real clock' }),
    }),
    mode: accountMode
      .nullable()
      .meta({ description: 'Null until an account exists; the most serious one of the accounts' }),
    version: z.string(),
    market: marketPhase,
    accounts: z.array(accountView),
    next_action: comingAction.nullable(),
    coming_actions: z.array(comingAction).meta({
      description: 'What is done next without anybody asking, soonest first; each kind of work once',
    }),
    needs_login: z.boolean(),
    needs_setup: z.boolean(),
    leaving_demo: z.string().nullable().meta({ description: 'In demo: how to go on to a real account' }),
  })
  .meta({ id: 'Status' });

export const me = z
  .object({
    id: z.string(),
    email: z.string(),
    display_name: z.string(),
    csrf_token: z.string(),
    demo: z.boolean(),
  })
  .meta({ id: 'Me' });

/** One server-sent event: ids only; the page fetches what it shows. */
export const streamChange = z
  .object({
    account_id: z.string(),
    seq: z.number().int(),
    order_id: z.string().nullable(),
    kind: z.string(),
    actor: z.enum(['user', 'system', 'broker', 'exchange', 'external', 'unknown']),
    at: moment,
  })
  .meta({ id: 'StreamChange' });
