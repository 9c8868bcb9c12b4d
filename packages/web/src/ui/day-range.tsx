import { useState } from 'react';
import { isDay } from '../format/time.ts';
import { DayField } from './day-field.tsx';
import styles from './filters.module.css';
import { ui } from './strings.ts';

export interface Days {
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
}

/** As they are written. */
interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Days in India, both included; an end that is left out is open. */
export function DayRange({
  fromDay,
  toDay,
  onChange,
}: Days & { readonly onChange: (change: Partial<Days>) => void }) {
  // While an end is no day, or lies beyond the other, both stay as they were written and nothing is narrowed by them.
  const [written, setWritten] = useState<Ends>();
  const shown = written ?? { from: fromDay ?? '', to: toDay ?? '' };

  function take(change: Partial<Ends>): void {
    const next = { ...shown, ...change };
    const isUsed = isRange(next);
    setWritten(isUsed ? undefined : next);
    if (isUsed) onChange({ fromDay: next.from || undefined, toDay: next.to || undefined });
  }

  return (
    <div className={styles.days}>
      <DayField
        label={ui.fromDay}
        value={shown.from}
        max={shown.to === '' ? undefined : shown.to}
        onChange={(from) => take({ from })}
      />
      <span aria-hidden>–</span>
      <DayField
        label={ui.toDay}
        value={shown.to}
        min={shown.from === '' ? undefined : shown.from}
        onChange={(to) => take({ to })}
      />
    </div>
  );
}

function isRange({ from, to }: Ends): boolean {
  const areDays = [from, to].every((end) => end === '' || isDay(end));
  return areDays && (from === '' || to === '' || from <= to);
}
