import type { EventKind } from '@orderwatch/core';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { RequestDeps } from './performer.ts';
import type { DeskRequest } from './request.ts';

/** An event of the account as a whole: a person has asked for it, and by which way. */
export function personEvent(
  { ids }: Pick<RequestDeps, 'ids'>,
  kind: EventKind,
  { body, channel }: Pick<DeskRequest, 'body' | 'channel'>,
  atMs: number,
): ChangeSet['events'][number] {
  const of = { orderId: null, attemptId: null, atMs, data: { ...body, channel } };
  return { id: ids.next('evt'), evidenceId: null, draft: { kind, actor: 'user', source: 'user', ...of } };
}
