import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { describeDeal } from '../actions/describe-deal.ts';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import { bulk } from '../actions/strings.ts';
import type { Selection } from '../actions/use-selection.ts';
import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCountdown } from '../format/age.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { StateChip } from '../orders/cells.tsx';
import { orders } from '../orders/strings.ts';
import { describeOutside } from './describe-outside.ts';
import { describeRetryBand } from './describe-retry-band.ts';
import { moneyOf } from './money-of.ts';
import { dropOn, PlaceButtons } from './place-buttons.tsx';
import styles from './queue-row.module.css';
import { queue } from './strings.ts';
import type { QueueOrder } from './use-queue-order.ts';

interface QueueRowProps {
  readonly order: Order;
  readonly funds: readonly Funds[];
  readonly selection: Selection;
  readonly queue: QueueOrder | undefined;
}

/** Everything that decides whether to wait, to try now, or to let go. */
export function QueueRow({ order, funds, selection, queue: places }: QueueRowProps) {
  const { columns } = queue;
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  return (
    <tr data-order={order.symbol} {...(places && dropOn(order.id, places))}>
      <td className={styles.select}>
        <Checkbox
          aria-label={bulk.select(what)}
          checked={selection.ids.has(order.id)}
          onChange={() => selection.toggle(order.id)}
        />
      </td>
      <th scope="row" data-label={columns.order}>
        <span className={styles.stack}>
          <Link to={`/orders/${order.id}`} data-row={order.id} className={styles.deal}>
            {describeDeal(order)}
          </Link>
          <span>
            <StateChip order={order} />
          </span>
          {places && <PlaceButtons id={order.id} symbol={order.symbol} queue={places} />}
        </span>
      </th>
      <td className={styles.reason} data-label={columns.reason}>
        <span className={styles.stack}>
          <span>
            <strong>{orders.reasonClasses[order.reason?.class ?? 'other']}.</strong>{' '}
            {order.reason?.meaning ?? order.reason?.broker_words}
          </span>
          <Usefulness order={order} funds={funds} />
          <WaitingWish order={order} />
        </span>
      </td>
      <td className={styles.tries} data-label={columns.attempts}>
        <Tries order={order} />
      </td>
      <td className={styles.next} data-label={columns.next}>
        <NextTry order={order} />
      </td>
      <td className={styles.money} data-label={columns.needed}>
        <Money order={order} funds={funds} />
      </td>
      <td className={styles.actions}>
        <OrderActions order={order} small />
      </td>
    </tr>
  );
}

const marks = { yes: IconCheck, after_change: IconAlertTriangle, no: IconX, unknown: IconHelp };

function Usefulness({ order, funds }: Pick<QueueRowProps, 'order' | 'funds'>) {
  const now = useNow(60_000);
  const retry = describeRetryBand(order, funds, now);
  if (retry !== undefined) {
    const Sign = marks[retry.useful];
    return (
      <span className={styles.useful} data-useful={retry.useful}>
        <Sign size={15} aria-hidden />
        <span>
          {queue.columns.useful} <strong>{retry.short}</strong> {retry.sentence}
          {retry.useful !== 'yes' && order.reason?.advice && ` ${order.reason.advice}`}
        </span>
      </span>
    );
  }
  const outside = describeOutside(order, funds, now);
  if (outside !== undefined) {
    return (
      <span className={styles.useful} data-useful="no">
        <IconX size={15} aria-hidden />
        <span>
          {queue.columns.useful} <strong>{queue.outsideBand}</strong> {outside}
        </span>
      </span>
    );
  }
  const useful = order.reason?.retry_useful ?? 'unknown';
  const Mark = marks[useful];
  return (
    <span className={styles.useful} data-useful={useful}>
      <Mark size={15} aria-hidden />
      <span>
        {queue.columns.useful} <strong>{queue.useful[useful]}.</strong> {order.reason?.advice}
      </span>
    </span>
  );
}

function Tries({ order }: { readonly order: Order }) {
  const { attempts, retry_count, first_failed_at, last_retry_attempt } = order;
  return (
    <span className={styles.stack}>
      <span>{queue.tried(formatCount(Math.max(attempts.length, retry_count)))}</span>
      {first_failed_at !== null && (
        <span className={styles.faint}>{queue.first(shortMoment(first_failed_at))}</span>
      )}
      {last_retry_attempt !== null && (
        <span className={styles.faint}>{queue.lastTry(shortMoment(last_retry_attempt))}</span>
      )}
    </span>
  );
}

function NextTry({ order }: { readonly order: Order }) {
  const now = useNow();
  const { next_retry_at, next_retry_note, retry_expires_at, retry_expiry_provisional } = order;
  return (
    <span className={styles.stack}>
      <span>
        {next_retry_at === null
          ? queue.byHand
          : `${shortMoment(next_retry_at)}, ${queue.in(formatCountdown(parseMoment(next_retry_at) - now))}`}
      </span>
      {next_retry_note !== null && <span className={styles.faint}>{next_retry_note}</span>}
      {retry_expires_at !== null && order.status === 'retry_pending' && (
        <span className={styles.faint}>
          {queue.expires(shortMoment(retry_expires_at), formatCountdown(parseMoment(retry_expires_at) - now))}
          {retry_expiry_provisional && ` (${queue.provisional})`}
        </span>
      )}
    </span>
  );
}

function Money({ order, funds }: { readonly order: Order; readonly funds: readonly Funds[] }) {
  const { needed, free, freeAt, left, fits, shortfall } = moneyOf(order, funds);
  if (needed === null && shortfall === null) return <span className={styles.faint}>{queue.notKnown}</span>;
  return (
    <span className={styles.stack}>
      {needed !== null && <span>{queue.needs(formatRupees(needed))}</span>}
      <span className={styles.faint}>
        {left !== null
          ? queue.leftFor(formatRupees(left))
          : free === null
            ? queue.freeNotKnown
            : queue.freeIs(formatRupees(free), freeAt === null ? queue.atLastTry : shortMoment(freeAt))}
      </span>
      {shortfall !== null && (
        <strong className={styles.missing}>{queue.missing(formatRupees(shortfall))}</strong>
      )}
      {fits === true && <span>{queue.covered}</span>}
    </span>
  );
}

function shortMoment(text: string): string {
  const at = parseMoment(text);
  return `${formatWeekday(istDay(at))} ${istMinutes(at)}`;
}
