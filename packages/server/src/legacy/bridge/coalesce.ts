import type { Clock } from '@orderwatch/clock';

/** Work that is done again for whatever came while it was under way, however often it was asked for. */
export interface CoalescedWork {
  wake(): void;
  /** Resolves when nothing is under way and nothing waits. */
  idle(): Promise<void>;
  /** Nothing begins any more; what is under way is not waited for. */
  end(): void;
}

export function coalesce(
  clock: Pick<Clock, 'hold'>,
  work: () => Promise<void>,
  onProblem: (error: unknown) => void,
): CoalescedWork {
  let running: Promise<void> | null = null;
  let again = false;
  let ended = false;

  async function run(): Promise<void> {
    const release = clock.hold();
    try {
      do {
        again = false;
        await work().catch(onProblem);
      } while (again && !ended);
    } finally {
      running = null;
      release();
    }
  }

  return {
    wake() {
      if (ended) return;
      again = true;
      running ??= run();
    },
    async idle() {
      while (running !== null) await running;
    },
    end() {
      ended = true;
    },
  };
}
