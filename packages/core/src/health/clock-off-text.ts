const MINUTE_S = 60;
const HOUR_S = 3_600;

/** By how much a clock is wrong, without its direction: "40 s", "2 min", "1 h 5 min". Rounded down: so much is certain. */
export function clockOffText(offMs: number): string {
  const seconds = Math.floor(Math.abs(offMs) / 1_000);
  if (seconds < 2 * MINUTE_S) return `${seconds} s`;
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min`;
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S);
  const hours = `${Math.floor(seconds / HOUR_S)} h`;
  return minutes === 0 ? hours : `${hours} ${minutes} min`;
}
