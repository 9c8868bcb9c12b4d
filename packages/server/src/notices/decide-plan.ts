import { decideDelivery, firstDueMs, isNoticeKind, noticeKindFacts } from '@orderwatch/core';
import type {
  DecidePlan,
  NoticePlan,
  PlannedDelivery,
  UnplannedNotice,
} from '../db/notices/plan-deliveries.ts';

/** Where each notice goes, by what its user has chosen. */
export function decidePlan(nowMs: number): DecidePlan {
  return (notices, users) => {
    const feed: NoticePlan['feed'][number][] = [];
    const deliveries: PlannedDelivery[] = [];
    const overtakings: NoticePlan['overtakings'][number][] = [];
    for (const notice of notices) {
      const user = users.get(notice.userId);
      if (user === undefined) continue;
      const inApp = decideDelivery(notice, 'in_app', user.preferences, nowMs);
      feed.push({
        noticeId: notice.id,
        inFeed: inApp.kind === 'send',
        read: inApp.kind === 'send' && inApp.silent,
      });
      for (const channel of user.channels) {
        if (channel === notice.notOver) continue;
        const decision = decideDelivery(notice, channel, user.preferences, nowMs);
        if (decision.kind === 'suppress') continue;
        const dueAtMs = dueOf(notice);
        deliveries.push(
          decision.kind === 'defer'
            ? {
                noticeId: notice.id,
                channel,
                state: 'deferred',
                dueAtMs: Math.max(decision.untilMs, dueAtMs),
              }
            : { noticeId: notice.id, channel, state: 'queued', dueAtMs },
        );
      }
      const { ends } = noticeKindFacts(notice.kind);
      if (ends !== undefined && isNoticeKind(ends)) overtakings.push({ noticeId: notice.id, ends });
    }
    return { feed, deliveries, overtakings };
  };
}

function dueOf({ kind, severity, createdAtMs }: UnplannedNotice): number {
  return firstDueMs(kind, severity, createdAtMs);
}
