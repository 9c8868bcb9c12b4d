/** 08:30 to 16:00 in India: from the retry queue's hour to after the last evidence of the day. */
const BEGINS_MIN = 8 * 60 + 30;
const ENDS_MIN = 16 * 60;
const SPAN_MIN = ENDS_MIN - BEGINS_MIN;
const MINUTE_MS = 60_000;

/** Where a moment stands on the day's ribbon, in hundredths of its width; negative before it, above 100 after it. */
export function placeOnRibbon(ms: number, midnightMs: number): number {
  return (100 * ((ms - midnightMs) / MINUTE_MS - BEGINS_MIN)) / SPAN_MIN;
}

/** The hours that carry a mark. */
export const marks: readonly { readonly word: string; readonly at: number }[] = [
  9, 10, 11, 12, 13, 14, 15, 16,
].map((hour) => ({
  word: `${String(hour).padStart(2, '0')}:00`,
  at: (100 * (hour * 60 - BEGINS_MIN)) / SPAN_MIN,
}));

export interface Dot<T> {
  readonly at: number;
  readonly those: readonly T[];
}

/** Events as dots; those nearer than `gap` hundredths become one, so that each dot can be told apart and pressed. */
export function gatherDots<T extends { readonly at: string }>(
  events: readonly T[],
  midnightMs: number,
  gap: number,
): { readonly dots: readonly Dot<T>[]; readonly beyond: number } {
  const sorted = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const dots: { at: number; those: T[] }[] = [];
  let beyond = 0;
  for (const event of sorted) {
    const at = placeOnRibbon(Date.parse(event.at), midnightMs);
    if (at < 0 || at > 100) {
      beyond += 1;
      continue;
    }
    const last = dots.at(-1);
    if (last && at - last.at < gap) last.those.push(event);
    else dots.push({ at, those: [event] });
  }
  return { dots, beyond };
}

/** The part of a session that the ribbon shows; nothing when it lies outside. */
export function clipToRibbon(
  fromMs: number,
  untilMs: number,
  midnightMs: number,
): { readonly left: number; readonly width: number } | undefined {
  const left = Math.max(0, placeOnRibbon(fromMs, midnightMs));
  const right = Math.min(100, placeOnRibbon(untilMs, midnightMs));
  return right <= left ? undefined : { left, width: right - left };
}
