import { maySendAgain, parseBrokerOrderId } from '@orderwatch/core';
import {
  findUnknownNumbers,
  hasShownTag,
  loadUnconfirmed,
  type UnconfirmedAttempt,
} from '../db/divergences/load-unconfirmed.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { readAccountSettings } from '../placement/account-settings.ts';
import { resendUnconfirmed } from './resend-unconfirmed.ts';

/** The trade book costs a call; a minute is soon enough for what nobody can hurry. */
const SEARCH_EVERY_MS = 60_000;
const LOOK_UPS = 5;
const TAG_DAYS_MS = 10 * 86_400_000;

interface Search {
  lastMs: number;
  clearTradesMs: number | null;
  /** Per attempt, when the readings that lack it were asked for. Forgotten with the lease, and with any doubt. */
  absent: Map<string, number[]>;
}

const searches = new WeakMap<AccountHands, Search>();

/**
 * Searches further than the book for what was sent and never answered: an execution whose order the book does not show is
 * looked up by its number, and its row carries our tag or it is somebody else's.
 */
export const searchUnconfirmed: AfterReading = async (context, { snapshot, complete }) => {
  const { parts, hands } = context;
  if (!hands.agenda.dueBy(Number.POSITIVE_INFINITY).some(({ kind }) => kind === 'remind_unconfirmed')) return;
  const search = searchOf(hands);
  if (!complete) search.absent.clear();
  if (!complete || snapshot.kind !== 'complete') return;
  const unconfirmed = await loadUnconfirmed(parts.db, hands.facts().id);
  for (const { attemptId } of unconfirmed) noteAbsence(search, attemptId, snapshot.requestedAtMs);
  const nowMs = parts.clock.nowMs();
  if (nowMs - search.lastMs >= SEARCH_EVERY_MS) {
    search.lastMs = nowMs;
    await searchTrades(context, search);
  }
  await resendWhatMayBe(context, search, unconfirmed);
};

function searchOf(hands: AccountHands): Search {
  const known = searches.get(hands);
  if (known !== undefined) return known;
  const made: Search = { lastMs: 0, clearTradesMs: null, absent: new Map() };
  searches.set(hands, made);
  return made;
}

function noteAbsence({ absent }: Search, attemptId: string, requestedAtMs: number): void {
  absent.set(attemptId, [...(absent.get(attemptId) ?? []), requestedAtMs].slice(-10));
}

async function searchTrades({ parts, hands }: AccountContext, search: Search): Promise<void> {
  const reading = await hands.broker()?.reading.readTrades();
  if (reading === undefined || reading.kind === 'failed') return;
  const numbers = reading.kind === 'empty' ? [] : reading.rows.map(({ brokerOrderId }) => brokerOrderId);
  const unknown = await findUnknownNumbers(parts.db, hands.facts().id, [...new Set(numbers)]);
  for (const text of unknown.slice(0, LOOK_UPS)) {
    const number = parseBrokerOrderId(text);
    if (number !== undefined) await hands.lookUp(number);
  }
  search.clearTradesMs = unknown.length === 0 && reading.kind !== 'partial' ? reading.requestedAtMs : null;
}

async function resendWhatMayBe(
  context: AccountContext,
  search: Search,
  unconfirmed: readonly UnconfirmedAttempt[],
): Promise<void> {
  const { parts, hands } = context;
  const { resendUnconfirmed: allowed } = readAccountSettings(hands.facts().settings);
  if (!allowed) return;
  const nowMs = parts.clock.nowMs();
  for (const attempt of unconfirmed) {
    const { attemptId, side, sentAtMs } = attempt;
    const absentReadingsMs = search.absent.get(attemptId) ?? [];
    const facts = { allowed, side, sentAtMs, nowMs, absentReadingsMs, clearTradesMs: search.clearTradesMs };
    // What costs a statement is asked last.
    if (!maySendAgain({ ...facts, tagIsShown: true })) continue;
    const tagIsShown = await hasShownTag(parts.db, hands.facts().id, nowMs - TAG_DAYS_MS);
    if (maySendAgain({ ...facts, tagIsShown })) await resendUnconfirmed(context, attempt, absentReadingsMs);
  }
}
