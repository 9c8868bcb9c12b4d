import type { PlottedDay } from './plot-days.ts';

/**
 * The days that are drawn as a line: of which no more than the close is known, as runs of their places. A candle ends a run;
 * a day without any price does not.
 */
export function closeRuns(days: readonly PlottedDay[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let run: number[] = [];
  days.forEach(({ close, range }, at) => {
    if (range !== null) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else if (close !== null) run.push(at);
  });
  return run.length > 0 ? [...runs, run] : runs;
}
