import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import type { Order } from '../api/types.ts';
import styles from './cells.module.css';
import { orders } from './strings.ts';

/** Blue in, orange out: never green and red, which are profit and loss. */
export function Side({ side }: { readonly side: Order['side'] }) {
  const Mark = side === 'buy' ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span className={styles.side} data-side={side}>
      <Mark size={15} stroke={2.2} aria-hidden />
      {orders.sides[side]}
    </span>
  );
}
