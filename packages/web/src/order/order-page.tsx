import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import { orderQuery } from '../api/queries.ts';
import { CaseMenu } from '../export/case-menu.tsx';
import { StateChip } from '../orders/cells.tsx';
import { CheckNow } from '../orders/check-now.tsx';
import { describeOrder } from '../orders/describe-order.ts';
import { Side } from '../orders/side.tsx';
import { listOf, rememberRow } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Attempts } from './attempts.tsx';
import { Compare } from './compare.tsx';
import { Fills } from './fills.tsx';
import { OrderFacts } from './order-facts.tsx';
import styles from './order-page.module.css';
import { OrderPath } from './order-path.tsx';
import { Prices } from './prices.tsx';
import { order as words } from './strings.ts';
import { Timeline } from './timeline.tsx';
import { Why } from './why.tsx';

/** One order: what became of it, why, and on what evidence. */
export function OrderPage() {
  const { id = '' } = useParams();
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  useEffect(() => rememberRow(id), [id]);

  const sentence = order ? describeOrder(order) : '';
  return (
    <Page
      title={sentence}
      heading={<span aria-live="polite">{sentence}</span>}
      back={{ to: listOf('/orders/'), word: words.back }}
      actions={order && <CheckNow accountIds={[order.account_id]} />}
    >
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!order && !error && <SkeletonRows rows={6} height={44} />}
      {order && (
        <>
          <p className={styles.tags}>
            <StateChip order={order} large />
            <Side side={order.side} />
            <Link to={`/orders?symbol=${encodeURIComponent(order.symbol)}`}>{words.allOf(order.symbol)}</Link>
          </p>
          <div className={styles.actions} data-order-page>
            <WaitingWish order={order} />
            <OrderActions order={order} />
            <CaseMenu order={order} />
          </div>
          <div className={styles.columns}>
            <div className={styles.column}>
              <Why order={order} />
              <Timeline orderId={id} />
            </div>
            <div className={styles.column}>
              <Compare order={order} />
              <Fills order={order} />
              <Prices order={order} />
              <OrderPath order={order} />
              <Attempts attempts={order.attempts} />
              <OrderFacts order={order} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
