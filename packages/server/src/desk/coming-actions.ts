import { comingMoments } from '@orderwatch/core';
import { dueLabel } from '../due/due-labels.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';
import { sellSwitch } from '../sells/plan-sells.ts';
import { readSelling } from '../sells/sell-settings.ts';
import type { AccountContext } from './account-context.ts';

/** What the program does by itself, and when. */
export interface ComingAction {
  readonly atMs: number;
  readonly label: string;
}

const MOMENT_LABELS = {
  amo_release: 'The broker sends the after-market orders to the exchange',
  first_sells: 'Place the first sells of the day',
} as const;

/** What comes next for an account, soonest first: each kind of work once, at the next time it is due. */
export function comingActions(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  nextReadingAtMs: number | null,
): readonly ComingAction[] {
  const nowMs = parts.clock.nowMs();
  const due = hands.agenda
    .dueBy(Number.POSITIVE_INFINITY)
    .filter(({ dueAtMs }) => dueAtMs > nowMs)
    .map(({ kind, dueAtMs }) => ({ atMs: dueAtMs, label: dueLabel(kind) }));
  const reading = nextReadingAtMs === null ? [] : [{ atMs: nextReadingAtMs, label: 'Read the order book' }];
  const all = [...due, ...momentsOf({ parts, hands }, nowMs), ...reading];
  const byLabel = new Map<string, ComingAction>();
  for (const action of all.toSorted((a, b) => a.atMs - b.atMs)) {
    if (!byLabel.has(action.label)) byLabel.set(action.label, action);
  }
  return [...byLabel.values()];
}

function momentsOf(
  { parts, hands }: Pick<AccountContext, 'parts' | 'hands'>,
  nowMs: number,
): readonly ComingAction[] {
  const { seen } = heldMemoryOf(hands);
  if (seen === null || hands.claim() === null) return [];
  const selling = readSelling(hands.facts().settings);
  const { settings, ddpi } = selling;
  const sells =
    sellSwitch(hands, selling).kind === 'on' &&
    hands.placing().kind === 'allowed' &&
    ddpi === 'yes' &&
    settings.policy.kind !== 'none';
  return comingMoments({
    calendar: parts.calendar,
    nowMs,
    hasWaitingAmo: seen.hasWaitingAmo,
    toSell: sells ? { positions: seen.openPositions, firstSellDay: settings.firstSellDay } : null,
  }).map(({ kind, atMs }) => ({ atMs, label: MOMENT_LABELS[kind] }));
}
