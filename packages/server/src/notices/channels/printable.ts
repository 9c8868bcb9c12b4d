/**
 * A text on one line without control characters and without marks that turn its direction or hide in it: in foreign
 * words they could forge a line, a mail header, or a sentence that reads otherwise than it is written. Each becomes a
 * visible mark, so that nothing vanishes.
 */
export function printable(text: string): string {
  // The two joiners are part of the spelling of Indian languages.
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}

/** For HTML of mail and of Telegram, which both know these four entities. */
export function escapeHtml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Cuts at whole characters, with a sign that something is missing. */
export function shorten(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
