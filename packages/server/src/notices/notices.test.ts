import { DEFAULT_PREFERENCES, type NoticePreferences } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import type { ClaimedDeliveries } from '../db/notices/claim-deliveries.ts';
import type { UnplannedNotice } from '../db/notices/plan-deliveries.ts';
import { seededRandom } from '../desk/seeded-random.ts';
import { patchPreferences } from '../http/render/patch-preferences.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import { sealSecrets, unsealSecrets } from './channel-secrets.ts';
import { decideClaimed } from './decide-claimed.ts';
import { decidePlan } from './decide-plan.ts';
import { readPreferences } from './read-preferences.ts';

/** Friday 2026-08-21 in India. */
const at = (time: string): number => Temporal.Instant.from(`2026-08-21T${time}+05:30`).epochMilliseconds;
const NIGHT: NoticePreferences = {
  ...DEFAULT_PREFERENCES,
  quietHours: {
    fromMinute: 22 * 60,
    toMinute: 7 * 60,
    passes: { critical: true, rejections: true, unconfirmed: true },
  },
};

const unplanned = (changes: Partial<UnplannedNotice>): UnplannedNotice => ({
  id: 'ntc_1',
  userId: 'usr_1',
  kind: 'order_placed',
  severity: 'normal',
  orderId: 'ord_1',
  createdAtMs: at('23:00:00'),
  notOver: null,
  ...changes,
});

describe('where notices go', () => {
  const planFor = (notice: UnplannedNotice, preferences: NoticePreferences, nowMs: number) =>
    decidePlan(nowMs)([notice], new Map([['usr_1', { preferences, channels: ['telegram', 'webhook'] }]]));

  it('is the feed at once, and each channel at its time', () => {
    expect(planFor(unplanned({}), NIGHT, at('23:00:00'))).toEqual({
      feed: [{ noticeId: 'ntc_1', inFeed: true, read: false }],
      deliveries: [
        { noticeId: 'ntc_1', channel: 'telegram', state: 'deferred', dueAtMs: at('07:00:00') + 86_400_000 },
        { noticeId: 'ntc_1', channel: 'webhook', state: 'deferred', dueAtMs: at('07:00:00') + 86_400_000 },
      ],
      overtakings: [],
    });
    expect(planFor(unplanned({}), DEFAULT_PREFERENCES, at('23:00:00')).deliveries).toMatchObject([
      { state: 'queued', dueAtMs: at('23:00:05') },
      { state: 'queued', dueAtMs: at('23:00:05') },
    ]);
  });

  it('is never the channel that it complains of, nor one that was not asked for', () => {
    const failed = unplanned({ kind: 'channel_failed', severity: 'high', notOver: 'webhook' });
    expect(
      planFor(failed, DEFAULT_PREFERENCES, at('12:00:00')).deliveries.map(({ channel }) => channel),
    ).toEqual(['telegram']);
    const low = unplanned({ kind: 'feed_restored', severity: 'low' });
    const plan = planFor(low, DEFAULT_PREFERENCES, at('12:00:00'));
    expect(plan.deliveries.map(({ channel }) => channel)).toEqual(['webhook']);
    expect(plan.feed).toMatchObject([{ inFeed: true, read: true }]);
    expect(plan.overtakings).toEqual([{ noticeId: 'ntc_1', ends: 'feed_down' }]);
  });
});

