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
  return instant(ms).toZonedDateTimeISO(IST).toPlainDate();
}

/** The wall-clock time in India at this moment. */
export function istTime(ms: EpochMs): Temporal.PlainTime {
  return instant(ms).toZonedDateTimeISO(IST).toPlainTime();
}

/** The moment of a wall-clock time in India, for example 15:30 on the day a retry expires. */
export function istMoment(day: Temporal.PlainDate, time: Temporal.PlainTime): EpochMs {
  return day.toZonedDateTime({ timeZone: IST, plainTime: time }).epochMilliseconds;
}

/** Days since 1970-01-01 in India: a cheap key for "same IST day" in loops over many rows. */
export function istDayNumber(ms: EpochMs): number {
  return Math.floor((ms + IST_OFFSET_MS) / DAY_MS);
}
