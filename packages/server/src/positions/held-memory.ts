import type { EpochMs } from '@orderwatch/core';
import type { AccountHands } from '../desk/account-hands.ts';

/** What the account held of each share that it has a position in: delivered shares and the day's dealings together. */
export interface HeldReading {
  /** When the earlier of its two readings was asked for, and when the answer of the later one was there. */
  readonly requestedAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
  readonly byInstrument: ReadonlyMap<string, number>;
}

/** The last complete one: what was held before a sale by hand decides whose shares were sold. */
export interface HeldMemory {
  last: HeldReading | null;
}

const memories = new WeakMap<AccountHands, HeldMemory>();

export function heldMemoryOf(hands: AccountHands): HeldMemory {
  const known = memories.get(hands);
  if (known !== undefined) return known;
  const made: HeldMemory = { last: null };
  memories.set(hands, made);
  return made;
}
