import type { OrderStatistics, OrderStatus } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import styles from './orders-filters.module.css';
import type { FilterProps } from './orders-filters.tsx';
import { lookOfStatus, statuses } from './status-look.ts';
import { orders } from './strings.ts';

interface StateFilterProps extends FilterProps {
  readonly statistics: OrderStatistics | undefined;
}

/** One button per state that occurs, with its count; several may be pressed. */
export function StateFilter({ filter, onChange, statistics }: StateFilterProps) {
  const counts = statistics?.status_distribution ?? {};
  const chosen = new Set(filter.statuses);
  const shown = statuses.filter((status) => chosen.has(status) || (counts[status] ?? 0) > 0);
  const toggle = (status: OrderStatus) =>
    onChange({ statuses: statuses.filter((each) => (each === status) !== chosen.has(each)) });
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{orders.filters.states}</legend>
      <button
        type="button"
        className={styles.state}
        aria-pressed={chosen.size === 0}
        onClick={() => onChange({ statuses: [] })}
      >
        {orders.filters.all}
        {statistics && <span className={styles.count}>{formatCount(statistics.total_orders)}</span>}
      </button>
      {shown.map((status) => {
        const { word, tone, icon: Mark } = lookOfStatus(status);
        return (
          <button
            key={status}
            type="button"
            className={styles.state}
            style={{ '--tone': `var(--tone-${tone})` }}
            aria-pressed={chosen.has(status)}
            title={orders.meanings[status]}
            onClick={() => toggle(status)}
          >
            <Mark size={15} aria-hidden />
            {word}
            <span className={styles.count}>{formatCount(counts[status] ?? 0)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
