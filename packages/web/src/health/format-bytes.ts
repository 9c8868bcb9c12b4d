const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `8.4 MB`: coarse, in steps of a thousand. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
