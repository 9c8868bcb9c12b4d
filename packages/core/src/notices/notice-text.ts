/** A piece of a line. `quoted`: words of the broker or of a file, foreign to us, to be shown unchanged and escaped. */
export interface NoticeSpan {
  readonly kind: 'plain' | 'quoted';
  readonly text: string;
}
export type NoticeLine = readonly NoticeSpan[];

/** A message before a channel dresses it: no markup, nothing escaped. Each channel escapes every span by its own rules. */
export interface NoticeText {
  /** One line of at most about eighty characters that says the whole of it on a lock screen. */
  readonly title: string;
  readonly lines: readonly NoticeLine[];
}

/** The text of a line without marks; quoted words stand in quotation marks. */
export function plainLine(line: NoticeLine): string {
  return line.map(({ kind, text }) => (kind === 'quoted' ? `"${text}"` : text)).join('');
}
