import { instant, istClock, istMomentText, phaseAt } from '@orderwatch/core';
import type { BotDesk } from '../bot-parts.ts';
import { plain, quoting, reply } from '../lines.ts';
import { type AccountStops, loadStops } from '../load-stops.ts';
import type { BotCommand } from './command.ts';

const SESSION = {
  none: 'none',
  logging_in: 'logging in',
  ready: 'ready',
  blocked: 'refused by the broker',
  failed: 'failed',
} as const;

export const showStatus: BotCommand = {
  name: 'status',
  meaning: 'is everything alive',
  async answer({ db, desk }, userId) {
    const nowMs = desk.clock.nowMs();
    const accounts = await loadStops(db, userId);
    const phase = phaseAt(desk.calendar, instant(nowMs), { hasDerivatives: true });
    const market = phase.name === 'closed' ? 'closed' : phase.name.replaceAll('_', ' ');
    return reply(`${istMomentText(nowMs)}: market ${market}`, [
      ...accounts.flatMap((one) => accountLines(one, desk, nowMs)),
      ...(accounts.length === 0 ? ['There is no account yet.'] : []),
    ]);
  },
};

function accountLines({ account, lines }: AccountStops, desk: BotDesk, nowMs: number) {
  const live = desk.liveFacts(account.id);
  const next = desk.comingActions(account.id)[0];
  const seen = account.lastCompleteAtMs;
  return [
    plain(''),
    plain(`${account.label} (${account.mode})`),
    ...lines,
    ...(live.holdsLease
      ? [plain(`Session: ${SESSION[live.session]}, order feed: ${live.feed}`)]
      : [plain('Looked after by another instance of the program, or not yet begun')]),
    ...(live.sessionProblem === null ? [] : [quoting('The broker says ', live.sessionProblem)]),
    plain(
      seen === null ? 'The order book has not been read yet' : `Order book read ${agoText(nowMs - seen)}`,
    ),
    ...(next === undefined ? [] : [plain(`Next: ${next.label}, ${istClock(next.atMs)}`)]),
  ];
}

function agoText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
