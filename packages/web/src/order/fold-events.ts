import type { OrderEvent } from '../api/types.ts';

/** A line of the timeline: one event, or a run of equal ones of which the first and the last stand outside. */
export type TimelineLine =
  | { readonly kind: 'event'; readonly event: OrderEvent; readonly before: OrderEvent | undefined }
  | { readonly kind: 'fold'; readonly id: string; readonly events: readonly OrderEvent[] };

/** An order of 500 shares may fill one by one; that is one thing that happened, told 500 times. */
const FOLD_FROM = 3;

/** Events must come in their order. None is left out: what is folded is in its fold. */
export function foldEvents(events: readonly OrderEvent[]): readonly TimelineLine[] {
  const lines: TimelineLine[] = [];
  let before: OrderEvent | undefined;
  const tell = (event: OrderEvent) => {
    lines.push({ kind: 'event', event, before });
    before = event;
  };
  for (const run of splitRuns(events)) {
    const middle = run.slice(1, -1);
    const [first] = run;
    const last = run.at(-1);
    if (middle.length < FOLD_FROM || !first || !last) {
      run.forEach(tell);
      continue;
    }
    tell(first);
    lines.push({ kind: 'fold', id: first.id, events: middle });
    before = middle.at(-1);
    tell(last);
  }
  return lines;
}

function splitRuns(events: readonly OrderEvent[]): readonly OrderEvent[][] {
  const runs: OrderEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === event.kind) run.push(event);
    else runs.push([event]);
  }
  return runs;
}
