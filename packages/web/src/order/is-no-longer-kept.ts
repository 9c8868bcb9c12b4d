import { ApiProblem } from '../api/problem.ts';

/** Whether the broker's words behind an event are gone because their time of keeping is over. That is no fault. */
export function isNoLongerKept(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'evidence_not_found';
}
