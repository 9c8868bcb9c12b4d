import type { StreamChange } from '../api/types.ts';
import { hearClock, onWake } from '../clock/server-clock.ts';
import { parseMoment } from '../format/time.ts';
import { readChange, readClock } from './read-message.ts';

export interface StreamListener {
  onChange(change: StreamChange): void;
  /** After a silence, or when the server says so: whatever happened meanwhile may have been missed. */
  onReopened(): void;
  onState(state: StreamState): void;
}

export type StreamState = 'connecting' | 'live' | 'down';

const REOPEN_MS = 3_000;
/** The server says its time every 15 s: a connection that is silent for longer is dead, though nobody closed it. */
const SILENT_MS = 40_000;

/** Opens the event stream and keeps it open. Returns the function that ends it. */
export function openStream(listener: StreamListener): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      listener.onState('down');
      reopen();
    }, SILENT_MS);
  };
  const reopen = () => {
    clearTimeout(again);
    source?.close();
    open();
  };
  const open = () => {
    source = new EventSource('/api/v1/user/stream');
    heard();
    source.addEventListener('open', () => {
      heard();
      listener.onState('live');
      if (wasOpen) listener.onReopened();
      wasOpen = true;
    });
    source.addEventListener('error', () => {
      listener.onState('down');
      // The browser tries again by itself, except after an answer that is no stream (a proxy, a login that ended).
      if (source?.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, REOPEN_MS);
    });
    source.addEventListener('change', (event) => {
      heard();
      const change = readChange(event.data);
      if (change) listener.onChange(change);
    });
    source.addEventListener('resync', listener.onReopened);
    source.addEventListener('clock', (event) => {
      heard();
      const clock = readClock(event.data);
      if (clock) hearClock(parseMoment(clock.now), clock.rate);
    });
  };

  listener.onState('connecting');
  open();
  const stopWaiting = onWake(reopen);
  return () => {
    stopWaiting();
    clearTimeout(again);
    clearTimeout(silence);
    source?.close();
  };
}
