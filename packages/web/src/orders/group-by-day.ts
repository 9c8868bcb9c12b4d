export interface DayGroup<T> {
  readonly day: string;
  readonly rows: readonly T[];
}

/** Neighbours of one trading day stand together; the order of the rows is kept as it came. */
export function groupByDay<T extends { readonly trading_day: string }>(
  rows: readonly T[],
): readonly DayGroup<T>[] {
  const groups: { day: string; rows: T[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.day === row.trading_day) last.rows.push(row);
    else groups.push({ day: row.trading_day, rows: [row] });
  }
  return groups;
}
