import type { AccountHands } from './account-hands.ts';

/**
 * Work that a fault must not leave half done. One in its middle (the database went away) leaves what a death would: an
 * order on its way, a run or a request under way, and nobody who works it. So the account is given up, and whoever takes
 * it next, as a rule this instance, settles all of it in the way of a new holder.
 */
export async function orBeginAnew<T>(
  hands: Pick<AccountHands, 'beginAnew'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    hands.beginAnew();
    throw error;
  }
}
