import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { orderQuery } from '../api/queries.ts';
import { CheckNow } from '../orders/check-now.tsx';
import { describeOrder } from '../orders/describe-order.ts';
import { LastGood } from '../ui/last-good.tsx';
import { listOf, rememberRow } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { OrderParts } from './order-parts.tsx';
import { order as words } from './strings.ts';

/** One order: what became of it, why, and on what evidence. */
export function OrderPage() {
  const { id = '' } = useParams();
  const query = useQuery(orderQuery(id));
  const { data: order } = query;
  useEffect(() => rememberRow(id), [id]);

  const sentence = order ? describeOrder(order) : words.one;
  return (
    <Page
      title={sentence}
      heading={<span aria-live="polite">{sentence}</span>}
      back={{ to: listOf('/orders/'), word: words.back }}
      actions={order && <CheckNow accountIds={[order.account_id]} />}
    >
      <LastGood query={query} title={words.problem} loading={<SkeletonRows rows={6} height={44} />}>
        {order && <OrderParts order={order} />}
      </LastGood>
    </Page>
  );
}
