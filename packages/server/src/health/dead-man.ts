import type { Clock } from '@orderwatch/clock';
import { findWatchFaults, istDate, type TradingCalendar } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { loadFigures } from '../db/health/load-figures.ts';
import type { Log } from '../log.ts';

export interface DeadManOptions {
  readonly db: Db;
  /** The desk's: by it readings are old. */
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  /** By which the minutes pass. */
  readonly realTime: Clock;
  readonly log: Log;
  readonly url: URL;
}

export interface DeadMan {
  stop(): Promise<void>;
}

const EVERY_MS = 60_000;
const ANSWER_MS = 10_000;

/**
 * Asks for an address every minute while every account is watched as it should be, so that a service elsewhere raises the
 * alarm when that ends for whatever reason: it tells of the machine, the network, the database and the watching alike.
 * Nothing is sent but the request, and what comes back is not looked at.
 */
export function startDeadMan(options: DeadManOptions): DeadMan {
  const { realTime, log, url } = options;
  const ending = new AbortController();

  async function turn(): Promise<void> {
    const fault = await findFault(options);
    if (fault !== null) {
      log.warn(`The dead man's switch is not held: ${fault}`);
      return;
    }
    const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(ANSWER_MS)]);
    const reply = await fetch(url, { signal, redirect: 'manual' });
    await reply.body?.cancel();
    if (!reply.ok) log.warn("The dead man's switch did not take the ping", { status_code: reply.status });
  }

  const running = (async () => {
    while (!ending.signal.aborted) {
      await turn().catch((error: unknown) => {
        if (!ending.signal.aborted) log.warn("The dead man's switch could not be reached", { error });
      });
      await realTime.sleep(EVERY_MS, ending.signal).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** Why all is not well, in words; null when it is. */
async function findFault({ db, clock, calendar }: DeadManOptions): Promise<string | null> {
  const nowMs = clock.nowMs();
  const figures = await loadFigures(db, { nowMs, day: istDate(nowMs).toString() }).catch(() => null);
  if (figures === null) return 'the database does not answer';
  const [fault] = findWatchFaults(figures.accounts, nowMs, calendar);
  if (fault === undefined) return null;
  return fault.kind === 'nobody_acts'
    ? `nobody acts for ${fault.accountId}`
    : `the book of ${fault.accountId} was not read in time`;
}
