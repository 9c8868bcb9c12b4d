import { z } from 'zod';
import { day, moment } from './common.ts';

const milliseconds = z.number().meta({ description: 'Milliseconds' });

const accountHealth = z.object({
  account_id: z.string(),
  lease: z.object({
    held_here: z.boolean().meta({ description: 'Whether the instance that answers acts for the account' }),
    owner: z.string().nullable().meta({ description: 'The instance that acts for it; null for none' }),
    epoch: z.number().int().nullable(),
    expires_at: moment.nullable().meta({ description: 'In real time, also in the demo' }),
  }),
  cycles: z
    .object({
      count: z.number().int(),
      failed: z.number().int().meta({ description: 'Whose reading failed or was incomplete' }),
      since: moment.nullable(),
      p50_ms: milliseconds.nullable(),
      p95_ms: milliseconds.nullable(),
      max_ms: milliseconds.nullable(),
      statements_max: z.number().int(),
    })
    .meta({ description: "The last cycles of this instance: our own work, the broker's time taken out" }),
  detection: z
    .object({
      count: z.number().int(),
      p50_ms: milliseconds.nullable(),
      p95_ms: milliseconds.nullable(),
      buckets: z.array(
        z.object({
          up_to_ms: milliseconds.nullable().meta({ description: 'Null: everything slower' }),
          count: z.number().int(),
        }),
      ),
    })
    .meta({ description: "From the broker's own time of a change until it was in the history" }),
  feed_drops_today: z.number().int().meta({
    description: 'How often the order feed was gone for longer than a minute since the day began in India',
  }),
  feed_drops: z
    .object({
      since: moment.nullable().meta({ description: 'Null until the feed was live for the first time' }),
      hours: z.array(
        z.object({
          from: moment.meta({ description: 'The beginning of the hour, in India, in which they began' }),
          drops: z.number().int(),
          longest_ms: milliseconds,
          gone_ms: milliseconds.meta({ description: 'Of all of them together' }),
        }),
      ),
      live: z
        .array(
          z.object({ from: moment, until: moment.nullable().meta({ description: 'Null while it is live' }) }),
        )
        .meta({ description: 'When it was live in that time, oldest first; of very many only the newest' }),
    })
    .meta({
      description:
        'Every drop of the order feed, however short, as this instance saw it since it acts for the account, for up to a day; hours without one are left out',
    }),
  jobs: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      waiting: z.number().int(),
      next_due_at: moment.nullable(),
      last_done_at: moment.nullable(),
    }),
  ),
});

const instance = z.object({
  id: z.string(),
  version: z.string(),
  since: moment.meta({ description: 'When it was started; in real time' }),
  here: z.boolean().meta({ description: 'Whether it is the one that answers' }),
  shares: z.boolean().meta({
    description:
      'Whether it has the same key file as the one that answers: only then are accounts moved between them',
  }),
  account_ids: z.array(z.string()).meta({ description: 'Those of your accounts that it acts for' }),
});

export const healthView = z
  .object({
    version: z.string(),
    now: moment,
    database_bytes: z.number().int(),
    calendar_warning: z.string().nullable(),
    accounts: z.array(accountHealth),
    instances: z.array(instance).nullable().meta({
      description:
        'Those that live and share the accounts, the longest-lived first; null when that is not known, and in the demo',
    }),
    telling: z
      .object({
        count: z.number().int(),
        p50_ms: milliseconds.nullable(),
        p95_ms: milliseconds.nullable(),
        max_ms: milliseconds.nullable(),
      })
      .meta({
        description:
          'Of the latest important messages: from the record of the event until a channel had taken it',
      }),
    broker_calls: z
      .array(
        z.object({
          call: z.string(),
          count: z.number().int(),
          unanswered: z.number().int().meta({ description: 'Not sent, or sent and never answered' }),
          refused: z.number().int().meta({ description: 'Answered with an error' }),
          mean_ms: milliseconds,
        }),
      )
      .meta({ description: 'Of every account of this installation, since the program started' }),
    broker_pace: z
      .object({ last_minute: z.number().int(), last_hour: z.number().int() })
      .meta({ description: 'Calls to the broker, of every account of this installation' }),
    outbox: z.array(
      z.object({
        channel: z.string(),
        queued: z.number().int(),
        failed: z.number().int().meta({ description: 'Not through yet; tried again' }),
        dead: z.number().int().meta({ description: 'Given up' }),
      }),
    ),
  })
  .meta({ id: 'Health' });

export const historyVerdict = z
  .object({
    whole: z.boolean(),
    checked: z.number().int().meta({ description: 'Events whose hash was made again and agreed' }),
    first_broken: z
      .object({
        seq: z.number().int(),
        event_id: z.string().nullable(),
        what: z.enum(['gap', 'link', 'hash', 'end']),
        text: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'HistoryVerdict' });

export const calendarView = z
  .object({
    exchange: z.string(),
    first_day: day,
    last_day: day,
    warning: z.string().nullable(),
    origin: z.object({
      file: z.string().meta({ description: 'The file of the program that it stands in' }),
      program: z.string().meta({ description: 'The version of the program that brought it' }),
      sources: z.array(z.string()).meta({ description: 'What it was made from' }),
      imported: z
        .array(z.object({ file: z.string(), imported_at: moment }))
        .meta({ description: 'Files by which it was extended or corrected, the earliest first' }),
      restart_needed: z.boolean().meta({
        description: 'Something was imported since the program was started, and holds from its next start',
      }),
    }),
    holidays: z
      .array(z.object({ day, name: z.string() }))
      .meta({ description: 'From today on, as far as the calendar reaches' }),
    special_sessions: z.array(z.object({ day, name: z.string(), open: z.string(), close: z.string() })),
  })
  .meta({ id: 'Calendar' });
