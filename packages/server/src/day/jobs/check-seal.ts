import { unsealedAlertKey } from '@orderwatch/core';
import { dayNumber } from '../../db/cycle/records.ts';
import { listOpenOrdersOf } from '../../db/day/list-open-orders.ts';
import { loadSealedDay } from '../../db/day/load-sealed-day.ts';
import { accountEvent } from '../../desk/account-event.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const NAMED = 20;

/**
 * Whether a complete reading has closed the day. Where none has, a person is told the same evening; the book goes on
 * being read, and the day is closed as soon as it can be.
 */
export const checkSeal: DayJobPerformer = async ({ parts, hands }, { day, nowMs }) => {
  const { id } = hands.facts();
  const isSealed = async () => ((await loadSealedDay(parts.db, id)) ?? '') >= day;
  if (await isSealed()) return jobDone({ result: 'sealed' });
  await hands.freshBook();
  if (await isSealed()) return jobDone({ result: 'sealed' });
  const open = await listOpenOrdersOf(parts.db, { accountId: id, day });
  if (open.length === 0) return jobDone({ result: 'unsealed', open: 0 });
  const facts = { day: dayNumber(day), orders: open.slice(0, NAMED), count: open.length, severity: 'S1' };
  return {
    kind: 'done',
    outcome: { result: 'unsealed', open: open.length },
    events: [accountEvent('account.day_unsealed', nowMs, facts)],
    alerted: unsealedAlertKey(dayNumber(day)),
  };
};
