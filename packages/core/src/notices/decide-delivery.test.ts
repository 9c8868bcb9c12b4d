import { describe, expect, it } from 'vitest';
import { at } from '../reconciliation/reconcile.test-support.ts';
import { decideDelivery, quietUntil } from './decide-delivery.ts';
import { isNoticeKind, NOTICE_KINDS, type NoticeKind } from './notice-kinds.ts';
import {
  allChoices,
  choiceFor,
  DEFAULT_PASSES,
  DEFAULT_PREFERENCES,
  defaultChoice,
  type NoticeChannel,
  type NoticePreferences,
  type QuietHours,
} from './preferences.ts';

const NIGHT: QuietHours = { fromMinute: 22 * 60, toMinute: 7 * 60, passes: DEFAULT_PASSES };
const prefer = (changes: Partial<NoticePreferences>): NoticePreferences => ({
  ...DEFAULT_PREFERENCES,
  ...changes,
});
const notice = (kind: NoticeKind, orderId: string | null = null) => ({
  kind,
  severity: NOTICE_KINDS[kind].severity,
  orderId,
});
const DAY_MS = 86_400_000;

describe('quiet hours', () => {
  it.each([
    ['before they begin', '21:59', null],
    ['at their first minute', '22:00', at('07:00') + DAY_MS],
    ['before midnight', '23:59', at('07:00') + DAY_MS],
    ['after midnight', '00:00', at('07:00')],
    ['in their last minute', '06:59', at('07:00')],
    ['when they are over', '07:00', null],
  ])('over midnight, %s (%s)', (_, time, until) => {
    expect(quietUntil(NIGHT, at(time))).toBe(until);
  });

  it.each([
    ['12:59', null],
    ['13:00', at('14:30')],
    ['14:29', at('14:30')],
    ['14:30', null],
  ])('within a day, at %s', (time, until) => {
    expect(quietUntil({ ...NIGHT, fromMinute: 13 * 60, toMinute: 14 * 60 + 30 }, at(time))).toBe(until);
  });

  it('from and to the same minute are none', () => {
    expect(quietUntil({ ...NIGHT, toMinute: NIGHT.fromMinute }, at('22:00'))).toBeNull();
  });
});

describe('a delivery', () => {
  const night = prefer({ quietHours: NIGHT });
  const strict = prefer({
    quietHours: { ...NIGHT, passes: { critical: false, rejections: false, unconfirmed: false } },
  });
  const wait = { kind: 'defer', untilMs: at('07:00') } as const;
  const loud = { kind: 'send', silent: false } as const;

  it.each<[string, NoticeKind, NoticeChannel, NoticePreferences, object]>([
    ['what is normal waits for the morning', 'order_executed', 'telegram', night, wait],
    ['a rejection passes', 'order_rejected', 'telegram', night, loud],
    ['a rejection waits by choice', 'order_rejected', 'telegram', strict, wait],
    ['an unconfirmed order passes', 'order_unconfirmed', 'telegram', night, loud],
    ['an unconfirmed order waits by choice', 'order_unconfirmed', 'telegram', strict, wait],
    ['what is critical passes', 'kill_switch', 'telegram', night, loud],
    ['what is critical waits by choice', 'kill_switch', 'telegram', strict, wait],
    ['the feed in the app knows no night', 'order_executed', 'in_app', night, loud],
  ])('at night: %s', (_, kind, channel, preferences, decision) => {
    expect(decideDelivery(notice(kind), channel, preferences, at('02:00'))).toEqual(decision);
  });

  it('follows what was chosen for its kind and channel', () => {
    const preferences = prefer({ choices: { order_executed: { telegram: 'off', email: 'silent' } } });
    const decide = (channel: NoticeChannel) =>
      decideDelivery(notice('order_executed'), channel, preferences, at('10:00'));
    expect(decide('telegram')).toEqual({ kind: 'suppress' });
    expect(decide('email')).toEqual({ kind: 'send', silent: true });
    expect(decide('web_push')).toEqual(loud);
  });

  it('of a snoozed order waits, its reminders too, but not what is critical otherwise', () => {
    const preferences = prefer({ snoozed: { ord_1: at('12:00'), ord_2: at('09:00') } });
    const decide = (kind: NoticeKind, orderId: string) =>
      decideDelivery(notice(kind, orderId), 'telegram', preferences, at('10:00'));
    expect(decide('order_unconfirmed', 'ord_1')).toEqual({ kind: 'defer', untilMs: at('12:00') });
    expect(decide('order_missing', 'ord_1')).toEqual({ kind: 'defer', untilMs: at('12:00') });
    expect(decide('order_corrected', 'ord_1')).toEqual(loud);
    expect(decide('order_missing', 'ord_2')).toEqual(loud);
    expect(decide('order_missing', 'ord_3')).toEqual(loud);
  });
});

describe('defaults', () => {
  it('tell a telephone what is urgent aloud, what is normal in silence, and what is low not at all', () => {
    expect(defaultChoice('order_rejected', 'telegram')).toBe('on');
    expect(defaultChoice('order_placed', 'telegram')).toBe('silent');
    expect(defaultChoice('order_executed', 'telegram')).toBe('on');
    expect(defaultChoice('feed_down', 'telegram')).toBe('off');
    expect(defaultChoice('order_cancelled', 'telegram', 'low')).toBe('off');
    expect(defaultChoice('day_report', 'email', 'low')).toBe('off');
  });

  it('show everything in the app and to programs, but moved targets nowhere', () => {
    for (const kind of Object.keys(NOTICE_KINDS).filter(isNoticeKind)) {
      const off = kind === 'target_moved';
      expect(defaultChoice(kind, 'in_app') === 'off').toBe(off);
      expect(defaultChoice(kind, 'webhook')).toBe(off ? 'off' : 'on');
    }
  });

  it('give way to what was chosen, and only there', () => {
    const preferences = prefer({ choices: { target_moved: { in_app: 'on' } } });
    expect(choiceFor(preferences, 'target_moved', 'in_app')).toBe('on');
    const all = allChoices(preferences);
    expect(Object.keys(all)).toEqual(Object.keys(NOTICE_KINDS));
    expect(all.target_moved).toEqual({
      in_app: 'on',
      telegram: 'off',
      email: 'off',
      web_push: 'off',
      webhook: 'off',
    });
  });
});
