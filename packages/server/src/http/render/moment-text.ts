/** RFC 3339 in UTC, as every time of the API is written. */
export function momentText(ms: number): string {
  return new Date(ms).toISOString();
}

export function momentOrNull(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : momentText(ms);
}
