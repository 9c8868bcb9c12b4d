/** What the server last said about its clock, and when, by the browser's monotonic clock. */
export interface ClockAnchor {
  readonly nowMs: number;
  /** Simulated seconds in a real one; 1 on the real clock, 0 while it is held. */
  readonly rate: number;
  readonly heardAtMs: number;
}

/** The server's time at a later reading of the monotonic clock. The browser's own date plays no part. */
export function projectClock(anchor: ClockAnchor, monotonicMs: number): number {
  return anchor.nowMs + Math.max(0, monotonicMs - anchor.heardAtMs) * anchor.rate;
}

let anchor: ClockAnchor | undefined;

export function hearClock(nowMs: number, rate: number): void {
  if (Number.isFinite(nowMs) && Number.isFinite(rate)) anchor = { nowMs, rate, heardAtMs: performance.now() };
}

/** Zero until the server has spoken; nothing dated is shown before that. */
export function serverNow(): number {
  return anchor ? projectClock(anchor, performance.now()) : 0;
}
