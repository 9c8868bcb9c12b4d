import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { openPositionsQuery, type PositionDetail, positionQuery } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { formatDay } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './divergence-card.module.css';
import { SettleSaleDialog } from './settle-sale-dialog.tsx';
import { reconcile } from './strings.ts';

/** Sales by hand that nothing but a person can judge; nothing while there are none. */
export function DoubtfulSales() {
  const { data } = useQuery(openPositionsQuery);
  const held = data?.items.filter(({ hold }) => hold?.by === 'ambiguous_sale') ?? [];
  if (held.length === 0) return null;
  return (
    <Panel title={reconcile.sales.title} flush>
      {held.map(({ id }) => (
        <DoubtfulPosition key={id} id={id} />
      ))}
    </Panel>
  );
}

function DoubtfulPosition({ id }: { readonly id: string }) {
  const { data: position } = useQuery(positionQuery(id));
  const sales = position?.orders.filter(({ verdict }) => verdict === 'ambiguous') ?? [];
  return sales.map((sale) => position && <Sale key={sale.order_id} position={position} sale={sale} />);
}

interface SaleProps {
  readonly position: PositionDetail;
  readonly sale: PositionDetail['orders'][number];
}

function Sale({ position, sale }: SaleProps) {
  const { sales: words } = reconcile;
  const [opened, setOpened] = useState(false);
  return (
    <article className={styles.card} data-sale={position.symbol}>
      <div className={styles.head}>
        <h3>
          <Link to={`/orders/${sale.order_id}`}>
            {words.about(position.symbol, formatCount(position.quantity))}
          </Link>
        </h3>
      </div>
      <p>{words.text}</p>
      <div className={styles.foot}>
        <span className={styles.faint}>{words.sold(formatCount(sale.quantity), formatDay(sale.day))}</span>
        <Button size="xs" onClick={() => setOpened(true)}>
          {words.button}
        </Button>
      </div>
      {opened && <SettleSaleDialog position={position} sale={sale} onClose={() => setOpened(false)} />}
    </article>
  );
}
