import { describeSummary, isQuietDay, summariseDay } from '@orderwatch/core';
import { saveDaySummary } from '../../db/day/day-summaries.ts';
import { loadDayFacts } from '../../db/day/load-day-facts.ts';
import { loadSealedDay } from '../../db/day/load-sealed-day.ts';
import { accountEvent } from '../../desk/account-event.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const TRY_AGAIN_MS = 15 * 60_000;
/** For so long a summary waits for the day to be closed; after that it is made, and says that it is not. */
const PATIENCE_MS = 4 * 3_600_000;

/** Sums the day up and keeps the numbers. It waits for the reading that closes the day, but not for ever. */
export const sumUpDay: DayJobPerformer = async ({ parts, hands }, job) => {
  const { day, provisional, late, nowMs, plannedMs } = job;
  const { id, userId } = hands.facts();
  const sealedDay = await loadSealedDay(parts.db, id);
  const sealed = sealedDay !== null && sealedDay >= day;
  if (!sealed && nowMs < plannedMs + PATIENCE_MS) return { kind: 'put_off', untilMs: nowMs + TRY_AGAIN_MS };
  const figures = { ...summariseDay(await loadDayFacts(parts.db, { accountId: id, userId, day })) };
  await saveDaySummary(parts.db, {
    accountId: id,
    userId,
    day,
    madeAtMs: nowMs,
    sealed,
    provisional,
    figures,
  });
  const data = {
    day,
    sealed,
    provisional,
    late,
    quiet: isQuietDay(figures),
    text: describeSummary(figures),
    figures,
  };
  return jobDone({ result: 'made', sealed, late }, [accountEvent('account.day_summary', nowMs, data)]);
};
