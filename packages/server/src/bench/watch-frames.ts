import type { Page } from 'playwright-core';

/** What a person would have noticed of the page in some time. All in milliseconds. */
export interface Seen {
  /** Between one painted frame and the next. */
  readonly framesMs: readonly number[];
  /** Of the page's own work in one piece, those that took 50 ms or more: a browser tells of no others. */
  readonly tasksMs: readonly number[];
  /** Of each press, from the finger to the frame that answers it: the longest of its events, as the browser's own INP counts. */
  readonly pressesMs: readonly number[];
}

/** From now on the page notes its frames, its long tasks and how soon it answers. */
export async function beginToWatch(page: Page): Promise<void> {
  await page.evaluate(WATCH);
}

/** What was noted since the last time, or since the watch began. */
export async function takeSeen(page: Page): Promise<Seen> {
  return page.evaluate<Seen>('window.takeSeen()');
}

/** In the page, which is no part of this program. A browser rounds the times of events to 8 ms and tells of none below 16. */
const WATCH = `(() => {
  let frames = [], tasks = [], presses = new Map(), before;
  const frame = (now) => {
    if (before !== undefined) frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const note = (list) => {
    for (const { entryType, duration, interactionId } of list) {
      if (entryType === 'longtask') tasks.push(duration);
      else if (interactionId) presses.set(interactionId, Math.max(duration, presses.get(interactionId) ?? 0));
    }
  };
  const watches = [{ type: 'longtask' }, { type: 'event', durationThreshold: 16 }].map((what) => {
    const watch = new PerformanceObserver((list) => note(list.getEntries()));
    watch.observe(what);
    return watch;
  });
  window.takeSeen = () => {
    for (const watch of watches) note(watch.takeRecords());
    const seen = { framesMs: frames, tasksMs: tasks, pressesMs: [...presses.values()] };
    frames = []; tasks = []; presses = new Map(); before = undefined;
    return seen;
  };
})()`;
