import { isRawRow, type RawRow } from '../rows/raw-row.ts';
import { parseJson } from '../transport/parse-json.ts';

/** Parses an answer whose rows stand under `data`. */
export type ParseRows = (text: string) => unknown;

/**
 * Makes a parser for an answer that is read again and again, in which few rows change: a row whose text is the same
 * as in the answer before is the same object as before, unparsed (unless it is one of a few that moved far among
 * many). Ten thousand unchanged rows then cost a comparison of their text.
 *
 * The text is cut between rows without looking inside strings, which is safe because nothing is taken on trust: when
 * what remains without the rows is an object with an empty `data`, and every piece by itself is a JSON object, then
 * the whole is the one array of exactly those objects. Otherwise the text is parsed as a whole.
 */
export function makeRowParser(): ParseRows {
  let before: ParsedRows = { pieces: [], rows: [] };
  return (text) => {
    const cut = cutRows(text);
    if (!cut) return parseJson(text);
    const kept = reuseRows(cut.pieces, before);
    // Parsing many rows one by one costs more than parsing them together.
    const isMostlyKnown = kept.missing <= cut.pieces.length / 2;
    const rows = isMostlyKnown ? parseMissing(cut.pieces, kept.rows) : undefined;
    if (rows) {
      before = { pieces: cut.pieces, rows };
      return { ...cut.envelope, data: rows };
    }
    const body = parseJson(text);
    before = matchRows(cut.pieces, body) ?? before;
    return body;
  };
}

interface ParsedRows {
  readonly pieces: readonly string[];
  readonly rows: readonly RawRow[];
}

const opening = '"data":[{';

function cutRows(text: string): { envelope: RawRow; pieces: readonly string[] } | undefined {
  const start = text.indexOf(opening);
  const end = text.lastIndexOf('}]');
  if (start < 0 || end < start + opening.length) return undefined;
  const envelope = parseJson(`${text.slice(0, start)}"data":[]${text.slice(end + 2)}`);
  const isWhole = isRawRow(envelope) && Array.isArray(envelope.data) && envelope.data.length === 0;
  return isWhole ? { envelope, pieces: text.slice(start + opening.length, end).split('},{') } : undefined;
}

interface KeptRows {
  readonly rows: (RawRow | undefined)[];
  readonly missing: number;
}

/** How far a row is looked for from where it should be: a few new orders shift all others by as many places. */
const near = 8;
/** To look for rows far away costs as much as parsing one in twenty of them anew. */
const manyMissing = 1 / 20;

/** The rows of pieces that were there before, in the same place or another. */
function reuseRows(pieces: readonly string[], before: ParsedRows): KeptRows {
  if (before.pieces.length === 0) return { rows: [], missing: pieces.length };
  let shift = 0;
  let missing = 0;
  const rows = pieces.map((piece, index) => {
    const at = findNear(before.pieces, piece, index + shift);
    if (at === undefined) {
      missing += 1;
      return undefined;
    }
    shift = at - index;
    return before.rows[at];
  });
  return missing > pieces.length * manyMissing ? reuseMovedRows(pieces, rows, before) : { rows, missing };
}

function findNear(pieces: readonly string[], piece: string, expected: number): number | undefined {
  if (pieces[expected] === piece) return expected;
  for (let away = 1; away <= near; away += 1) {
    if (pieces[expected - away] === piece) return expected - away;
    if (pieces[expected + away] === piece) return expected + away;
  }
  return undefined;
}

function reuseMovedRows(
  pieces: readonly string[],
  found: readonly (RawRow | undefined)[],
  before: ParsedRows,
): KeptRows {
  const known = new Map(before.pieces.map((piece, at) => [piece, before.rows[at]]));
  const rows = found.map((row, index) => row ?? known.get(pieces[index] ?? ''));
  return { rows, missing: rows.filter((row) => row === undefined).length };
}

function parseMissing(
  pieces: readonly string[],
  kept: readonly (RawRow | undefined)[],
): RawRow[] | undefined {
  const rows: RawRow[] = [];
  for (const [index, piece] of pieces.entries()) {
    const row = kept[index] ?? parseJson(`{${piece}}`);
    if (!isRawRow(row)) return undefined;
    rows.push(row);
  }
  return rows;
}

/**
 * Matches the rows of a text that was parsed as a whole to its pieces. Where no piece has a brace in it, the text has
 * one opening brace for each piece; as many rows as pieces then means that each brace opens a row, and each piece is
 * that row.
 */
function matchRows(pieces: readonly string[], body: unknown): ParsedRows | undefined {
  const rows = isRawRow(body) ? body.data : undefined;
  if (!Array.isArray(rows) || rows.length !== pieces.length || !rows.every(isRawRow)) return undefined;
  const isFlat = pieces.every((piece) => !piece.includes('{') && !piece.includes('}'));
  return isFlat ? { pieces, rows } : undefined;
}

/** Remembers what a row was found to be for as long as the row lives. */
export function rememberChecks<Checked>(check: (raw: unknown) => Checked): (raw: unknown) => Checked {
  const known = new WeakMap<object, Checked>();
  return (raw) => {
    if (!isRawRow(raw)) return check(raw);
    const found = known.get(raw);
    if (found !== undefined) return found;
    const checked = check(raw);
    known.set(raw, checked);
    return checked;
  };
}
