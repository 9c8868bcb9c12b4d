import type { ChangeSet } from '../db/cycle/change-set.ts';
import { followBreaker } from '../guards/follow-breaker.ts';
import type { AccountHands } from './account-hands.ts';
import type { DeskParts } from './desk-parts.ts';

/** After a write: the account's own row is read again where its switches changed, and rejections are counted. */
export async function followCommit(
  parts: DeskParts,
  hands: AccountHands,
  { stopPlacing, openBreaker, lift, attempts }: ChangeSet,
): Promise<void> {
  if (stopPlacing !== null || openBreaker !== null || Object.keys(lift).length > 0) await hands.refresh();
  if (attempts.some(({ attempt }) => attempt.state === 'rejected')) await followBreaker(parts, hands);
}
