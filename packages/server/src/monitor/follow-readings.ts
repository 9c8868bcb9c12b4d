import type { AccountContext } from '../desk/account-context.ts';
import type { AfterReading, BookReading } from './after-reading.ts';
import { createCoalescer } from './cycle-runner.ts';

/** Runs the hooks behind readings, never two turns at a time, always with the last reading. */
export interface ReadingFollower {
  follow(reading: BookReading): void;
  idle(): Promise<void>;
}

export function createReadingFollower(
  context: AccountContext,
  hooks: readonly AfterReading[],
): ReadingFollower {
  const { parts, hands } = context;
  let last: BookReading | null = null;
  const turns = createCoalescer(async () => {
    for (const hook of hooks) {
      if (last === null || hands.claim() === null) return;
      try {
        await hook(context, last);
      } catch (error) {
        parts.log.error('What follows a reading failed', { account_id: hands.facts().id, error });
      }
    }
  });
  return {
    follow(reading) {
      last = reading;
      void turns.fresh();
    },
    idle: () => turns.idle(),
  };
}
