/** A JSON object from a body, or undefined for anything else. */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

/** The object inside the form field `jData`, the way every call but the login sends its values. */
export function readJData(body: string): Readonly<Record<string, unknown>> | undefined {
  const jData = new URLSearchParams(body).get('jData');
  return jData === null ? undefined : readJsonObject(jData);
}

/** A field as text; null, absent and anything but text and numbers are the empty text. */
export function textField(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
