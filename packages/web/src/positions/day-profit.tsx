import type { Position } from '../api/queries-positions.ts';
import { formatPrice } from '../format/rupees.ts';
import { formatShortDay, formatWeekday } from '../format/time.ts';
import { Profit } from '../ui/profit.tsx';
import { isOldPrice } from './describe-positions.ts';
import styles from './position-row.module.css';
import { positions as words } from './strings.ts';

/** What the shares gained on the day of their last price, dated; or why that is not known. */
export function DayProfit({ position }: { readonly position: Position }) {
  const { day_profit: found, day_profit_unknown: why, last_price } = position;
  if (found === null) {
    return (
      <span className={styles.stack}>
        <span className={styles.faint}>{words.dayUnknown}</span>
        {why !== null && <span className={styles.faint}>{words.whyNoDayProfit[why]}</span>}
      </span>
    );
  }
  const { amount, day, previous_close, previous_day } = found;
  const since =
    previous_close === null || previous_day === null
      ? words.sinceBought
      : words.sinceClose(formatPrice(previous_close), formatShortDay(previous_day));
  return (
    <span className={styles.stack}>
      <span>
        <Profit amount={amount} old={isOldPrice(last_price)} />
      </span>
      <span className={styles.faint} title={since}>
        {formatWeekday(day)}
      </span>
    </span>
  );
}
