import { hasSlept, type Moment, sleepUncounted } from './measure-sleep.ts';

/** What the server last said about its clock, and when, by the browser's monotonic clock. */
export interface ClockAnchor {
  readonly nowMs: number;
  /** Simulated seconds in a real one; 1 on the real clock, 0 while it is held. */
  readonly rate: number;
  readonly heardAtMs: number;
}

/**
 * Beyond this the page only repeats what it heard: a demo that skips a night slows down without a word beforehand,
 * and a clock that ran on by itself would have to be set back by hours.
 */
export const FASTEST_PROJECTED = 60;

/** The server's time at a later reading of the monotonic clock. The browser's own date plays no part. */
export function projectClock({ nowMs, rate, heardAtMs }: ClockAnchor, monotonicMs: number): number {
  if (rate > FASTEST_PROJECTED) return nowMs;
  return nowMs + Math.max(0, monotonicMs - heardAtMs) * rate;
}

const TICK_MS = 250;
const listeners = new Set<() => void>();
const wakers = new Set<() => void>();
let anchor: ClockAnchor | undefined;
let ticked = 0;
let looked: Moment | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

export function hearClock(nowMs: number, rate: number): void {
  if (!Number.isFinite(nowMs) || !Number.isFinite(rate)) return;
  noticeSleep();
  anchor = { nowMs, rate, heardAtMs: performance.now() };
  tick();
}

/**
 * The server's time at the last tick; zero until the server has spoken. It stands still between ticks, so that all
 * parts of the page that are drawn together show the same moment.
 */
export function serverNow(): number {
  return ticked;
}

/** Calls back at every tick. Returns the function that ends it. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Calls back when the machine has slept, as soon as the page notices. Returns the function that ends it. */
export function onWake(listener: () => void): () => void {
  wakers.add(listener);
  return () => wakers.delete(listener);
}

/** A machine that slept makes everything older than the monotonic clock knows, and says so before any answer has come. */
function noticeSleep(): void {
  const before = looked;
  looked = { wallMs: Date.now(), monotonicMs: performance.now() };
  if (before === undefined || !hasSlept(before, looked)) return;
  const uncounted = sleepUncounted(before, looked);
  // A simulated clock may have been held, or have flown: only its own word counts.
  if (anchor?.rate === 1) anchor = { ...anchor, nowMs: anchor.nowMs + uncounted };
  for (const waker of wakers) waker();
}

function tick(): void {
  noticeSleep();
  if (anchor) ticked = projectClock(anchor, performance.now());
  for (const listener of listeners) listener();
}
