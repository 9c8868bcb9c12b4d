import type { Clock } from '@orderwatch/clock';

/** What has to come to rest before an account may go to another instance, in this order. */
export interface GivingUp {
  readonly clock: Clock;
  /** Requests, runs and due work under way; nothing new of these is begun meanwhile. */
  workEnds(): Promise<unknown>;
  /** Ends timers and feed. */
  stopWatching(): Promise<void>;
  /** The cycle under way, and what it leads to. */
  cycleEnds(): Promise<unknown>;
  /** Whether the records show an order that is about to be sent or on its way. */
  hasOrderUnderWay(): Promise<boolean>;
  /** Watching goes on here. */
  watchAgain(): void;
  /** Begins what waited meanwhile, where this is still the holder. */
  workAgain(): void;
  /** Closes the broker and forgets what was known. */
  rest(): Promise<void>;
  /** Gives the lease back. */
  release(): Promise<void>;
}

/** What is not nearly over goes on here: a person's request must not wait for it. */
const WORK_MS_MAX = 3_000;
/** The account is without a monitor from here on, and the next holder has to log in and read within 45 s. */
const CYCLE_MS_MAX = 10_000;
/** A connection that does not close must not keep the next holder waiting: it is not used any more. */
const REST_MS_MAX = 3_000;

/** Gives an account up without cutting anything off. False when something takes too long: then it goes on being watched. */
export async function giveUp(account: Omit<GivingUp, 'workAgain'>): Promise<boolean> {
  const { clock } = account;
  if (!(await isOverWithin(clock, WORK_MS_MAX, account.workEnds()))) return false;
  const ending = account.stopWatching().then(account.cycleEnds);
  const isOver = await isOverWithin(clock, CYCLE_MS_MAX, ending);
  if (!isOver || (await account.hasOrderUnderWay().catch(() => true))) {
    account.watchAgain();
    return false;
  }
  await isOverWithin(clock, REST_MS_MAX, account.rest());
  await account.release();
  return true;
}

async function isOverWithin(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const tired = clock.sleep(ms, patience.signal).then(
    () => false,
    () => true,
  );
  const done = work.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([done, tired]);
  } finally {
    patience.abort();
  }
}
