import { istMoment, nextTradingDay } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { DueHandler } from '../due/due-handlers.ts';
import { fetchCloses } from './fetch-closes.ts';
import { closesDueId, planCloses } from './plan-closes.ts';

const AGAIN_MS = 30 * 60_000;
/** By then the day's prices are no use to anybody; what is lacking can still be imported. */
const GIVEN_UP = Temporal.PlainTime.from('16:00');

/** Fetches the closing prices of a day, and of those before that are lacking. What the archive has not yet is asked for again. */
export const workCloses: DueHandler = async (context, day) => {
  const { parts, hands } = context;
  const { db, clock, calendar, closes: source, log } = parts;
  if (source === null) return;
  const { imported, lacking } = await fetchCloses({ db, calendar, source, nowMs: () => clock.nowMs() }, day);
  const nowMs = clock.nowMs();
  if (lacking.length > 0) {
    log.warn('Closing prices are lacking', {
      account_id: hands.facts().id,
      detail: lacking.map((one) => `${one.day}: ${one.why}`).join('; '),
    });
  }
  const isLacking = lacking.some((one) => one.day === day);
  const next = nextTradingDay(calendar, Temporal.PlainDate.from(day));
  const triedUntilMs = next.ok ? istMoment(next.value, GIVEN_UP) : nowMs;
  if (isLacking && nowMs + AGAIN_MS < triedUntilMs) {
    const again = {
      id: closesDueId(hands.facts().id, day),
      kind: 'daily_closes',
      subject: day,
      dueAtMs: nowMs + AGAIN_MS,
    } as const;
    await hands.commit(() => changeSet(nowMs, { newDue: [again] }));
    return;
  }
  const outcome = { imported, lacking: lacking.map((one) => ({ ...one })) };
  await hands.commit(() => changeSet(nowMs, { dueDone: [{ kind: 'daily_closes', subject: day, outcome }] }));
  await planCloses(context);
};
