import type { ActivityEvent } from '../api/queries-today.ts';
import { istDay, istSeconds, parseMoment } from '../format/time.ts';
import { type Cell, writeCsv } from './write-csv.ts';

const columns: readonly (readonly [name: string, read: (event: ActivityEvent) => Cell])[] = [
  ['id', (event) => event.id],
  ['account_id', (event) => event.account_id],
  ['seq', (event) => event.seq],
  ['at', (event) => event.at],
  ['at_ist', ({ at }) => `${istDay(parseMoment(at))} ${istSeconds(parseMoment(at))}`],
  ['kind', (event) => event.kind],
  ['actor', (event) => event.actor],
  ['source', (event) => event.source],
  ['order_id', (event) => event.order_id],
  ['symbol', (event) => event.symbol],
  ['sentence', (event) => event.sentence],
  ['evidence_id', (event) => event.evidence_id],
];

export function eventsCsv(those: readonly ActivityEvent[]): string {
  return writeCsv(
    columns.map(([name]) => name),
    those.map((event) => columns.map(([, read]) => read(event))),
  );
}
