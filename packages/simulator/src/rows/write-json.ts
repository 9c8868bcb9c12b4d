/** A row or body as it goes out, before it is text. Key order is the wire's. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * JSON with `updRecvTm` as the 19-digit integer that Kotak sends. Rows carry it as a string, because no JavaScript
 * number can hold it.
 */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(/"updRecvTm":"(\d{19})"/g, '"updRecvTm":$1');
}
