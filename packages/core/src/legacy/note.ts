/** Where something stands in a source: what a person needs to open the file at the right line. */
export interface Place {
  /** The file's name, or the name of the database. */
  readonly source: string;
  /** JSON path ("orders[17]"), row of a CSV ("row 18") or table and key ("orders#512"). */
  readonly path: string;
  /** Counted from 1; null where the source has no lines. */
  readonly line: number | null;
  readonly column: number | null;
}

/**
 * What was done to a row beyond reading it. `repaired`: the source was wrong or incomplete, and a rule says what it
 * meant. `guessed`: nothing says it for certain; a person should look.
 */
export interface Note {
  readonly kind: 'repaired' | 'guessed';
  readonly field: string;
  readonly words: string;
}

export function placeText({ source, path, line, column }: Place): string {
  if (line === null) return `${source} ${path}`;
  return `${source} line ${line}${column === null ? '' : `, column ${column}`} (${path})`;
}
