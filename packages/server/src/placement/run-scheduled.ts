import type { Clock } from '@orderwatch/clock';
import type { TradingCalendar } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import { createScheduledRun } from '../db/placement/create-run.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { planKind } from '../due/plan-kind.ts';
import { isSwitchedOn } from '../guards/guard-settings.ts';
import type { Ids } from '../ids.ts';
import { readAccountSettings } from './account-settings.ts';
import { isStillInTime, scheduledDays } from './schedule.ts';
import { unplacedEvent } from './tell-unplaced.ts';

interface ScheduleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly ids: Ids;
}

const MISSED =
  'Nobody was there to place at the time of the schedule, and the session that it was meant for has begun. Nothing was placed.';

const NO_BROKER =
  "There was no way to the broker: the account's credentials are missing, or cannot be read with this key file. Nothing was placed.";

/** A demo account has a broker in the demo alone, and a read-only one is there to look. */
const MEANT_TO_PLACE: ReadonlySet<string> = new Set(['live', 'paper']);

/** Writes down when the account places next. A day that was settled before stays settled. */
export async function planSchedule(deps: ScheduleDeps, hands: AccountHands): Promise<void> {
  const facts = hands.facts();
  const { placementTime } = readAccountSettings(facts.settings);
  const nowMs = deps.clock.nowMs();
  const days = scheduledDays(deps.calendar, placementTime, { nowMs, sinceMs: facts.createdAtMs });
  const moments = days.map(({ day, atMs }) => ({ subject: day, dueAtMs: atMs }));
  await planKind({ parts: deps, hands }, 'placement', moments);
}

/** The day's placement has come due: a run is asked for, or it is written down why there is none. */
export async function askScheduledRun(
  deps: ScheduleDeps,
  hands: AccountHands,
  day: string,
): Promise<boolean> {
  const facts = hands.facts();
  const nowMs = deps.clock.nowMs();
  const settle = async (result: string, text?: string): Promise<boolean> => {
    const dueDone = [{ kind: 'placement' as const, subject: day, outcome: { result } }];
    const unplaced = { runId: null, day, carriedOn: false, refused: result, text: text ?? '' };
    const events = text === undefined ? [] : [unplacedEvent(deps.ids, nowMs, unplaced)];
    await hands.commit(() => changeSet(nowMs, { dueDone, events }));
    return false;
  };
  // What its owner wants, or has never asked for, is no news.
  if (!isSwitchedOn(facts.settings, 'placing')) return settle('switched_off');
  if (readAccountSettings(facts.settings).recommendationsPath === null) return settle('no_path');
  if (!isStillInTime(deps.calendar, day, nowMs)) return settle('missed', MISSED);
  const broker = hands.broker();
  if (broker === null && MEANT_TO_PLACE.has(facts.mode)) return settle('no_credentials', NO_BROKER);
  if (broker?.placing == null) return settle('cannot_place');
  const run = {
    id: deps.ids.next('run'),
    accountId: facts.id,
    recommendationFileId: null,
    askedBy: 'schedule' as const,
    dryRun: false,
    atMs: nowMs,
  };
  const asked = await createScheduledRun(deps.db, run, day);
  hands.agenda.remove('placement', day);
  return asked;
}
