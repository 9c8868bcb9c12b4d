import { isRawRow, type RawRow } from '../rows/raw-row.ts';

/** What any answer of the broker says about itself, wherever it says it. */
export interface Envelope {
  /** `stat` reads `ok`; every other text, of which there are many, is a failure. Undefined when there is none. */
  readonly isOk: boolean | undefined;
  /** `stCode`, or else `code` or the first `error[].code`, as digits. */
  readonly code: string | undefined;
  /** Every error text, the most telling one first. */
  readonly texts: readonly string[];
}

/** Reads the envelope of a parsed answer. Never throws, whatever the answer is. */
export function readEnvelope(body: unknown): Envelope {
  if (!isRawRow(body)) return { isOk: undefined, code: undefined, texts: [] };
  const errors = errorList(body);
  const isOk = typeof body.stat === 'string' ? body.stat.trim().toLowerCase() === 'ok' : undefined;
  const code = [body.stCode, body.code, body.errorCode, ...errors.map((error) => error.code)]
    .map(codeOf)
    .find((found) => found !== undefined);
  const texts = [
    body.errMsg,
    body.emsg,
    ...errors.map((error) => error.message),
    body.message,
    body.error,
    body.description,
    isOk === false ? body.stat : undefined,
  ].filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return { isOk, code, texts };
}

/** The first text, or what stands in when the broker gave none. */
export function wordsOf(envelope: Envelope, otherwise: string): string {
  return envelope.texts[0] ?? otherwise;
}

function errorList(body: RawRow): readonly RawRow[] {
  return Array.isArray(body.error) ? body.error.filter(isRawRow) : [];
}

function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? value : undefined;
}
