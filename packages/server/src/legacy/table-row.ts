import { type JsonObject, readRowObject } from '@orderwatch/core';
import { digestOf, type RowWithText } from './source-row.ts';

/** A row of one of the earlier system's tables, from whichever database it came. */
export function tableRow(source: string, table: string, record: JsonObject, index: number): RowWithText {
  const text = JSON.stringify(record);
  const { id } = record;
  const key = typeof id === 'number' || typeof id === 'string' ? `#${id}` : `[${index}]`;
  return {
    text,
    row: {
      ...readRowObject(table, record),
      place: { source, path: `${table}${key}`, line: null, column: null },
      digest: digestOf(table, text),
    },
  };
}
