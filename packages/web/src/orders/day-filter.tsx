import { addDays } from '../format/time.ts';
import styles from './orders-filters.module.css';
import type { FilterProps } from './orders-filters.tsx';
import { orders } from './strings.ts';

interface DayFilterProps extends FilterProps {
  readonly today: string;
}

/** Trading days in India, both included. */
export function DayFilter({ filter, onChange, today }: DayFilterProps) {
  const { fromDay, toDay } = filter;
  const presets = [
    [orders.filters.anyDay, undefined, undefined],
    [orders.filters.todayOnly, today, today],
    [orders.filters.week, addDays(today, -6), today],
  ] as const;
  return (
    <div className={styles.days}>
      <fieldset className={styles.segments}>
        <legend className="visually-hidden">{orders.filters.days}</legend>
        {presets.map(([word, from, to]) => (
          <button
            key={word}
            type="button"
            aria-pressed={fromDay === from && toDay === to}
            onClick={() => onChange({ fromDay: from, toDay: to })}
          >
            {word}
          </button>
        ))}
      </fieldset>
      <label className={styles.day}>
        <span className="visually-hidden">{orders.filters.from}</span>
        <input
          type="date"
          value={fromDay ?? ''}
          max={toDay}
          onChange={(event) => onChange({ fromDay: event.currentTarget.value || undefined })}
        />
      </label>
      <span aria-hidden>–</span>
      <label className={styles.day}>
        <span className="visually-hidden">{orders.filters.to}</span>
        <input
          type="date"
          value={toDay ?? ''}
          min={fromDay}
          onChange={(event) => onChange({ toDay: event.currentTarget.value || undefined })}
        />
      </label>
    </div>
  );
}
