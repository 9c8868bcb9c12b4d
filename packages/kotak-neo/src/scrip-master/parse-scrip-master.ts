import { parse } from 'csv-parse/sync';
import type { QuarantinedRow } from '../readings/reading.ts';
import type { ScripRow } from '../rows/scrip-row.ts';
import { decimalOf, malformed, quantityOf, textOf } from '../rows/values.ts';

export type ScripMaster =
  | {
      readonly kind: 'complete';
      readonly rows: readonly ScripRow[];
    }
  | {
      readonly kind: 'partial';
      readonly rows: readonly ScripRow[];
      readonly quarantined: readonly QuarantinedRow[];
    }
  | { readonly kind: 'unreadable'; readonly words: string };

const needed = ['pSymbol', 'pExchSeg', 'pTrdSymbol', 'lLotSize', 'dTickSize'] as const;

/**
 * Parses an instrument file. Kotak's header names carry trailing blanks and, one of them, a semicolon; the columns
 * are found by their tidied names, wherever they stand.
 */
export function parseScripMaster(csv: string): ScripMaster {
  let lines: string[][];
  try {
    lines = parse(csv, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch (error) {
    return { kind: 'unreadable', words: error instanceof Error ? error.message : String(error) };
  }
  const [header = [], ...records] = lines;
  const columns = new Map(header.map((name, at) => [name.replace(/[\s;]+$/, '').trim(), at]));
  const missing = needed.filter((name) => !columns.has(name));
  if (missing.length > 0) return { kind: 'unreadable', words: `The file lacks ${missing.join(', ')}` };
  if (records.length === 0) return { kind: 'unreadable', words: 'The file lists no instruments' };

  const rows: ScripRow[] = [];
  const quarantined: QuarantinedRow[] = [];
  records.forEach((cells, index) => {
    const checked = cells.length === header.length ? readScrip(cells, columns) : 'another number of columns';
    if (typeof checked === 'string') quarantined.push({ index, raw: cells, why: checked });
    else rows.push(checked);
  });
  return quarantined.length === 0 ? { kind: 'complete', rows } : { kind: 'partial', rows, quarantined };
}

/** One instrument, or why it cannot be used. */
function readScrip(cells: readonly string[], columns: ReadonlyMap<string, number>): ScripRow | string {
  const cell = (name: string): string | undefined => {
    const at = columns.get(name);
    return at === undefined ? undefined : cells[at];
  };
  const text = (name: string): string | undefined => textOf(cell(name))?.trim();
  const pSymbol = text('pSymbol');
  const pExchSeg = text('pExchSeg');
  const pTrdSymbol = text('pTrdSymbol');
  if (pSymbol === undefined || pExchSeg === undefined || pTrdSymbol === undefined) {
    return 'no token, segment or trading symbol';
  }
  return {
    pSymbol,
    pExchSeg,
    pTrdSymbol,
    pSymbolName: text('pSymbolName'),
    pGroup: text('pGroup'),
    pInstType: text('pInstType'),
    pInstName: text('pInstName'),
    pOptionType: text('pOptionType'),
    pISIN: text('pISIN'),
    pDesc: text('pDesc'),
    pExchange: text('pExchange'),
    pSegment: text('pSegment'),
    pCreditRating: text('pCreditRating'),
    pFaceValue: positive(cell('pFaceValue')),
    pScripBasePrice: text('pScripBasePrice'),
    pExpiryDate: text('pExpiryDate'),
    lExpiryDate: positive(cell('lExpiryDate')),
    dTickSize: positive(cell('dTickSize')),
    dStrikePrice: positive(cell('dStrikePrice')),
    dHighPriceRange: positive(cell('dHighPriceRange')),
    dLowPriceRange: positive(cell('dLowPriceRange')),
    lPrecision: whole(cell('lPrecision')),
    lLotSize: whole(cell('lLotSize')),
    iLotSize: whole(cell('iLotSize')),
    iBoardLotQty: whole(cell('iBoardLotQty')),
    iMaxOrderSize: whole(cell('iMaxOrderSize')),
    lFreezeQty: whole(cell('lFreezeQty')),
    iPermittedToTrade: text('iPermittedToTrade'),
  };
}

function positive(cell: string | undefined): string | undefined {
  const read = decimalOf(cell);
  return read === malformed || read === undefined || read.startsWith('-') ? undefined : read;
}

function whole(cell: string | undefined): number | undefined {
  const read = quantityOf(cell);
  return read === malformed ? undefined : read;
}
