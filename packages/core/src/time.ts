/** Milliseconds since 1970-01-01T00:00:00Z. Used where thousands of rows are compared; elsewhere `Temporal.Instant`. */
export type EpochMs = number;

/** The only place that knows India's zone. IST has had no daylight saving since 1945, so the offset is fixed. */
export const IST = 'Asia/Kolkata';
const IST_OFFSET_MS = 19_800_000;
const DAY_MS = 86_400_000;

export function instant(ms: EpochMs): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

/** The calendar day in India at this moment. */
export function istDate(ms: EpochMs): Temporal.PlainDate {
  return dayOfNumber(istDayNumber(ms));
}

// A day is asked for at each step of the clock, and to make one by way of a zone takes longer than most that is done
// with it. Days are values: the same one may be handed out again.
const MOST_KEPT = 1_000;
const keptDays = new Map<number, Temporal.PlainDate>();

/** The day of a number. */
export function dayOfNumber(number: number): Temporal.PlainDate {
  const kept = keptDays.get(number);
  if (kept !== undefined) return kept;
  const at = new Date(number * DAY_MS);
  const day = new Temporal.PlainDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  if (keptDays.size >= MOST_KEPT) keptDays.clear();
  keptDays.set(number, day);
  return day;
}

/** The number by which orders carry their trading day: days since 1970-01-01. */
export function dayNumber(day: Temporal.PlainDate): number {
  return new Date(0).setUTCFullYear(day.year, day.month - 1, day.day) / DAY_MS;
}

/** The wall-clock time in India at this moment. */
export function istTime(ms: EpochMs): Temporal.PlainTime {
  return instant(ms).toZonedDateTimeISO(IST).toPlainTime();
}

/** The moment of a wall-clock time in India, for example 15:30 on the day a retry expires. */
export function istMoment(day: Temporal.PlainDate, time: Temporal.PlainTime): EpochMs {
  const { hour, minute, second, millisecond } = time;
  const ofDayMs = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
  return dayNumber(day) * DAY_MS + ofDayMs - IST_OFFSET_MS;
}

/** Days since 1970-01-01 in India: a cheap key for "same IST day" in loops over many rows. */
export function istDayNumber(ms: EpochMs): number {
  return Math.floor((ms + IST_OFFSET_MS) / DAY_MS);
}
