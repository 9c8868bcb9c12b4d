import type { JsonObject, NoticeText } from '@orderwatch/core';

/** Ways to tell a user something outside the page. The feed in the app is written by the dispatcher itself. */
export const CHANNEL_KINDS = ['telegram', 'email', 'web_push', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a person may do about a notice at once; a channel with buttons offers them, and checks anew when pressed. */
export type NoticeAction = 'retry' | 'drop' | 'cancel' | 'details' | 'snooze';

/** One thing that happened, in the form for programs. */
export interface MessageItem {
  /** Of the notice; the same at every repeat. */
  readonly noticeId: string;
  /** Of the event that it tells of, the recognisable mark of a repeat. */
  readonly eventId: string;
  readonly kind: string;
  readonly severity: 'critical' | 'high' | 'normal' | 'low';
  readonly accountId: string;
  readonly orderId: string | null;
  readonly atMs: number;
  /** Without secrets; without amounts when the user hides them. */
  readonly facts: JsonObject;
}

/** What a channel hands over: one notice, or several gathered into one readable text. */
export interface ChannelMessage {
  /** The same at every repeat of this message. Channels show it shortened, or send it as an id. */
  readonly id: string;
  readonly text: NoticeText;
  /** The most serious of its items. */
  readonly severity: MessageItem['severity'];
  /** Delivered without a sound. */
  readonly silent: boolean;
  readonly items: readonly [MessageItem, ...MessageItem[]];
  /** Empty for gathered messages. All of them are about `items[0].orderId`. */
  readonly actions: readonly NoticeAction[];
}

/** Where a user's messages go: what he set for the channel, secrets opened. */
export interface ChannelTarget {
  readonly userId: string;
  readonly settings: JsonObject;
  /** In memory while it is used; never in a log, an error, or an answer. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type SendOutcome =
  /** The other side has taken it. */
  | { readonly kind: 'sent' }
  /** It may work later: no connection, a limit, a fault over there. Not before `afterMs` from now when that is given. */
  | { readonly kind: 'retry'; readonly why: string; readonly afterMs?: number }
  /** It cannot work until a person changes something. Both in plain words, without secrets. */
  | { readonly kind: 'refused'; readonly why: string; readonly mend: string };

/** What is right and wrong with a channel's settings, found by really trying. */
export interface ChannelCheck {
  readonly ok: boolean;
  readonly steps: readonly {
    readonly step: string;
    readonly ok: boolean;
    /** What was found; when wrong, exactly what, and how to mend it. No secrets. */
    readonly detail: string;
  }[];
}

export interface SettingProblem {
  /** A key of the settings or the secrets. */
  readonly field: string;
  readonly message: string;
}

/**
 * An adapter to the outside. It decides nothing: whom to tell, when and in which words is decided before. Calls for one
 * user come one after the other. Each is over within 20 s of the clock it was made with (`retry` when nothing answered),
 * and never throws for what the other side or the network does.
 */
export interface Channel {
  readonly kind: ChannelKind;
  /** Names of the secrets, which are sealed at rest and never shown again. */
  readonly secretFields: readonly string[];
  /** Checks the form of settings and secrets before they are kept; an empty list accepts them. No I/O. */
  inspect(settings: JsonObject, secrets: Readonly<Record<string, string>>): readonly SettingProblem[];
  /** Tries the settings step by step, and sends a message of trial where that is the only way to know. */
  check(target: ChannelTarget): Promise<ChannelCheck>;
  send(message: ChannelMessage, target: ChannelTarget): Promise<SendOutcome>;
}
