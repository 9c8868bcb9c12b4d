export interface DayGroup<T> {
  /** Stays the same while rows come and go in it: what has the focus in it keeps it. */
  readonly key: string;
  readonly day: string;
  readonly rows: readonly T[];
}

/** Neighbours of one trading day stand together; the order of the rows is kept as it came. */
export function groupByDay<T extends { readonly trading_day: string }>(
  rows: readonly T[],
): readonly DayGroup<T>[] {
  const groups: { key: string; day: string; rows: T[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.day === row.trading_day) last.rows.push(row);
    else {
      const before = groups.filter(({ day }) => day === row.trading_day).length;
      groups.push({ key: `${row.trading_day} ${before}`, day: row.trading_day, rows: [row] });
    }
  }
  return groups;
}
