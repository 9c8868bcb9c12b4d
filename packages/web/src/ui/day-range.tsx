import styles from './filters.module.css';
import { ui } from './strings.ts';

export interface Days {
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
}

/** Days in India, both included; an end that is left out is open. */
export function DayRange({
  fromDay,
  toDay,
  onChange,
}: Days & { readonly onChange: (change: Partial<Days>) => void }) {
  return (
    <div className={styles.days}>
      <input
        type="date"
        className={styles.field}
        aria-label={ui.fromDay}
        value={fromDay ?? ''}
        max={toDay}
        onChange={(event) => onChange({ fromDay: event.currentTarget.value || undefined })}
      />
      <span aria-hidden>–</span>
      <input
        type="date"
        className={styles.field}
        aria-label={ui.toDay}
        value={toDay ?? ''}
        min={fromDay}
        onChange={(event) => onChange({ toDay: event.currentTarget.value || undefined })}
      />
    </div>
  );
}
