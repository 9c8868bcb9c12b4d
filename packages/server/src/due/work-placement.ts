import { askScheduledRun, planSchedule } from '../placement/run-scheduled.ts';
import type { DueHandler } from './due-handlers.ts';

/** The day's placement: the next day's is planned, and a run is asked for. In this order, a fault costs neither. */
export const workPlacement: DueHandler = async (context, day) => {
  const { parts, hands } = context;
  await planSchedule(parts, hands);
  if (await askScheduledRun(parts, hands, day)) context.workQueues();
};
