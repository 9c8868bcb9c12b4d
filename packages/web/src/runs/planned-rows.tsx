import type { PlacementRunRow } from '../api/types.ts';
import { formatCount, formatPrice } from '../format/rupees.ts';
import { readPlan } from './describe-run.ts';
import styles from './place-run.module.css';
import { runs } from './strings.ts';

interface PlannedRowsProps {
  readonly label: string;
  readonly rows: readonly PlacementRunRow[];
}

/** What is about to happen, row by row: side, symbol, shares and limit, and why it waits where it does. */
export function PlannedRows({ label, rows }: PlannedRowsProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map((row) => {
        const { quantity, limit } = readPlan(row);
        return (
          <li key={row.position}>
            <strong>{runs.buy(row.ticker)}</strong>
            <span>
              {quantity !== undefined && formatCount(quantity)}
              {limit !== undefined && ` × ${formatPrice(limit)}`}
            </span>
            {row.reason !== null && <span className={styles.reason}>{row.reason}</span>}
          </li>
        );
      })}
    </ul>
  );
}
