import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useNow } from '../clock/use-now.ts';
import { readDay } from '../format/read-day.ts';
import { addDays, formatDay, isDay, istDay } from '../format/time.ts';
import styles from './day-field.module.css';
import { ui } from './strings.ts';

interface DayFieldProps {
  readonly label: string;
  /** Where a label stands beside it, which names it by this. */
  readonly id?: string;
  /** `YYYY-MM-DD`, or nothing; text that is no day is shown as it is. */
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Told when the field is left, by Enter, the arrow keys and the calendar: a day, nothing, or text that is no day in reach. */
  readonly onChange: (value: string) => void;
}

/**
 * A day in our words, whatever the browser's language: a native field shows mm/dd/yyyy in some, and then 4/8 is another day.
 * It is typed in any usual form; the browser's own calendar stands beside it.
 */
export function DayField({ label, id, value, min, max, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState<string>();
  const picker = useRef<HTMLInputElement>(null);
  const own = useId();
  const today = istDay(useNow(60_000));
  const fault = faultOf(value, min, max);

  function settle(text: string): void {
    setDraft(undefined);
    onChange(text.trim() === '' ? '' : (readDay(text, today) ?? text.trim()));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === 'Enter' && draft !== undefined) settle(draft);
    else if (step !== undefined) {
      const from = readDay(draft ?? value, today);
      settle(from === undefined ? today : addDays(from, step));
    } else return;
    // What surrounds it must not act on the day that stood there before.
    event.preventDefault();
  }

  return (
    <span className={styles.field}>
      <span className={styles.box} data-invalid={fault !== undefined || undefined}>
        <input
          type="text"
          id={id}
          autoComplete="off"
          placeholder={ui.dayForm}
          aria-label={id === undefined ? label : undefined}
          aria-describedby={`${own}-hint`}
          aria-invalid={fault !== undefined}
          value={draft ?? (isDay(value) ? formatDay(value) : value)}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => draft !== undefined && settle(draft)}
        />
        <button type="button" aria-label={ui.calendarOf(label)} onClick={() => picker.current?.showPicker()}>
          <IconCalendar size={16} aria-hidden />
        </button>
        <input
          ref={picker}
          type="date"
          className={styles.picker}
          tabIndex={-1}
          aria-hidden
          value={isDay(value) ? value : ''}
          min={min}
          max={max}
          onChange={(event) => settle(event.currentTarget.value)}
        />
      </span>
      <span id={`${own}-hint`} className={fault === undefined ? 'visually-hidden' : styles.fault}>
        {fault ?? ui.dayHint}
      </span>
    </span>
  );
}

function faultOf(value: string, min: string | undefined, max: string | undefined): string | undefined {
  if (value === '') return undefined;
  if (!isDay(value)) return ui.dayUnreadable;
  // The other end may itself be text that is no day; then nothing is beyond it.
  if (min !== undefined && isDay(min) && value < min) return ui.dayTooEarly(formatDay(min));
  return max !== undefined && isDay(max) && value > max ? ui.dayTooLate(formatDay(max)) : undefined;
}
