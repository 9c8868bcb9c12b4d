import type { CancelTimer } from '@orderwatch/clock';
import { planDeliveries } from '../db/notices/plan-deliveries.ts';
import { createCoalescer } from '../monitor/cycle-runner.ts';
import type { Channel } from './channels/channel.ts';
import { decidePlan } from './decide-plan.ts';
import type { NoticeDeps } from './notice-deps.ts';
import { workChannel } from './work-channel.ts';

/** Carries the outbox to the channels, for every user of the database. */
export interface Notifier {
  start(): void;
  /** Something may have been written that is to be told. */
  wake(): void;
  /** Something else may be due now: preferences changed, a channel was mended, a message is to be sent again. */
  wakeAll(): void;
  stop(): Promise<void>;
  /** Ends as a killed process would. */
  abandon(): void;
  /** Resolves when nothing is being planned or sent. */
  idle(): Promise<void>;
}

export interface NotifierOptions extends Omit<NoticeDeps, 'onNoted'> {
  readonly channels: readonly Channel[];
  /** How often to look for what another instance left behind; null when there is no other. */
  readonly pollMs: number | null;
}

const BATCH = 500;
/** Work that failed (the database was away) is tried again so soon. */
const AFTER_FAULT_MS = 5_000;

/** One loop decides where notices go, and each channel has its own: one that is slow or down holds up nobody else. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { clock, log, db } = options;
  const deps: NoticeDeps = { ...options, onNoted: () => planner.wake() };
  let running = false;

  const loops = options.channels.map((channel) =>
    createLoop(options, () => workChannel(deps, channel, isRunning), isRunning),
  );
  const planner = createLoop(
    options,
    async () => {
      let planned = 0;
      for (;;) {
        const nowMs = clock.nowMs();
        const count = await planDeliveries(db, { nowMs, most: BATCH }, decidePlan(nowMs));
        planned += count;
        if (count < BATCH) break;
      }
      if (planned > 0) for (const loop of loops) loop.wake();
      return options.pollMs === null ? null : clock.nowMs() + options.pollMs;
    },
    isRunning,
  );
  const all = [planner, ...loops];

  function isRunning(): boolean {
    return running;
  }

  function end(): void {
    running = false;
    for (const loop of all) loop.cancel();
  }

  return {
    start() {
      running = true;
      log.debug('Notices are delivered', { at: clock.nowMs() });
      for (const loop of all) loop.wake();
    },
    wake: planner.wake,
    wakeAll() {
      for (const loop of all) loop.wake();
    },
    async stop() {
      end();
      await Promise.all(all.map((loop) => loop.idle()));
    },
    abandon: end,
    async idle() {
      await Promise.all(all.map((loop) => loop.idle()));
    },
  };
}

interface Loop {
  wake(): void;
  cancel(): void;
  idle(): Promise<void>;
}

/** Works when it is woken and when the work said it would have something to do; many wakes are one turn. */
function createLoop(
  { clock, log }: NotifierOptions,
  work: () => Promise<number | null>,
  isRunning: () => boolean,
): Loop {
  let cancel: CancelTimer = () => {};
  let woken = false;

  const turns = createCoalescer(async () => {
    woken = false;
    if (!isRunning()) return;
    try {
      arm(await work());
    } catch (error) {
      log.error('Notices could not be delivered', { error });
      arm(clock.nowMs() + AFTER_FAULT_MS);
    }
  });

  function arm(atMs: number | null): void {
    cancel();
    cancel = () => {};
    if (atMs === null || !isRunning()) return;
    cancel = clock.setTimer(Math.max(0, atMs - clock.nowMs()), wake);
  }

  function wake(): void {
    if (woken || !isRunning()) return;
    woken = true;
    void turns.fresh();
  }

  return {
    wake,
    cancel() {
      cancel();
    },
    idle: () => turns.idle(),
  };
}
