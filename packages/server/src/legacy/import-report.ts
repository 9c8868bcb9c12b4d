import { type ImportDecision, type ImportTotals, placeText, type RowReport } from '@orderwatch/core';
import type { ImportReport } from './import-legacy.ts';
import type { SourceFault } from './source-row.ts';

/** The whole report as pieces of one JSON text: a hundred thousand rows are not put together in memory. */
export function* reportJson(report: ImportReport): Generator<string> {
  const { decision, backup, outcome, accountId, sources, faults, who } = report;
  const head = {
    outcome,
    account_id: accountId,
    totals: decision?.totals ?? null,
    backup,
    who,
    sources: sources.map(({ path: _, ...source }) => source),
    faults: faults.map((fault) => ({ ...fault, where: placeText(fault.place) })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let first = true;
  for (const row of decision?.rows ?? []) {
    yield `${first ? '' : ','}${JSON.stringify(rowJson(row))}`;
    first = false;
  }
  yield ']}\n';
}

function rowJson({ place, kind, outcome, orderId, why, notes }: RowReport) {
  return { where: placeText(place), place, kind, outcome, order_id: orderId, why, notes };
}

const LINES_MAX = 40;

/** What a person reads: every row of which something should be known, then the sum, where the eye is when it ends. */
export function reportText(report: ImportReport): string {
  const { decision, faults } = report;
  const rows = decision === null ? [] : rowLines(decision);
  return [...faults.map(faultText), ...rows, ...(rows.length > 0 ? [''] : []), ...sumLines(report)].join(
    '\n',
  );
}

function faultText({ place, problem, mend }: SourceFault): string {
  return `${placeText(place)}: ${problem}\n  ${mend}`;
}

function sumLines(report: ImportReport): readonly string[] {
  const { decision, backup, outcome, who } = report;
  const totals = decision?.totals;
  const sum =
    totals === undefined
      ? []
      : [
          `${totals.read} rows read = ${totals.created} created + ${totals.merged} merged + ${totals.skipped} skipped + ${totals.refused} refused.`,
          ordersText(totals),
          `${totals.repaired} ${totals.repaired === 1 ? 'row was' : 'rows were'} repaired, ${totals.guessed} ${totals.guessed === 1 ? 'holds' : 'hold'} a guess.`,
        ];
  switch (outcome) {
    case 'planned':
      return [
        ...sum,
        totals?.orders === 0
          ? 'This was a dry run: nothing was written, and --apply would add no order.'
          : 'This was a dry run: nothing was written. Look at the rows above, then run it again with --apply.',
      ];
    case 'applied':
      return [...sum, `Written. The sources were copied to ${backup?.folder}, with their checksums.`];
    case 'unusable':
      return ['Nothing was written: a source cannot be used.'];
    case 'several_users':
      return [
        `Nothing was written: the older database has rows of the users ${who.join(', ')}. Name one with --legacy-user.`,
      ];
    case 'rows_refused':
      return [
        ...sum,
        'Nothing was written: rows were not understood. Mend them, or leave them out with --skip-refused.',
      ];
    case 'account_busy':
      return [
        ...sum,
        `Nothing was written: ${who[0]} acts for the account. Stop Orderwatch, import, and start it again.`,
      ];
  }
}

function ordersText({ orders, refused }: ImportTotals): string {
  if (orders === 0 && refused > 0) return 'What was understood tells of no order that is not there already.';
  if (orders === 0) return 'They tell of no order that is not there already.';
  return orders === 1 ? 'They tell of one new order.' : `They tell of ${orders} new orders.`;
}

/** The gravest first, and no more of each kind than are shown. */
function rowLines({ rows }: ImportDecision): readonly string[] {
  const byWeight: RowReport[][] = [[], [], [], []];
  let told = 0;
  for (const row of rows) {
    if (row.outcome !== 'refused' && row.notes.length === 0 && !isOddlySkipped(row)) continue;
    told += 1;
    const some = byWeight[weight(row)];
    if (some !== undefined && some.length < LINES_MAX) some.push(row);
  }
  const first = byWeight.toReversed().flat().slice(0, LINES_MAX);
  const rest = told - first.length;
  return [
    ...first.map(rowText),
    ...(rest > 0 ? [`... and ${rest} more rows with notes: --report <file> writes them all.`] : []),
  ];
}

function isOddlySkipped({ outcome, why }: RowReport): boolean {
  return outcome === 'skipped' && why !== 'It was imported before';
}

function weight({ outcome, notes }: RowReport): number {
  if (outcome === 'refused') return 3;
  if (notes.some(({ kind }) => kind === 'guessed')) return 2;
  return outcome === 'skipped' ? 1 : 0;
}

function rowText({ place, outcome, why, notes, orderId }: RowReport): string {
  const about = [why, ...notes.map((note) => `${note.kind} ${note.field}: ${note.words}`)].filter(
    (one) => one !== null,
  );
  return `${outcome.padEnd(8)} ${placeText(place)}${orderId === null ? '' : ` -> ${orderId}`}${about.map((one) => `\n           ${one}`).join('')}`;
}
