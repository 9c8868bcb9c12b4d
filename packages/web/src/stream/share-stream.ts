import { openStream, type StreamListener, type StreamState } from './open-stream.ts';
import { readChange } from './read-message.ts';

const NAME = 'orderwatch-stream';

/**
 * One stream for all tabs of a browser: over plain HTTP a browser opens six connections to a host and no more, so that
 * six tabs with a stream each would leave none for anything else. The tab that holds the lock listens and tells the
 * others; when it goes, the next one takes over and asks for everything anew. Returns the function that ends it.
 */
export function shareStream(listener: StreamListener): () => void {
  // Browsers offer locks only over https and on loopback.
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return openStream(listener);

  const channel = new BroadcastChannel(NAME);
  const ended = new AbortController();
  let state: StreamState | undefined;
  let isFollower = false;

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'hello') return state && channel.postMessage(state);
    if (data === 'reopened') return listener.onReopened();
    if (data === 'connecting' || data === 'live' || data === 'down') return listener.onState(data);
    const change = typeof data === 'string' ? readChange(data) : undefined;
    if (change) listener.onChange(change);
  };

  const lead = () =>
    new Promise<void>((resolve) => {
      // What happened between two listeners was told to nobody.
      if (isFollower) listener.onReopened();
      const close = openStream({
        onChange(change) {
          listener.onChange(change);
          channel.postMessage(JSON.stringify(change));
        },
        onReopened() {
          listener.onReopened();
          channel.postMessage('reopened');
        },
        onState(now) {
          state = now;
          listener.onState(now);
          channel.postMessage(now);
        },
      });
      ended.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });

  navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => (lock && !ended.signal.aborted ? lead() : undefined))
    .then(() => {
      if (ended.signal.aborted) return undefined;
      isFollower = true;
      channel.postMessage('hello');
      return navigator.locks.request(NAME, { signal: ended.signal }, lead);
    })
    // The wait for the lock is broken off when this tab no longer listens.
    .catch((reason: unknown) => {
      if (!ended.signal.aborted) throw reason;
    });

  return () => {
    ended.abort();
    channel.close();
  };
}
