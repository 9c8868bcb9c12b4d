import { Link } from 'react-router';
import type { Order } from '../api/types.ts';
import { formatRupees } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { orders } from '../orders/strings.ts';
import { Panel } from '../ui/panel.tsx';
import { order as words } from './strings.ts';
import styles from './why.module.css';

/** Why the order is as it is, in our words and in the broker's, and what can be done. */
export function Why({ order }: { readonly order: Order }) {
  const { reason } = order;
  const theirs = reason ? reason.broker_words : (order.rejection_reason ?? order.cancelled_reason);
  const meaning = reason?.meaning;
  const byWhom = order.status === 'cancelled' && !meaning;
  const who = byWhom ? orders.cancelledBy[order.cancelled_by ?? 'unknown'] : undefined;
  const money = describeMoney(order);
  if (!theirs && !meaning && !who && !money && !reason?.advice) return null;
  return (
    <Panel title={words.why}>
      <div className={styles.why}>
        {who && <p className={styles.meaning}>{who}.</p>}
        {meaning && <p className={styles.meaning}>{meaning}</p>}
        {money && <p>{money}</p>}
        {reason?.advice && (
          <div className={styles.advice}>
            <h3>{words.whatToDo}</h3>
            <p>
              {reason.advice} {reason.retry_useful && words.retryUseful[reason.retry_useful]}
            </p>
          </div>
        )}
        {theirs && (
          <div>
            <h3>{words.brokerWords}</h3>
            <blockquote className={styles.quote}>{theirs}</blockquote>
            {!meaning && <p className={styles.faint}>{words.unknownReason}</p>}
          </div>
        )}
        {order.linked_order_id && (
          <p>
            {words.names.linked}: <Link to={`/orders/${order.linked_order_id}`}>{words.open}</Link>
          </p>
        )}
      </div>
    </Panel>
  );
}

function describeMoney(order: Order): string | undefined {
  const parts: string[] = [];
  const { required_cash, available_cash, shortfall, retry_expires_at } = order;
  // A reason of our own has the amounts in its words already.
  if (shortfall !== null && order.reason !== null && order.reason.broker_words !== null) {
    if (required_cash !== null && available_cash !== null) {
      parts.push(words.cash(formatRupees(required_cash), formatRupees(available_cash)));
    }
    parts.push(words.short(formatRupees(shortfall)));
  }
  if (order.status === 'retry_pending' && retry_expires_at !== null) {
    const at = parseMoment(retry_expires_at);
    parts.push(words.retryUntil(`${formatWeekday(istDay(at))} ${istMinutes(at)}`));
    if (order.retry_expiry_provisional) parts.push(words.provisional);
  }
  return parts.length === 0 ? undefined : parts.join(' ');
}
