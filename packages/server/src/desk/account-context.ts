import type { AccountHands } from './account-hands.ts';
import type { DeskParts } from './desk-parts.ts';

/** What the parts that hook into an account's desk are given: due work, what follows a reading, planning, recovery. */
export interface AccountContext {
  readonly parts: DeskParts;
  readonly hands: AccountHands;
  /** Works what waits for the account (requests, placement runs) in the background. */
  workQueues(): void;
}
