import type { DueHandler } from './due-handlers.ts';

/** The reading settles every verification that has come due. */
export const workVerification: DueHandler = async ({ hands }) => {
  await hands.freshBook();
};
