import type { Outcome } from './outcome.ts';

/**
 * 1. Of each event there is one notice of a kind, however often the broker repeats itself.
 * 2. What the telephone took is told once; the same message comes again only after a crash between sending and noting.
 */
export function checkNotices(seen: Outcome, isTold: boolean): readonly string[] {
  const violations: string[] = [];
  const keys = new Set<string>();
  const known = new Set(seen.events.map(({ id }) => id));
  for (const { eventId, kind, subject, version } of seen.notices) {
    const key = `${eventId ?? `${subject} ${version}`} ${kind}`;
    if (keys.has(key)) violations.push(`The notice ${key} stands twice`);
    keys.add(key);
    if (eventId !== null && !known.has(eventId))
      violations.push(`A notice tells of ${eventId}, which is no event`);
  }
  if (!isTold) return violations;
  const messages = new Map<string, string>();
  for (const { noticeId, messageId } of seen.told) {
    const before = messages.get(noticeId);
    if (before !== undefined && before !== messageId) violations.push(`${noticeId} was told in two messages`);
    messages.set(noticeId, messageId);
  }
  return violations;
}
