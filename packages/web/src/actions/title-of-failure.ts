import { asProblem } from '../api/problem.ts';
import { act } from './strings.ts';

/** A request without an answer may have been carried out all the same: it is not called undone. */
export function titleOfFailure(error: unknown): string {
  return asProblem(error).code === 'no_answer' ? act.noAnswer : act.problem;
}
