import type { QuarantinedRow, Reading, ReadingFailure, Result, SingleReading } from '@orderwatch/core';
import type {
  ReadingFailure as KotakFailure,
  Reading as KotakReading,
  SingleReading as KotakSingle,
} from 'kotak-neo';

/**
 * A reading in our rows. A row that the client accepted and we cannot use is quarantined here as it would have been
 * there: the reading becomes partial, and no absence is concluded from it.
 */
export function readingFrom<KotakRow extends { readonly raw: unknown }, Row>(
  reading: KotakReading<KotakRow>,
  read: (row: KotakRow) => Row | null,
): Reading<Row> {
  const times = { requestedAtMs: reading.requestedAtMs, receivedAtMs: reading.receivedAtMs };
  switch (reading.kind) {
    case 'empty':
      return { kind: 'empty', ...times };
    case 'failed':
      return { kind: 'failed', why: failureFrom(reading.why), ...times };
    case 'complete':
    case 'partial': {
      const rows: Row[] = [];
      const quarantined: QuarantinedRow[] =
        reading.kind === 'partial'
          ? reading.quarantined.map(({ raw, why }) => ({ raw: JSON.stringify(raw) ?? '', why }))
          : [];
      for (const source of reading.rows) {
        const row = read(source);
        if (row === null) quarantined.push({ raw: JSON.stringify(source.raw) ?? '', why: 'unusable_values' });
        else rows.push(row);
      }
      return quarantined.length === 0
        ? { kind: 'complete', rows, ...times }
        : { kind: 'partial', rows, quarantined, ...times };
    }
  }
}

export function singleReadingFrom<KotakValue, Value>(
  reading: KotakSingle<KotakValue>,
  read: (value: KotakValue) => Result<Value, string>,
): SingleReading<Value> {
  const times = { requestedAtMs: reading.requestedAtMs, receivedAtMs: reading.receivedAtMs };
  if (reading.kind === 'failed') return { kind: 'failed', why: failureFrom(reading.why), ...times };
  const value = read(reading.value);
  return value.ok
    ? { kind: 'complete', value: value.value, ...times }
    : { kind: 'failed', why: { kind: 'malformed', words: value.error }, ...times };
}

function failureFrom(why: KotakFailure): ReadingFailure {
  return { kind: why.kind, words: why.words };
}
