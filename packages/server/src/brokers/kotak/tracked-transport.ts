import type { Clock } from '@orderwatch/clock';
import type { Transport } from 'kotak-neo';

/**
 * Holds simulated time from sending a request until its answer is read. The request's id is the key by which the other
 * side says that it only waits for time to pass. On the real clock this does nothing.
 */
export function trackedTransport(inner: Transport, clock: Clock): Transport {
  const tracked: Transport = async (request) => {
    const release = clock.hold(request.headers['X-Request-ID']);
    try {
      return await inner(request);
    } finally {
      release();
    }
  };
  if (inner.close) tracked.close = () => inner.close?.() ?? Promise.resolve();
  return tracked;
}
