import { askScheduledRun, planSchedule } from '../placement/run-scheduled.ts';
import type { DueHandler } from './due-handlers.ts';

/** The day's placement: a run is asked for, and the next day's is planned. */
export const workPlacement: DueHandler = async (context, day) => {
  const { parts, hands } = context;
  const asked = await askScheduledRun(parts, hands, day);
  await planSchedule(parts, hands);
  if (asked) context.workQueues();
};
