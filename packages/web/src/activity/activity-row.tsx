import { Link } from 'react-router';
import type { ActivityEvent } from '../api/queries-today.ts';
import { formatMoment, istSeconds, parseMoment } from '../format/time.ts';
import { EventNode, EventSource, useEvidenceFold } from '../order/event-parts.tsx';
import fold from '../ui/fold.module.css';
import styles from './activity-row.module.css';
import { activity as words } from './strings.ts';

interface ActivityRowProps {
  readonly event: ActivityEvent;
  /** Shown when there is more than one account. */
  readonly account: string | undefined;
  /** False where its order has no page here: one of a rehearsal. */
  readonly isLinked?: boolean;
}

/** One event: when, what in a sentence, by whom, how it was learned, and the way to its order and its evidence. */
export function ActivityRow({ event, account, isLinked = true }: ActivityRowProps) {
  const { button, evidence } = useEvidenceFold(event);
  const at = parseMoment(event.at);
  const { order_id, symbol } = event;
  return (
    <li className={styles.event} data-row={event.id} data-kind={event.kind} tabIndex={-1}>
      <time className={styles.when} dateTime={event.at} title={formatMoment(at)}>
        {istSeconds(at)}
      </time>
      <div className={styles.node}>
        <EventNode kind={event.kind} />
      </div>
      <div className={styles.what}>
        <p>
          {symbol !== null && <strong>{symbol}</strong>} {event.sentence}
        </p>
        <EventSource actor={event.actor} source={event.source}>
          {account && <span>{account}</span>}
          {event.while_down && <span>{words.whileDown}</span>}
        </EventSource>
        {evidence}
      </div>
      <span className={styles.ways}>
        {isLinked && order_id !== null && (
          <Link
            to={`/orders/${order_id}`}
            aria-label={symbol === null ? words.openOrder : words.orderOf(symbol)}
            className={fold.fold}
          >
            {words.order}
          </Link>
        )}
        {button}
      </span>
    </li>
  );
}
