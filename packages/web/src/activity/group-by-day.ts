import { istDay, parseMoment } from '../format/time.ts';

export interface DayOf<T> {
  readonly day: string;
  readonly items: readonly T[];
}

/** In the order in which they came, parted where India's calendar turns. */
export function groupByDay<T extends { readonly at: string }>(items: readonly T[]): readonly DayOf<T>[] {
  const days: { day: string; items: T[] }[] = [];
  for (const item of items) {
    const day = istDay(parseMoment(item.at));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
