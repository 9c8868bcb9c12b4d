import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconX } from '@tabler/icons-react';
import type { Order, OrderStatistics } from '../api/types.ts';
import shared from '../ui/filters.module.css';
import { Segments } from '../ui/segments.tsx';
import { DayFilter } from './day-filter.tsx';
import {
  clearFilters,
  countFilters,
  type OrdersFilter,
  origins,
  reasonClasses,
  sorts,
} from './orders-filter.ts';
import styles from './orders-filters.module.css';
import { SearchBox } from './search-box.tsx';
import { StateFilter } from './state-filter.tsx';
import { orders } from './strings.ts';

export interface FilterProps {
  readonly filter: OrdersFilter;
  /** Every change goes back to the first page. */
  readonly onChange: (change: Partial<OrdersFilter>) => void;
}

interface OrdersFiltersProps extends FilterProps {
  readonly statistics: OrderStatistics | undefined;
  readonly today: string;
}

export function OrdersFilters({ filter, onChange, statistics, today }: OrdersFiltersProps) {
  const set = countFilters(filter);
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <search className={styles.filters} data-opened={opened || undefined} aria-label={orders.filters.region}>
      <div className={styles.states}>
        <StateFilter filter={filter} onChange={onChange} statistics={statistics} />
      </div>
      <div className={shared.filters}>
        <div className={styles.search}>
          <SearchBox filter={filter} onChange={onChange} />
          <button type="button" className={styles.open} aria-expanded={opened} onClick={toggle}>
            <IconAdjustments size={18} aria-hidden />
            {orders.filters.open(set)}
          </button>
        </div>
        <div className={styles.foldable}>
          <Segments<Order['side']>
            legend={orders.filters.side}
            choices={[
              [undefined, orders.filters.all],
              ['buy', orders.sides.buy],
              ['sell', orders.sides.sell],
            ]}
            value={filter.side}
            onChange={(side) => onChange({ side })}
          />
          <select
            className={shared.field}
            aria-label={orders.tools.origin}
            value={filter.origin ?? ''}
            onChange={(event) =>
              onChange({ origin: origins.find((each) => each === event.currentTarget.value) })
            }
          >
            <option value="">{orders.tools.anyOrigin}</option>
            {origins.map((origin) => (
              <option key={origin} value={origin}>
                {orders.origins[origin]}
              </option>
            ))}
          </select>
          <select
            className={shared.field}
            aria-label={orders.tools.reasonClass}
            value={filter.reason ?? ''}
            onChange={(event) =>
              onChange({ reason: reasonClasses.find((each) => each === event.currentTarget.value) })
            }
          >
            <option value="">{orders.tools.anyReason}</option>
            {reasonClasses.map((each) => (
              <option key={each} value={each}>
                {orders.reasonClasses[each]}
              </option>
            ))}
          </select>
          <select
            className={shared.field}
            aria-label={orders.sortLabel}
            value={filter.sort}
            onChange={(event) => {
              const chosen = sorts.find((each) => each === event.currentTarget.value);
              if (chosen) onChange({ sort: chosen });
            }}
          >
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {orders.sorts[sort]}
              </option>
            ))}
          </select>
          <DayFilter filter={filter} onChange={onChange} today={today} />
        </div>
        {filter.needsMe && (
          <button
            type="button"
            className={shared.removable}
            onClick={() => onChange({ needsMe: false })}
            aria-label={orders.filters.remove(orders.views.needsMe)}
          >
            {orders.views.needsMe}
            <IconX size={14} aria-hidden />
          </button>
        )}
        {filter.symbol && (
          <button
            type="button"
            className={shared.removable}
            onClick={() => onChange({ symbol: undefined })}
            aria-label={orders.filters.remove(orders.filters.symbol(filter.symbol))}
          >
            {orders.filters.symbol(filter.symbol)}
            <IconX size={14} aria-hidden />
          </button>
        )}
        {set > 0 && (
          <Button variant="subtle" size="xs" onClick={() => onChange(clearFilters(filter))}>
            {orders.filters.clear}
          </Button>
        )}
      </div>
    </search>
  );
}
