import { readFacts } from '@orderwatch/core';
import type { z } from 'zod';
import type { AccountRow } from '../../db/accounts/list-accounts.ts';
import type { LiveFacts } from '../../desk/desk.ts';
import type { accountView, freshness } from '../schemas/account.ts';
import { accountSettings } from '../schemas/account-settings.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { settingsVersion } from './settings-version.ts';

export function renderAccount(row: AccountRow, live: LiveFacts): z.infer<typeof accountView> {
  const settings = accountSettings.parse(row.settings);
  return {
    id: row.id,
    label: row.label,
    broker: 'kotak-neo',
    mode: row.mode,
    account_code: row.accountCode,
    owner_relation: row.ownerRelation,
    paused_at: momentOrNull(row.pausedAtMs),
    placing_stopped_reason: row.placingStoppedReason,
    killed_at: momentOrNull(row.killedAtMs),
    breaker_reason: row.breakerReason,
    has_credentials: row.hasCredentials,
    settings,
    settings_version: settingsVersion(row.label, settings),
    freshness: renderFreshness(row, live),
    created_at: momentText(row.createdAtMs),
  };
}

const READINGS = ['complete', 'empty', 'partial', 'failed'] as const;

function renderFreshness(row: AccountRow, live: LiveFacts): z.infer<typeof freshness> {
  const last = readFacts(row.lastReading);
  const kind = last.text('kind');
  return {
    session: live.session,
    session_expires_at: momentOrNull(live.sessionExpiresAtMs),
    session_problem: live.sessionProblem,
    feed: live.feed,
    feed_since: momentOrNull(live.feedSinceMs),
    last_reading_at: momentOrNull(row.lastCompleteAtMs),
    last_reading_kind: READINGS.find((known) => known === kind) ?? null,
    last_reading_problem: last.text('problem') ?? null,
    next_reading_at: momentOrNull(live.nextReadingAtMs),
    reading_interval_ms: live.readingIntervalMs,
    clock: live.clock && {
      off_ms: live.clock.offMs,
      level: live.clock.level,
      measured_at: momentText(live.clock.measuredAtMs),
    },
  };
}
