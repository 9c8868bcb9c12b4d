/**
 * Cuts a JSON file into its rows while it is being read, so that a file of any size needs the memory of one row, and
 * each row has its place. Rows are the elements of a list at the top, or of the lists that stand directly in an object at
 * the top. What is inside a row is not looked at, but for where it ends.
 */
export interface RowSplitter {
  /** The rows that ended in this piece of text. After a fault nothing more is read. */
  push(chunk: string): readonly RowText[];
  /** Call once behind the last piece. Null: the file was whole. */
  end(): SplitFault | null;
  fault(): SplitFault | null;
}

export interface RowText {
  /** The list that it stands in; empty for a list at the top. */
  readonly list: string;
  /** Its number in the list, from 0; -1 for a value at the top that is no list. */
  readonly index: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface SplitFault {
  readonly kind: 'empty' | 'ended_early' | 'unexpected' | 'not_rows';
  readonly line: number;
  readonly column: number;
  readonly words: string;
}

type State =
  | 'start'
  | 'key_or_end'
  | 'key'
  | 'colon'
  | 'value'
  | 'comma_or_end'
  | 'row_or_end'
  | 'row'
  | 'row_comma'
  | 'done';

interface Progress {
  state: State;
  list: string;
  index: number;
  /** A list at the top, not in an object. */
  bare: boolean;
  lists: number;
  line: number;
  /** Characters before the line's first. */
  lineStart: number;
  /** Characters before the present piece. */
  offset: number;
  fault: SplitFault | null;
  open: OpenValue | null;
}

interface OpenValue {
  readonly purpose: 'key' | 'value' | 'row';
  readonly line: number;
  readonly column: number;
  text: string;
  depth: number;
  inString: boolean;
  escaped: boolean;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

export function createRowSplitter(): RowSplitter {
  const at: Progress = {
    state: 'start',
    list: '',
    index: 0,
    bare: false,
    lists: 0,
    line: 1,
    lineStart: 0,
    offset: 0,
    fault: null,
    open: null,
  };
  return {
    push(chunk) {
      const rows: RowText[] = [];
      let from = 0;
      while (from < chunk.length && at.fault === null) {
        from = at.open === null ? readOutside(at, chunk, from) : readValue(at, at.open, chunk, from, rows);
      }
      at.offset += chunk.length;
      return rows;
    },
    end: () => at.fault ?? endFault(at),
    fault: () => at.fault,
  };
}

/** Reads what stands between values. Returns where to go on. */
function readOutside(at: Progress, chunk: string, from: number): number {
  const code = chunk.charCodeAt(from);
  if (code === NEWLINE) {
    at.line += 1;
    at.lineStart = at.offset + from + 1;
    return from + 1;
  }
  if (code === SPACE || code === TAB || code === RETURN) return from + 1;
  const column = at.offset + from - at.lineStart + 1;
  const begins = stepOutside(at, code);
  if (begins === 'unexpected') {
    const found = JSON.stringify(chunk.charAt(from));
    fail(at, 'unexpected', column, `${found} cannot stand here: ${BELONGS[at.state]}`);
    return chunk.length;
  }
  if (begins === null) return from + 1;
  at.open = {
    purpose: begins,
    line: at.line,
    column,
    text: '',
    depth: 0,
    inString: false,
    escaped: false,
  };
  return from;
}

/** What belongs in the place of something that cannot stand there. */
const BELONGS: Readonly<Record<State, string>> = {
  start: 'a file begins with { or [',
  key_or_end: 'a name in double quotes or } belongs here',
  key: 'a name in double quotes belongs here; is there a comma too many before it?',
  colon: 'a colon belongs between a name and its value',
  value: 'a value belongs here',
  comma_or_end: 'a comma is missing before it, or } is',
  row_or_end: 'a row or ] belongs here',
  row: 'a row belongs here; is there a comma too many before it?',
  row_comma: 'a comma is missing before it, or ] is',
  done: 'the file had come to its end before it',
};

/** The purpose of the value that begins with this character; null when none does. */
function stepOutside(at: Progress, code: number): OpenValue['purpose'] | null | 'unexpected' {
  switch (at.state) {
    case 'start':
      if (code === OPEN_OBJECT) return go(at, 'key_or_end');
      if (code !== OPEN_LIST) return 'unexpected';
      at.bare = true;
      at.lists = 1;
      return go(at, 'row_or_end');
    case 'key_or_end':
    case 'key':
      if (code === CLOSE_OBJECT && at.state === 'key_or_end') return go(at, 'done');
      return code === QUOTE ? 'key' : 'unexpected';
    case 'colon':
      return code === COLON ? go(at, 'value') : 'unexpected';
    case 'value':
      if (code !== OPEN_LIST) return isValueStart(code) ? 'value' : 'unexpected';
      at.index = 0;
      at.lists += 1;
      return go(at, 'row_or_end');
    case 'comma_or_end':
      if (code === CLOSE_OBJECT) return go(at, 'done');
      return code === COMMA ? go(at, 'key') : 'unexpected';
    case 'row_or_end':
    case 'row':
      if (code === CLOSE_LIST && at.state === 'row_or_end') return go(at, at.bare ? 'done' : 'comma_or_end');
      return isValueStart(code) ? 'row' : 'unexpected';
    case 'row_comma':
      if (code === CLOSE_LIST) return go(at, at.bare ? 'done' : 'comma_or_end');
      return code === COMMA ? go(at, 'row') : 'unexpected';
    case 'done':
      return 'unexpected';
  }
}

function go(at: Progress, state: State): null {
  at.state = state;
  return null;
}

function isValueStart(code: number): boolean {
  return code !== COMMA && code !== COLON && code !== CLOSE_LIST && code !== CLOSE_OBJECT;
}

/** Goes on with a value that has begun, to its end or to that of the piece. */
function readValue(at: Progress, open: OpenValue, chunk: string, from: number, rows: RowText[]): number {
  const end = findEnd(at, open, chunk, from);
  if (end === -1) {
    open.text += chunk.slice(from);
    return chunk.length;
  }
  open.text += chunk.slice(from, end);
  at.open = null;
  finish(at, open, rows);
  return end;
}

function findEnd(at: Progress, open: OpenValue, chunk: string, from: number): number {
  for (let i = from; i < chunk.length; i += 1) {
    const code = chunk.charCodeAt(i);
    if (code === NEWLINE && (open.depth > 0 || open.inString)) {
      at.line += 1;
      at.lineStart = at.offset + i + 1;
    }
    if (open.inString) {
      if (open.escaped) open.escaped = false;
      else if (code === BACKSLASH) open.escaped = true;
      else if (code === QUOTE) {
        open.inString = false;
        if (open.depth === 0) return i + 1;
      }
      continue;
    }
    if (code === QUOTE) open.inString = true;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) open.depth += 1;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (open.depth === 0) return i;
      open.depth -= 1;
      if (open.depth === 0) return i + 1;
    } else if (open.depth === 0 && isGap(code)) return i;
  }
  return -1;
}

