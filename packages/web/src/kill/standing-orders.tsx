import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { describeDeal } from '../actions/describe-deal.ts';
import { cancelStanding, type KillScope, type KillSwitch } from '../api/queries-kill.ts';
import { useWishKey } from '../api/use-wish-key.ts';
import { formatCount } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './kill-dialog.module.css';
import { kill } from './strings.ts';

interface StandingOrdersProps {
  readonly standing: KillSwitch;
  readonly scope: KillScope;
}

type Standing = KillSwitch['cancellable']['items'][number] & { readonly words?: string };

/** What is at the broker whatever we do: apart from each other, what can be cancelled and what cannot. */
export function StandingOrders({ standing, scope }: StandingOrdersProps) {
  const client = useQueryClient();
  const keyOf = useWishKey();
  const [isSure, setSure] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelStanding(scope, keyOf(scope)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders'] }),
  });
  const { cancellable, not_cancellable } = standing;
  if (cancellable.count + not_cancellable.count === 0) return <p>{kill.nothingStands}</p>;
  const count = formatCount(cancellable.count);
  const one = cancellable.count === 1;
  return (
    <>
      {cancellable.count > 0 && (
        <section aria-label={kill.can(count)}>
          <h3 className={styles.heading}>{kill.can(count)}</h3>
          <OrderLines those={cancellable.items} until={kill.until} />
          {cancel.data ? (
            <p role="status">{kill.asked(formatCount(cancel.data.asked), cancel.data.asked === 1)}</p>
          ) : isSure ? (
            <div className={styles.buttons}>
              <p>{kill.cancelAsk(count, one)}</p>
              {/* The safe answer has the focus here, too. */}
              <Button variant="default" autoFocus onClick={() => setSure(false)}>
                {kill.keep}
              </Button>
              <Button color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {kill.cancelConfirm}
              </Button>
            </div>
          ) : (
            <div className={styles.buttons}>
              <Button variant="default" onClick={() => setSure(true)}>
                {kill.cancelThese(count, one)}
              </Button>
            </div>
          )}
          {cancel.error && <ProblemNotice error={cancel.error} title={kill.problem} />}
        </section>
      )}
      {not_cancellable.count > 0 && (
        <section aria-label={kill.cannot(formatCount(not_cancellable.count))}>
          <h3 className={styles.heading}>{kill.cannot(formatCount(not_cancellable.count))}</h3>
          <OrderLines those={not_cancellable.items} until={kill.untilThen} />
        </section>
      )}
    </>
  );
}

interface OrderLinesProps {
  readonly those: readonly Standing[];
  readonly until: (at: string) => string;
}

function OrderLines({ those, until }: OrderLinesProps) {
  return (
    <ul className={styles.list}>
      {those.map((order) => (
        <li key={order.order_id}>
          <Link to={`/orders/${order.order_id}`}>{describeDeal(order)}</Link>{' '}
          {order.execution_qty > 0 && (
            <strong>{kill.filled(formatCount(order.execution_qty), formatCount(order.quantity))} </strong>
          )}
          <span>
            {order.words} {order.until !== null && until(shortMoment(order.until))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function shortMoment(text: string): string {
  const at = parseMoment(text);
  return `${formatWeekday(istDay(at))}, ${istMinutes(at)} IST`;
}
