import { useState } from 'react';
import { addDays } from '../format/time.ts';
import { DayRange } from '../ui/day-range.tsx';
import { Segments } from '../ui/segments.tsx';
import styles from './orders-filters.module.css';
import type { FilterProps } from './orders-filters.tsx';
import { orders } from './strings.ts';

interface DayFilterProps extends FilterProps {
  readonly today: string;
}

/** Trading days in India, both included. */
export function DayFilter({ filter, onChange, today }: DayFilterProps) {
  const { fromDay, toDay } = filter;
  const presets = {
    any: { fromDay: undefined, toDay: undefined },
    today: { fromDay: today, toDay: today },
    week: { fromDay: addDays(today, -6), toDay: today },
  } as const;
  const names = ['any', 'today', 'week'] as const;
  const preset = names.find((name) => fromDay === presets[name].fromDay && toDay === presets[name].toDay);
  const [choosing, setChoosing] = useState(false);
  const chosen = choosing ? 'own' : (preset ?? 'own');
  return (
    <div className={styles.days}>
      <Segments<'own' | (typeof names)[number]>
        legend={orders.filters.days}
        choices={[
          ['any', orders.filters.anyDay],
          ['today', orders.filters.todayOnly],
          ['week', orders.filters.week],
          ['own', orders.filters.choose],
        ]}
        value={chosen}
        onChange={(choice = 'any') => {
          setChoosing(choice === 'own');
          if (choice !== 'own') onChange(presets[choice]);
        }}
      />
      {chosen === 'own' && <DayRange fromDay={fromDay} toDay={toDay} onChange={onChange} />}
    </div>
  );
}
