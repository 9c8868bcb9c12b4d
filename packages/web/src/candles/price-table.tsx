import { formatPrice } from '../format/rupees.ts';
import { formatWeekday } from '../format/time.ts';
import tables from '../ui/plain-table.module.css';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { describeTimedMark } from './describe-marks.ts';
import type { PlottedDay } from './plot-days.ts';
import styles from './price-figure.module.css';
import { candles as words } from './strings.ts';

/** The same as the picture. Columns of which nothing is known are left out. */
export function PriceTable({ days }: { readonly days: readonly PlottedDay[] }) {
  const columns = days.some(({ range }) => range !== null) ? (['open', 'high', 'low'] as const) : [];
  return (
    // Beside a timeline there is no room for so many columns.
    <ScrollBox className={styles.scroll} label={words.asTable}>
      <table className={tables.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            {[...columns, 'close' as const].map((column) => (
              <th key={column} scope="col" className="number">
                {words[column]}
              </th>
            ))}
            <th scope="col">{words.orders}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, close, range, isOrderDay, marks }) => (
            <tr key={day}>
              <th scope="row" className={tables.nowrap}>
                {formatWeekday(day)}
              </th>
              {columns.map((column) => (
                <td key={column} className="number" data-label={words[column]}>
                  {range === null ? words.notKnown : formatPrice(range[column])}
                </td>
              ))}
              <td className="number" data-label={words.close}>
                {close === null ? words.notKnown : formatPrice(close)}
              </td>
              <td data-label={words.orders}>
                {[...(isOrderDay ? [words.orderDay] : []), ...marks.map(describeTimedMark)].join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
