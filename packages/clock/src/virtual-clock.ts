import { type CancelTimer, type Clock, type Release, sleepOn } from './clock.ts';
import { TimerQueue } from './timer-queue.ts';

/**
 * Simulated time, in whole milliseconds. It moves only when told to, from timer to timer, and never while work that was announced with
 * `hold` is outstanding: a broker call or a statement takes no simulated time, whatever the machine's load.
 *
 * 1. Timers run in the order of their due time; equal ones in the order in which they were set.
 * 2. Between two timers the event loop is empty: no held work, and no continuation of what a timer started.
 * 3. Held work whose other side is parked (waiting for simulated time) does not keep time still.
 */
export class VirtualClock implements Clock {
  #nowMs: number;
  readonly #startMs: number;
  readonly #timers = new TimerQueue();
  readonly #held = new Map<string, number>();
  readonly #parked = new Map<string, number>();
  #unkeyed = 0;
  #activity = 0;
  /** Those who wait for outstanding work to change; told instead of asking, which would take a core from that work. */
  #waiting: (() => void)[] = [];
  #advancing: Promise<void> = Promise.resolve();

  constructor(startMs: number) {
    this.#nowMs = startMs;
    this.#startMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs - this.#startMs;
  }

  setTimer(delayMs: number, run: () => void): CancelTimer {
    this.#activity += 1;
    const timer = this.#timers.add(this.#nowMs + Math.max(0, Math.ceil(delayMs)), run);
    return () => {
      timer.cancelled = true;
    };
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, delayMs, signal);
  }

  hold(key?: string): Release {
    this.#activity += 1;
    if (key === undefined) this.#unkeyed += 1;
    else count(this.#held, key, 1);
    return once(() => {
      if (key === undefined) this.#unkeyed -= 1;
      else count(this.#held, key, -1);
      this.#noteActivity();
    });
  }

  park(key: string): Release {
    count(this.#parked, key, 1);
    this.#noteActivity();
    return once(() => {
      count(this.#parked, key, -1);
      this.#noteActivity();
    });
  }

  /** When the next timer is due, or undefined when nothing is waiting for time. */
  nextDueMs(): number | undefined {
    return this.#timers.peek()?.dueMs;
  }

  /** Lets simulated time pass until `untilMs`, running every timer that falls due. Calls queue up. */
  advanceTo(untilMs: number): Promise<void> {
    this.#advancing = this.#advancing.then(() => this.#advance(untilMs));
    return this.#advancing;
  }

  advanceBy(ms: number): Promise<void> {
    return this.advanceTo(this.#nowMs + ms);
  }

  /** Resolves when no held work is outstanding and everything that was started has run as far as it can. */
  async settle(): Promise<void> {
    let quiet = 0;
    let seen = this.#activity;
    while (quiet < 2) {
      if (this.#outstanding() > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      await new Promise<void>((resolve) => setImmediate(resolve));
      const still = this.#outstanding() === 0 && this.#activity === seen;
      quiet = still ? quiet + 1 : 0;
      seen = this.#activity;
    }
  }

  async #advance(untilMs: number): Promise<void> {
    await this.settle();
    for (;;) {
      const next = this.#timers.peek();
      if (!next || next.dueMs > untilMs) break;
      this.#timers.take();
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await this.settle();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  #noteActivity(): void {
    this.#activity += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const tell of waiting) tell();
  }

  #outstanding(): number {
    let outstanding = this.#unkeyed;
    for (const [key, held] of this.#held) {
      outstanding += Math.max(0, held - (this.#parked.get(key) ?? 0));
    }
    return outstanding;
  }
}

function count(counts: Map<string, number>, key: string, change: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + change;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}

function once(run: () => void): Release {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
