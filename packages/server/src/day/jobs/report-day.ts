import { describeSummary, isQuietDay, summariseDay } from '@orderwatch/core';
import { loadDayFacts } from '../../db/day/load-day-facts.ts';
import { loadSealedDay } from '../../db/day/load-sealed-day.ts';
import { accountEvent } from '../../desk/account-event.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';
import { morningFunds } from './morning-funds.ts';

export type ReportKind = 'morning' | 'open' | 'close';

/** Tells how the day stands: before it begins, a minute after the open, and after its end. */
export function reportDay(which: ReportKind): DayJobPerformer {
  return async (context, { day, late, provisional, nowMs }) => {
    const { parts, hands } = context;
    const { id, userId, pausedAtMs, placingStoppedReason } = hands.facts();
    const facts = await loadDayFacts(parts.db, { accountId: id, userId, day });
    const summary = summariseDay(facts);
    const sealedDay = await loadSealedDay(parts.db, id);
    const data = {
      which,
      day,
      late,
      provisional,
      sealed: sealedDay !== null && sealedDay >= day,
      quiet: isQuietDay(summary),
      text: describeSummary(summary),
      paused: pausedAtMs !== null,
      placingStopped: placingStoppedReason,
      session: hands.broker()?.session().session ?? 'none',
      figures: { ...summary },
      ...(which === 'morning' ? await morningFunds(context, nowMs) : {}),
    };
    return jobDone({ result: 'told', late }, [accountEvent('account.day_report', nowMs, data)]);
  };
}