function isGap(code: number): boolean {
  return code === COMMA || code === SPACE || code === TAB || code === NEWLINE || code === RETURN;
}

function finish(at: Progress, { purpose, text, line, column }: OpenValue, rows: RowText[]): void {
  switch (purpose) {
    case 'key':
      at.list = plainKey(text);
      at.state = 'colon';
      return;
    case 'value':
      at.state = 'comma_or_end';
      rows.push({ list: at.list, index: -1, text, line, column });
      return;
    case 'row':
      at.state = 'row_comma';
      rows.push({ list: at.list, index: at.index, text, line, column });
      at.index += 1;
  }
}

function plainKey(text: string): string {
  return text.slice(1, -1);
}

function fail(at: Progress, kind: SplitFault['kind'], column: number, words: string): void {
  at.fault = { kind, line: at.line, column, words };
}

function endFault(at: Progress): SplitFault | null {
  const column = at.offset - at.lineStart + 1;
  const here = { line: at.line, column };
  if (at.state === 'start') return { kind: 'empty', ...here, words: 'There is nothing in it' };
  if (at.state === 'done') {
    return at.lists > 0 ? null : { kind: 'not_rows', ...here, words: 'It holds no list of rows' };
  }
  const where = at.list === '' ? `[${at.index}]` : `${at.list}[${at.index}]`;
  const began = at.open === null ? '' : `, which began at line ${at.open.line}, column ${at.open.column}`;
  return { kind: 'ended_early', ...here, words: `The file ends in the middle, at ${where}${began}` };
}
