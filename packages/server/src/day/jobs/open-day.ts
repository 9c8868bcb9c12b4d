import { coverageWarning, type EventDraft, instant, istDate, tellsCoverage } from '@orderwatch/core';
import type { AccountContext } from '../../desk/account-context.ts';
import { accountEvent } from '../../desk/account-event.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

/**
 * Makes sure, while there is still time to do something about it, that the day can be traded: a valid session at the
 * broker, and a calendar that knows the days to come.
 */
export const openDay: DayJobPerformer = async (context, { day, provisional, nowMs }) => {
  const problem = await findSessionProblem(context);
  const events: EventDraft[] = [];
  if (problem !== null) events.push(accountEvent('account.session_missing', nowMs, { day, problem }));
  const warning = coverageWarning(context.parts.calendar, instant(nowMs));
  if (warning !== null && tellsCoverage(warning, istDate(nowMs))) {
    const lastDay = warning.kind === 'not_begun' ? null : warning.lastDay.toString();
    const { kind, missingYear } = warning;
    events.push(
      accountEvent('account.calendar_ending', nowMs, { day, kind, missingYear, lastDay, provisional }),
    );
  }
  return jobDone({ result: problem === null ? 'ready' : 'no_session' }, events);
};

async function findSessionProblem({ hands }: AccountContext): Promise<string | null> {
  const broker = hands.broker();
  if (broker === null) return 'The account has no credentials';
  try {
    await broker.keepSession();
  } catch {
    // What went wrong is asked of the session itself below.
  }
  const { session, sessionProblem } = broker.session();
  return session === 'ready' ? null : (sessionProblem ?? `The session is ${session.replace('_', ' ')}`);
}
