import { useState } from 'react';
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
  const preset = presets.find(([, from, to]) => fromDay === from && toDay === to);
  const [choosing, setChoosing] = useState(false);
  const own = choosing || preset === undefined;
  return (
    <div className={styles.days}>
      <fieldset className={styles.segments}>
        <legend className="visually-hidden">{orders.filters.days}</legend>
        {presets.map(([word, from, to]) => (
          <button
            key={word}
            type="button"
            aria-pressed={!own && preset?.[0] === word}
            onClick={() => {
              setChoosing(false);
              onChange({ fromDay: from, toDay: to });
            }}
          >
            {word}
          </button>
        ))}
        <button type="button" aria-pressed={own} onClick={() => setChoosing(true)}>
          {orders.filters.choose}
        </button>
      </fieldset>
      {own && (
        <>
          <DayInput
            word={orders.filters.from}
            value={fromDay}
            max={toDay}
            onDay={(day) => onChange({ fromDay: day })}
          />
          <span aria-hidden>–</span>
          <DayInput
            word={orders.filters.to}
            value={toDay}
            min={fromDay}
            onDay={(day) => onChange({ toDay: day })}
          />
        </>
      )}
    </div>
  );
}

interface DayInputProps {
  readonly word: string;
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

function DayInput({ word, value, min, max, onDay }: DayInputProps) {
  return (
    <input
      type="date"
      className={styles.day}
      aria-label={word}
      value={value ?? ''}
      min={min}
      max={max}
      onChange={(event) => onDay(event.currentTarget.value || undefined)}
    />
  );
}
