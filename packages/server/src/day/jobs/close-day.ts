import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

/** One reading right after the last phase: what the closing auction filled is known before anything is reported of it. */
export const closeDay: DayJobPerformer = async ({ hands }) => {
  const book = await hands.freshBook();
  return jobDone({ result: book === null ? 'not_read' : 'read' });
};
