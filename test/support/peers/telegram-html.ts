/** What a reader sees: Telegram counts characters after the entities are taken out. */
export function visible(text: string, parseMode: string | null): string {
  if (parseMode !== 'HTML') return text;
  return text
    .replace(/<\/?(b|i|u|s|code|pre|a)( [^>]*)?>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** As strict as Telegram: only its own tags, closed in order, and only its own entities. */
export function htmlFault(text: string): string | null {
  const open: string[] = [];
  for (const [found, slash, name] of text.matchAll(/<(\/?)([^\s>]*)[^>]*>?/g)) {
    if (!found.endsWith('>')) return 'unclosed start tag';
    if (name === undefined || !['b', 'i', 'u', 's', 'code', 'pre', 'a'].includes(name))
      return `unsupported start tag "${name}"`;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return `unexpected end tag "${name}"`;
  }
  if (open.length > 0) return `can't find end tag corresponding to start tag "${open.at(-1)}"`;
  return /&(?!(lt|gt|amp|quot|#\d+);)/.test(text) ? 'stray &' : null;
}
