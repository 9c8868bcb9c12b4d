import styles from './endless.module.css';
import type { Drawn } from './endless-table.tsx';
import { OrderCard } from './order-cards.tsx';
import { orders } from './strings.ts';

/** The same for narrow screens: cards of any height, each where the ones before it end. */
export function EndlessCards({ virtualizer, at }: Drawn<Element>) {
  const margin = virtualizer.options.scrollMargin;
  return (
    <ul className={styles.cards} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const { order } = at(index);
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.place}
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            {order ? (
              <OrderCard order={order} dated />
            ) : (
              <div className={styles.comingCard}>
                <span className={styles.coming} aria-hidden />
                <span className="visually-hidden">{orders.coming}</span>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
