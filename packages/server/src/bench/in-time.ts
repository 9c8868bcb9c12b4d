import { realClock } from '@orderwatch/clock';

/** A change that has not come by then has been lost. */
const PATIENCE_MS = 10_000;

/** What comes of the work; rejects when it does not come. */
export async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const waiting = new AbortController();
  const late = realClock.sleep(PATIENCE_MS, waiting.signal).then(() => {
    throw new Error('A frame of the feed has not come through');
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
  }
}
