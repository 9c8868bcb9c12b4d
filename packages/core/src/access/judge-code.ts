export type CodeVerdict = 'right' | 'wrong' | 'used';

/**
 * Whether a one-time code counts. `matched` is the time step that the code belongs to, null when it belongs to none in
 * reach; `lastStep` is the step of the latest code that was accepted. A code counts once, and one that is older than
 * an accepted code does not count any more (RFC 6238 section 5.2).
 */
export function judgeCode(matched: number | null, lastStep: number | null): CodeVerdict {
  if (matched === null) return 'wrong';
  return lastStep === null || matched > lastStep ? 'right' : 'used';
}
