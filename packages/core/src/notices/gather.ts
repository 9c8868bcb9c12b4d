/**
 * Makes few readable messages of many notices.
 *
 * 1. Every notice is in exactly one message.
 * 2. For each order, its notices come in the order in which they happened, over all messages.
 * 3. Within what that allows, the most serious message comes first.
 */
import type { Notice } from './notice.ts';
import { highestSeverity, type NoticeKind, type NoticeSeverity } from './notice-kinds.ts';

export interface NoticeToSend {
  readonly notice: Notice;
  readonly silent: boolean;
}

export interface GatheredNotices {
  readonly notices: readonly [Notice, ...Notice[]];
  readonly severity: NoticeSeverity;
  /** Only when every notice in it is silent. */
  readonly silent: boolean;
}

/** From so many of one kind on, they are told as a list. */
const LIST_FROM = 3;
/** A list longer than this is more than one message: some channels carry 4,000 characters. */
export const LIST_MOST = 50;

const RANK: readonly NoticeSeverity[] = ['critical', 'high', 'normal', 'low'];

/** `due` in the order in which things happened. */
export function gather(due: readonly NoticeToSend[]): readonly GatheredNotices[] {
  return rounds(due).flatMap((round) =>
    grouped(round)
      .flatMap(cut)
      .sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity)),
  );
}

/** The first notice of each order, then the second of each, and so on: within a round no order comes twice. */
function rounds(due: readonly NoticeToSend[]): readonly (readonly NoticeToSend[])[] {
  const seen = new Map<string, number>();
  const all: NoticeToSend[][] = [];
  for (const one of due) {
    const { orderId } = one.notice;
    const round = orderId === null ? 0 : (seen.get(orderId) ?? 0);
    if (orderId !== null) seen.set(orderId, round + 1);
    all[round] = [...(all[round] ?? []), one];
  }
  return all;
}

function grouped(round: readonly NoticeToSend[]): readonly (readonly NoticeToSend[])[] {
  const low = round.filter(({ notice }) => notice.severity === 'low');
  const byKind = new Map<NoticeKind, NoticeToSend[]>();
  for (const one of round) {
    if (one.notice.severity === 'low') continue;
    byKind.set(one.notice.kind, [...(byKind.get(one.notice.kind) ?? []), one]);
  }
  const others = [...byKind.values()].flatMap((same) =>
    same.length < LIST_FROM ? same.map((one) => [one]) : [same],
  );
  return low.length < 2 ? [...others, ...low.map((one) => [one])] : [...others, low];
}

function cut(group: readonly NoticeToSend[]): readonly GatheredNotices[] {
  const messages: GatheredNotices[] = [];
  for (let from = 0; from < group.length; from += LIST_MOST) {
    const part = group.slice(from, from + LIST_MOST);
    const [first, ...rest] = part.map(({ notice }) => notice);
    if (first === undefined) continue;
    messages.push({
      notices: [first, ...rest],
      severity: highestSeverity(part.map(({ notice }) => notice.severity)),
      silent: part.every(({ silent }) => silent),
    });
  }
  return messages;
}
