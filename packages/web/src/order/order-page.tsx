import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { orderQuery } from '../api/queries.ts';
import { CheckNow } from '../orders/check-now.tsx';
import { describeOrder } from '../orders/describe-order.ts';
import { listOf, rememberRow } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { OrderParts } from './order-parts.tsx';
import { order as words } from './strings.ts';

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
      {order && <OrderParts order={order} />}
    </Page>
  );
}
