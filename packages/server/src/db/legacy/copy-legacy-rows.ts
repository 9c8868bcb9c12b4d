import type { RowReport } from '@orderwatch/core';
import { sql, type Transaction } from 'kysely';
import { createGarbageWatch } from '../../collect-garbage.ts';
import { toTimestamp } from '../connect.ts';
import { copyIn, createCopyRows } from '../copy-in.ts';
import { storableJson } from '../cycle/canonical-json.ts';
import type { Tables } from '../tables.ts';

/** A row's report with its text, which is kept as evidence. */
export interface WrittenRow {
  readonly row: RowReport;
  readonly text: string;
}

export interface RowsOfImport {
  readonly importId: string;
  readonly accountId: string;
  readonly atMs: number;
  readonly rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>;
  /** Of rows that the account has already: they are not written again. */
  readonly knownDigests: ReadonlySet<string>;
}

const ROWS_PER_STATEMENT = 200;

/** Keeps the original of each row with what became of it, once for each content. The file is read on while the database writes. */
export async function copyLegacyRows(trx: Transaction<Tables>, one: RowsOfImport): Promise<void> {
  const record = rowRecords(one);
  const written = new Set<string>();
  const made: RowReport[] = [];
  const watch = createGarbageWatch();
  let underWay: Promise<void> = Promise.resolve();
  const some = createCopyRows('legacy_rows');
  async function writeSome(): Promise<void> {
    await underWay;
    underWay = copyIn(trx, [some.take()]);
    // It is awaited with the next part, or at the end; until then the file is read on.
    underWay.catch(() => {});
  }
  for await (const row of one.rows) {
    watch();
    const { digest } = row.row;
    if (one.knownDigests.has(digest) && row.row.outcome === 'created') made.push(row.row);
    if (one.knownDigests.has(digest) || written.has(digest)) continue;
    written.add(digest);
    some.add([record(row)]);
    if (some.rows() === ROWS_PER_STATEMENT) await writeSome();
  }
  await writeSome();
  await underWay;
  if (made.length > 0) await noteMade(trx, one, made);
}

/** Rows that were refused at an earlier import and are understood now. There are few. */
async function noteMade(
  trx: Transaction<Tables>,
  { importId, accountId }: RowsOfImport,
  rows: readonly RowReport[],
): Promise<void> {
  const facts = rows.map(({ digest, orderId, notes }) => ({ digest, order_id: orderId, notes }));
  await sql`
    update legacy_rows r set import_id = ${importId}, outcome = 'created', why = null, order_id = x.order_id, notes = x.notes
    from jsonb_to_recordset(${storableJson(JSON.stringify(facts))}::jsonb) as x (digest text, order_id text, notes jsonb)
    where r.account_id = ${accountId} and r.digest = x.digest`.execute(trx);
}

// Python writes these where JSON has no word for them; jsonb refuses them.
const NO_JSON = /\b(?:NaN|Infinity)\b/;

function rowRecords({ importId, accountId, atMs }: RowsOfImport) {
  const importedAt = toTimestamp(atMs);
  return ({ row, text }: WrittenRow) => {
    const isJson = row.kind !== null && !NO_JSON.test(text);
    return {
      import_id: importId,
      account_id: accountId,
      digest: row.digest,
      kind: row.kind,
      outcome: row.outcome,
      why: row.why,
      notes: row.notes,
      source: row.place.source,
      place: row.place.path,
      line: row.place.line,
      imported_at: importedAt,
      original: isJson ? storableJson(text) : null,
      original_text: isJson ? null : text,
      order_id: row.orderId,
    };
  };
}
