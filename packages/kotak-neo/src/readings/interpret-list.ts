import { isEmptyAnswer, openReply } from '../envelope/open-reply.ts';
import { isRawRow } from '../rows/raw-row.ts';
import type { TransportReply } from '../transport/transport.ts';
import { type CheckRow, checkRows, type ListOutcome } from './check-rows.ts';
import type { ParseRows } from './parse-rows.ts';
import type { Failed } from './read-account.ts';

export interface ListForm<Row> {
  readonly check: CheckRow<Row>;
  readonly maxRows: number;
  /** Holdings come without a `stat`, and are empty as `{"data":[]}`. */
  readonly isBare?: boolean;
  readonly parse?: ParseRows;
}

/**
 * Reads an answer that holds a list under `data`. Only stCode 5203 (HTTP 200) is empty: an ok answer without rows, or
 * one that contradicts itself, is malformed, because an order book taken for empty would lose orders.
 */
export function interpretList<Row>(reply: TransportReply, form: ListForm<Row>): ListOutcome<Row> | Failed {
  const opened = openReply(reply, form.parse);
  if (!opened.ok) return { kind: 'failed', why: opened.why };
  const { body, envelope } = opened;
  if (!isRawRow(body)) return malformed('The answer is not an object');
  const rows = body.data;
  if (isEmptyAnswer(envelope)) {
    const hasRows = Array.isArray(rows) && rows.length > 0;
    return hasRows ? malformed('"No data", with rows in it') : { kind: 'empty' };
  }
  if (envelope.isOk !== true && !form.isBare) return malformed('The answer has no stat');
  if (envelope.code !== undefined && envelope.code !== '200') {
    return malformed(`An ok answer with code ${envelope.code}`);
  }
  if (!Array.isArray(rows)) return malformed('The answer holds no list');
  if (rows.length === 0) {
    return form.isBare
      ? { kind: 'empty' }
      : malformed('An ok answer without rows, which Kotak does not send');
  }
  return checkRows(rows, form.check, form.maxRows);
}

function malformed(words: string): Failed {
  return { kind: 'failed', why: { kind: 'malformed', words } };
}
