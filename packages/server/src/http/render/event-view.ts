import type { z } from 'zod';
import type { ActivityRow } from '../../db/events/list-activity.ts';
import type { EventRow } from '../../db/events/list-events.ts';
import type { Json } from '../../db/tables.ts';
import type { activityEvent } from '../schemas/event.ts';
import type { orderEvent } from '../schemas/order.ts';
import { renderEvent } from './event-sentences.ts';
import { momentText } from './moment-text.ts';

export function renderOrderEvent(row: EventRow): z.infer<typeof orderEvent> {
  return {
    id: row.id,
    seq: row.seq,
    order_id: row.order_id,
    attempt_id: row.attempt_id,
    kind: row.kind,
    actor: row.actor,
    source: row.source,
    at: momentText(row.at),
    sentence: renderEvent(row),
    body: asRecord(row.body),
    evidence_id: row.evidence_id,
  };
}

export function renderActivity(row: ActivityRow): z.infer<typeof activityEvent> {
  const event = renderOrderEvent(row);
  return {
    ...event,
    account_id: row.account_id,
    symbol: row.symbol,
    while_down: event.body.whileDown === true,
  };
}

function asRecord(body: Json): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : { value: body };
}
