import { type BrokerOrderId, findClientTag, type ReadOnlyBrokerPort, type Snapshot } from '@orderwatch/core';

/**
 * One order by its number: from the book of today, else from its history, which goes further back. Of a history only the
 * latest row tells how it stands, but an early one may still carry the tag that the broker rewrites later.
 */
export async function readOneOrder(
  broker: Pick<ReadOnlyBrokerPort, 'readOrder' | 'readHistory'>,
  number: BrokerOrderId,
): Promise<Snapshot> {
  const reading = await broker.readOrder(number);
  const shown = reading.kind === 'complete' || reading.kind === 'partial' ? reading.rows.length > 0 : false;
  if (shown || reading.kind === 'failed') return reading;
  const { requestedAtMs, receivedAtMs, ...history } = await broker.readHistory(number);
  const times = { requestedAtMs, receivedAtMs, source: 'history' as const };
  if (history.kind !== 'complete' && history.kind !== 'partial') return { ...history, ...times };
  const [latest] = history.rows;
  if (latest === undefined) return { kind: 'empty', ...times };
  const tagged = history.rows.find(({ tag }) => tag !== null && findClientTag(tag) !== undefined);
  return { kind: 'complete', rows: [{ ...latest, tag: tagged?.tag ?? latest.tag }], ...times };
}
