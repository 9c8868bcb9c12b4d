import type { AccountHands } from '../desk/account-hands.ts';
import { createLane, type Lane } from '../desk/lane.ts';

/** What an instance remembers of an account's days while it acts for it. Nothing in it outlives the lease. */
interface DayState {
  /** Whether the broker was asked since the account was taken: before that a report would tell of yesterday. */
  hasRead: boolean;
  /** A job is asked for by its timer and by the first reading: they take turns. */
  readonly turns: Lane;
}

const states = new WeakMap<AccountHands, DayState>();

export function dayStateOf(hands: AccountHands): DayState {
  const known = states.get(hands);
  if (known !== undefined) return known;
  const made = { hasRead: false, turns: createLane() };
  states.set(hands, made);
  return made;
}
