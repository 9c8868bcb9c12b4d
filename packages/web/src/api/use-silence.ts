import { useQuery } from '@tanstack/react-query';
import { failureOf } from './failures.ts';
import { statusQuery } from './queries.ts';

export interface Silence {
  /** Since when the server does not answer, by its own clock as the page goes on with it; nothing when nobody knows. */
  readonly sinceMs: number | undefined;
  /** Stamp of the last answer, for how old everything is at least. */
  readonly lastAnswer: number;
}

/** Nothing while the server answers. Whatever is shown during a silence is what was, not what is. */
export function useSilence(): Silence | undefined {
  const { error, dataUpdatedAt } = useQuery(statusQuery);
  return error === null ? undefined : { sinceMs: failureOf(error)?.sinceMs, lastAnswer: dataUpdatedAt };
}
