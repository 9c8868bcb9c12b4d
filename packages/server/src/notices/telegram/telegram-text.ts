import type { NoticeLine, NoticeSpan, NoticeText } from '@orderwatch/core';
import { escapeHtml, printable, shorten } from '../channels/printable.ts';

/** One message as Telegram takes it: with marks, and the same without any. */
export interface TelegramPart {
  readonly html: string;
  readonly plain: string;
}

/** Telegram allows 4,096 characters, counted after the marks are taken out. */
const LETTERS_MAX = 3_900;
const TITLE_LETTERS = 300;

/**
 * A text in Telegram's HTML, cut into messages between lines. `mark`, when given, ends the last one: it is the same at
 * every repeat of a message.
 */
export function telegramParts(
  { title, lines }: NoticeText,
  mark: string | null = null,
): readonly TelegramPart[] {
  const head = shorten(printable(title), TITLE_LETTERS);
  const all: TelegramPart[] = [
    { html: `<b>${escapeHtml(head)}</b>`, plain: head },
    ...lines.flatMap(cutLine).map(dressLine),
    ...(mark === null ? [] : [{ html: `<i>${escapeHtml(mark)}</i>`, plain: printable(mark) }]),
  ];
  const parts: TelegramPart[] = [];
  for (const line of all) {
    const last = parts.at(-1);
    if (last !== undefined && last.plain.length + line.plain.length < LETTERS_MAX) {
      parts[parts.length - 1] = { html: `${last.html}\n${line.html}`, plain: `${last.plain}\n${line.plain}` };
    } else {
      parts.push(line);
    }
  }
  return parts;
}

function dressLine(line: NoticeLine): TelegramPart {
  return {
    html: line
      .map(({ kind, text }) => (kind === 'quoted' ? `“<i>${escapeHtml(text)}</i>”` : escapeHtml(text)))
      .join(''),
    plain: line
      .map(({ kind, text }) => (kind === 'quoted' ? `“${printable(text)}”` : printable(text)))
      .join(''),
  };
}

/** A line that no message could hold becomes several. */
function cutLine(line: NoticeLine): readonly NoticeLine[] {
  const length = line.reduce((sum, { text }) => sum + text.length + 2, 0);
  if (length < LETTERS_MAX / 2) return [line];
  return line.flatMap(cutSpan).map((span) => [span]);
}

function cutSpan({ kind, text }: NoticeSpan): readonly NoticeSpan[] {
  const letters = Array.from(text);
  const size = LETTERS_MAX / 4;
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, index) => ({
    kind,
    text: letters.slice(index * size, (index + 1) * size).join(''),
  }));
}
