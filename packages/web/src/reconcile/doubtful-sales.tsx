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

interface DoubtedSale {
  readonly position: PositionDetail;
  readonly sale: PositionDetail['orders'][number];
}

/** Sales by hand that nothing but a person can judge; nothing while there are none. */
export function DoubtfulSales() {
  const { data } = useQuery(openPositionsQuery);
  // Here and not in a row: the row goes when it is settled, and the answer must stay to be read.
  const [asked, setAsked] = useState<DoubtedSale>();
  const held = data?.items.filter(({ hold }) => hold?.by === 'ambiguous_sale') ?? [];
  return (
    <>
      {held.length > 0 && (
        <Panel title={reconcile.sales.title} flush>
          {held.map(({ id }) => (
            <DoubtfulPosition key={id} id={id} onAsk={setAsked} />
          ))}
        </Panel>
      )}
      {asked && <SettleSaleDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface DoubtfulPositionProps {
  readonly id: string;
  readonly onAsk: (asked: DoubtedSale) => void;
}

function DoubtfulPosition({ id, onAsk }: DoubtfulPositionProps) {
  const { sales: words } = reconcile;
  const { data: position } = useQuery(positionQuery(id));
  if (!position) return null;
  const { symbol, quantity, orders } = position;
  return orders
    .filter(({ verdict }) => verdict === 'ambiguous')
    .map((sale) => (
      <article key={sale.order_id} className={styles.card} data-sale={symbol}>
        <div className={styles.head}>
          <h3>
            <Link to={`/orders/${sale.order_id}`}>{words.about(symbol, formatCount(quantity))}</Link>
          </h3>
        </div>
        <p>{words.text}</p>
        <div className={styles.foot}>
          <span className={styles.faint}>{words.sold(formatCount(sale.quantity), formatDay(sale.day))}</span>
          <Button size="xs" onClick={() => onAsk({ position, sale })}>
            {words.button}
          </Button>
        </div>
      </article>
    ));
}
