import type { EpochMs } from '../time.ts';
import { NOTICE_KINDS, type NoticeKind, type NoticeSeverity, noticeKindFacts } from './notice-kinds.ts';

/** Where a notice can be told. `in_app` is the feed on the page. */
export const NOTICE_CHANNELS = ['in_app', 'telegram', 'email', 'web_push', 'webhook'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** `silent`: delivered without a sound; in the app, as read already. */
export const CHANNEL_CHOICES = ['on', 'silent', 'off'] as const;
export type ChannelChoice = (typeof CHANNEL_CHOICES)[number];

export type NoticeChoices = Readonly<
  Partial<Record<NoticeKind, Readonly<Partial<Record<NoticeChannel, ChannelChoice>>>>>
>;

/** A part of every day in India in which a person is not disturbed. `from` after `to` crosses midnight. */
export interface QuietHours {
  /** Minutes since midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** What is told all the same. */
  readonly passes: {
    readonly critical: boolean;
    readonly rejections: boolean;
    readonly unconfirmed: boolean;
  };
}

/** How many messages a channel may carry, those of high and critical severity not counted against them. */
export interface SendingLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

export interface NoticePreferences {
  /** Only what differs from the defaults. */
  readonly choices: NoticeChoices;
  readonly quietHours: QuietHours | null;
  readonly hideAmounts: readonly NoticeChannel[];
  readonly limits: SendingLimits;
  /** Orders of which nothing short of critical is told before a moment. */
  readonly snoozed: Readonly<Record<string, EpochMs>>;
}

export const DEFAULT_PASSES: QuietHours['passes'] = { critical: true, rejections: true, unconfirmed: true };

export const DEFAULT_PREFERENCES: NoticePreferences = {
  choices: {},
  quietHours: null,
  hideAmounts: [],
  limits: { perMinute: 10, perHour: 60 },
  snoozed: {},
};

const BY_SEVERITY: Readonly<Record<NoticeSeverity, ChannelChoice>> = {
  critical: 'on',
  high: 'on',
  normal: 'silent',
  low: 'off',
};

/**
 * What is told where before a person has chosen: all of it in the app and to programs, little to a telephone. A notice
 * that is less urgent than its kind (a cancellation of one's own) is told less.
 */
export function defaultChoice(
  kind: NoticeKind,
  channel: NoticeChannel,
  severity: NoticeSeverity = noticeKindFacts(kind).severity,
): ChannelChoice {
  if (noticeKindFacts(kind).offByDefault === true) return 'off';
  if (channel === 'webhook') return 'on';
  if (channel === 'in_app') return severity === 'low' ? 'silent' : 'on';
  return severity === 'normal' && ALOUD.has(kind) ? 'on' : BY_SEVERITY[severity];
}

/** Nothing that is urgent, and yet what people wait for. */
const ALOUD: ReadonlySet<NoticeKind> = new Set(['day_report', 'order_executed', 'position_closed']);

export function choiceFor(
  preferences: Pick<NoticePreferences, 'choices'>,
  kind: NoticeKind,
  channel: NoticeChannel,
  severity?: NoticeSeverity,
): ChannelChoice {
  return preferences.choices[kind]?.[channel] ?? defaultChoice(kind, channel, severity);
}

/** Every kind and channel with what holds for it, for a page that shows them all. */
export function allChoices(
  preferences: Pick<NoticePreferences, 'choices'>,
): Readonly<Record<NoticeKind, Readonly<Record<NoticeChannel, ChannelChoice>>>> {
  const kinds = Object.keys(NOTICE_KINDS) as NoticeKind[];
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(NOTICE_CHANNELS.map((channel) => [channel, choiceFor(preferences, kind, channel)])),
    ]),
  ) as Record<NoticeKind, Record<NoticeChannel, ChannelChoice>>;
}
