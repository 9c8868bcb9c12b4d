import styles from './orders-filters.module.css';
import type { FilterProps } from './orders-filters.tsx';
import { orders } from './strings.ts';

const choices = [
  [undefined, orders.filters.all],
  ['buy', orders.sides.buy],
  ['sell', orders.sides.sell],
] as const;

export function SideFilter({ filter, onChange }: FilterProps) {
  return (
    <fieldset className={styles.segments}>
      <legend className="visually-hidden">{orders.filters.side}</legend>
      {choices.map(([side, word]) => (
        <button
          key={word}
          type="button"
          aria-pressed={filter.side === side}
          onClick={() => onChange({ side })}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
