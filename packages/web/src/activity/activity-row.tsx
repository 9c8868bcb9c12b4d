import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import type { ActivityEvent } from '../api/queries-today.ts';
import { formatMoment, istSeconds, parseMoment } from '../format/time.ts';
import { lookOfEvent } from '../order/event-look.ts';
import { Evidence } from '../order/evidence.tsx';
import { order as orderWords } from '../order/strings.ts';
import styles from './activity-row.module.css';
import { activity as words } from './strings.ts';

interface ActivityRowProps {
  readonly event: ActivityEvent;
  /** Shown when there is more than one account. */
  readonly account: string | undefined;
}

/** One event: when, what in a sentence, by whom, how it was learned, and the way to its order and its evidence. */
export function ActivityRow({ event, account }: ActivityRowProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const box = useId();
  const { tone, icon: Mark } = lookOfEvent(event.kind);
  const at = parseMoment(event.at);
  const { order_id, symbol, evidence_id } = event;
  return (
    <li className={styles.event} data-row={event.id} data-kind={event.kind} tabIndex={-1}>
      <time className={styles.when} dateTime={event.at} title={formatMoment(at)}>
        {istSeconds(at)}
      </time>
      <span
        className={styles.node}
        style={{ '--tone': `var(--tone-${tone})`, '--soft': `var(--tone-${tone}-soft)` }}
      >
        <Mark size={15} aria-hidden />
      </span>
      <div className={styles.what}>
        <p>
          {symbol !== null && <strong>{symbol}</strong>} {event.sentence}
        </p>
        <p className={styles.source}>
          <span className={styles.actor}>{orderWords.actors[event.actor]}</span>
          <span>{orderWords.source(event.source)}</span>
          {account && <span>{account}</span>}
          {event.while_down && <span>{words.whileDown}</span>}
        </p>
        {opened && evidence_id !== null && (
          <div id={box}>
            <Evidence id={evidence_id} />
          </div>
        )}
      </div>
      <span className={styles.ways}>
        {order_id !== null && (
          <Link
            to={`/orders/${order_id}`}
            aria-label={symbol === null ? words.openOrder : words.orderOf(symbol)}
            className={styles.way}
          >
            {words.order}
          </Link>
        )}
        {evidence_id !== null && (
          <button
            type="button"
            className={styles.way}
            data-evidence
            aria-expanded={opened}
            aria-controls={opened ? box : undefined}
            aria-label={orderWords.evidenceOf(event.sentence)}
            onClick={toggle}
          >
            {orderWords.evidence}
            <IconChevronDown size={14} aria-hidden />
          </button>
        )}
      </span>
    </li>
  );
}
