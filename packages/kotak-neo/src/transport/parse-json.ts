/**
 * Parses the broker's JSON without losing digits: `updRecvTm` is an integer of 19 digits, beyond what a JavaScript
 * number holds, so integers of 16 digits and more become strings first. Text that is not JSON gives undefined.
 *
 * Only a member's value is touched. In JSON a quote that follows a letter or digit and precedes a colon always ends a
 * key (inside a string it would be escaped), so no text of a value can be mistaken for one.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(longInteger, '$1"$2"'));
  } catch {
    return undefined;
  }
}

const longInteger = /(\w":\s*)(-?\d{16,})(?=\s*[,}\]])/g;
