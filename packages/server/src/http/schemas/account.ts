import { z } from 'zod';
import { accountSettings, accountSettingsPatch } from './account-settings.ts';
import { accountMode, moment } from './common.ts';

export const accountPatch = z.strictObject({
  label: z.string().min(1).max(60).optional(),
  settings: accountSettingsPatch.optional(),
  settings_version: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'The `settings_version` that the change was made from; left out, it is not asked' }),
});

export const freshness = z
  .object({
    session: z.enum(['none', 'logging_in', 'ready', 'blocked', 'failed']),
    session_expires_at: moment.nullable(),
    session_problem: z.string().nullable(),
    feed: z.enum(['off', 'connecting', 'live', 'down']),
    feed_since: moment.nullable(),
    last_reading_at: moment
      .nullable()
      .meta({ description: 'When the last complete reading of the book was received' }),
    last_reading_kind: z.enum(['complete', 'empty', 'partial', 'failed']).nullable(),
    last_reading_problem: z.string().nullable(),
    next_reading_at: moment.nullable(),
    reading_interval_ms: z.number().int().nullable(),
    clock: z
      .object({
        off_ms: z.number().int().meta({
          description:
            'By how much it is wrong at least: positive ahead of the broker, negative behind; 0 when less than two seconds are certain',
        }),
        level: z.enum(['ok', 'late', 'bad']).meta({
          description: '`late`: some login codes are refused. `bad`: none can be counted on',
        }),
        measured_at: moment,
      })
      .nullable()
      .meta({
        description:
          "This machine's clock beside the broker's, by the dates of the answers that came anyway; null until one told",
      }),
  })
  .meta({ id: 'Freshness' });

export const accountView = z
  .object({
    id: z.string(),
    label: z.string(),
    broker: z.literal('kotak-neo'),
    mode: accountMode,
    account_code: z.string(),
    owner_relation: z.enum(['self', 'spouse', 'child', 'parent']),
    paused_at: moment.nullable(),
    placing_stopped_reason: z.string().nullable(),
    killed_at: moment.nullable().meta({ description: 'Since when the kill switch is on' }),
    breaker_reason: z.string().nullable().meta({ description: 'Why the circuit breaker is open' }),
    has_credentials: z.boolean(),
    settings: accountSettings,
    settings_version: z
      .string()
      .meta({ description: 'Names what label and settings are now; another one when either is changed' }),
    freshness,
    created_at: moment,
  })
  .meta({ id: 'BrokerAccount' });

/** Write-only: no route returns any of these. */
export const accountCredentials = z.strictObject({
  consumer_key: z.string().min(1),
  mobile_number: z.string().regex(/^\+91\d{10}$/),
  ucc: z.string().regex(/^[A-Z0-9]{3,12}$/),
  mpin: z.string().regex(/^\d{6}$/),
  totp_secret: z.string().regex(/^[A-Z2-7]{16,}=*$/),
});

export const newAccount = z.strictObject({
  label: z.string().min(1).max(60),
  mode: z.enum(['paper', 'read-only', 'live']),
  owner_relation: z.enum(['self', 'spouse', 'child', 'parent']),
  credentials: accountCredentials,
  settings: accountSettings.prefault({}),
});

export const settingsOrigin = z
  .object({
    defaults: accountSettings,
    changed_at: z.record(z.string(), moment).meta({
      description: 'The path of each setting that was changed, for example retry.time, and when it last was',
    }),
  })
  .meta({ id: 'SettingsOrigin' });

export const accountModeWish = z.strictObject({
  mode: z
    .enum(['read-only', 'live'])
    .meta({ description: 'A paper account stays one: it plays on another exchange' }),
});

const loginStep = z
  .object({ step: z.string(), ok: z.boolean(), detail: z.string() })
  .meta({ id: 'LoginStep' });
export const loginReport = z
  .object({ ok: z.boolean(), steps: z.array(loginStep) })
  .meta({ id: 'LoginReport' });
