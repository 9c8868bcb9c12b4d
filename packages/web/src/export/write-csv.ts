/** What a table program would take for a formula: a text from a broker must not become a calculation. */
const FORMULA = /^[=+\-@\t\r]/;
const TO_QUOTE = /[",\r\n]/;
/** Without it a well-known table program reads UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** An exact decimal, such as rupees: a number in the table, which a minus sign does not turn into a formula. */
const DECIMAL = /^-?\d+(\.\d+)?$/;

export type Cell = string | number | boolean | null | { readonly decimal: string };

/** RFC 4180 with a header line. Texts that begin like a formula get an apostrophe before them. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(writeCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return DECIMAL.test(cell.decimal) ? cell.decimal : writeCell(cell.decimal);
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
