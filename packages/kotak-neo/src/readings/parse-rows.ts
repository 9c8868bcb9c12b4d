import { isRawRow, type RawRow } from '../rows/raw-row.ts';
import { parseJson } from '../transport/parse-json.ts';

/** Parses an answer whose rows stand under `data`. */
export type ParseRows = (text: string) => unknown;

/**
 * Makes a parser for an answer that is read again and again, in which few rows change: a row whose text is the same
 * as in the answer before is the same object as before, unparsed. Ten thousand unchanged rows then cost a comparison
 * of their text.
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

/** The rows of pieces that were there before, in the same place or another. */
function reuseRows(
  pieces: readonly string[],
  before: ParsedRows,
): { rows: (RawRow | undefined)[]; missing: number } {
  if (before.pieces.length === 0) return { rows: [], missing: pieces.length };
  let moved: ReadonlyMap<string, RawRow | undefined> | undefined;
  let missing = 0;
  const rows = pieces.map((piece, index) => {
    if (before.pieces[index] === piece) return before.rows[index];
    moved ??= new Map(before.pieces.map((text, at) => [text, before.rows[at]]));
    const row = moved.get(piece);
    if (row === undefined) missing += 1;
    return row;
  });
  return { rows, missing };
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