describe('what was claimed', () => {
  const claimed = (preferences: NoticePreferences): ClaimedDeliveries => ({
    userId: 'usr_1',
    channel: 'telegram',
    settings: {},
    sealed: null,
    preferences,
    failures: 0,
    leaseUntilMs: 0,
    deliveries: [
      {
        noticeId: 'a',
        kind: 'order_placed',
        severity: 'normal',
        orderId: 'ord_1',
        accountId: 'acc_1',
        attempts: 1,
      },
      {
        noticeId: 'b',
        kind: 'order_placed',
        severity: 'normal',
        orderId: 'ord_2',
        accountId: 'acc_1',
        attempts: 1,
      },
      {
        noticeId: 'c',
        kind: 'order_rejected',
        severity: 'high',
        orderId: 'ord_1',
        accountId: 'acc_1',
        attempts: 1,
      },
    ],
  });

  it('waits for the morning, but for what passes and what came before it of the same order', () => {
    const decided = decideClaimed(claimed(NIGHT), at('02:00:00'));
    expect(decided.send.map(({ delivery, silent }) => [delivery.noticeId, silent])).toEqual([
      ['a', true],
      ['c', false],
    ]);
    expect(decided.defer.map(({ delivery }) => delivery.noticeId)).toEqual(['b']);
  });

  it('is not sent when it is not wanted any more', () => {
    const decided = decideClaimed(
      claimed({ ...DEFAULT_PREFERENCES, choices: { order_placed: { telegram: 'off' } } }),
      at('12:00:00'),
    );
    expect(decided.suppress.map(({ noticeId }) => noticeId).toSorted()).toEqual(['a', 'b']);
  });
});

describe('stored preferences', () => {
  it('are the defaults when there are none or they cannot be read, and lose only what nobody knows', () => {
    expect(readPreferences(null)).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences('odd')).toEqual(DEFAULT_PREFERENCES);
    expect(
      readPreferences({ choices: { of_tomorrow: { telegram: 'on' }, kill_switch: { email: 'off' } } }),
    ).toEqual({
      ...DEFAULT_PREFERENCES,
      choices: { kill_switch: { email: 'off' } },
    });
  });

  it('change in parts', () => {
    const before: NoticePreferences = {
      ...NIGHT,
      choices: { kill_switch: { email: 'off', telegram: 'silent' }, day_report: { email: 'off' } },
      hideAmounts: ['email'],
      limits: { perMinute: 1, perHour: 2 },
    };
    expect(patchPreferences(before, {})).toEqual(before);
    expect(
      patchPreferences(before, {
        choices: { kill_switch: { email: null }, day_report: null, order_placed: { email: 'on' } },
        quiet_hours: { from: '21:30', to: '06:00', passes: { rejections: false } },
        hide_amounts: null,
        limits: { per_hour: 9 },
      }),
    ).toEqual({
      ...before,
      choices: { kill_switch: { telegram: 'silent' }, order_placed: { email: 'on' } },
      quietHours: {
        fromMinute: 21 * 60 + 30,
        toMinute: 360,
        passes: { critical: true, rejections: false, unconfirmed: true },
      },
      hideAmounts: [],
      limits: { perMinute: 1, perHour: 9 },
    });
    expect(patchPreferences(before, { quiet_hours: null, limits: null })).toMatchObject({
      quietHours: null,
      limits: DEFAULT_PREFERENCES.limits,
    });
  });
});

describe('the secrets of a channel', () => {
  const key = Buffer.from(seededRandom(1)(32));
  const ring: KeyRing = { current: 1, versions: [1], find: (version) => (version === 1 ? key : undefined) };
  const owner = { userId: 'usr_1', channel: 'webhook' } as const;

  it('open with the same key for the same user and channel, and for nobody else', () => {
    const sealed = sealSecrets(ring, owner, { secret: 'canary-of-a-channel' });
    expect(JSON.stringify(sealed)).not.toContain('canary');
    expect(unsealSecrets(ring, owner, sealed)).toEqual({ secret: 'canary-of-a-channel' });
    expect(unsealSecrets(ring, { ...owner, userId: 'usr_2' }, sealed)).toBeUndefined();
    expect(unsealSecrets(ring, { ...owner, channel: 'email' }, sealed)).toBeUndefined();
    const renamed = { ...sealed, sealedFields: { token: sealed.sealedFields.secret ?? '' } };
    expect(unsealSecrets(ring, owner, renamed)).toBeUndefined();
    expect(unsealSecrets({ current: 2, versions: [], find: () => undefined }, owner, sealed)).toBeUndefined();
  });
});
